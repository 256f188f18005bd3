"""The registrar's forms. What a field may hold is the services' to say; here only that it is there."""

from collections.abc import Sequence

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovRadioInput, GovSubmitInput, GovTextArea, GovTextInput
from wtforms import DateField, RadioField, StringField, SubmitField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length


class DayField(DateField):
    """A day; what is none gets a sentence that says what a day looks like."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("Give a day, such as 2026-12-01.") from None


def _at_most(number: int) -> Length:
    return Length(max=number, message=f"Say it in {number} characters or fewer.")


class ApproveForm(FlaskForm):
    """From when on it is said, and a word on it."""

    takes_effect = DayField(
        "Takes effect on",
        description="From the first message of that day. Today means at once.",
        widget=GovTextInput(),
        validators=[InputRequired("Give a day.")],
    )
    note = TextAreaField(
        "Note",
        description="For the history: why it changes. Needed where a test fails or a past answer changes.",
        widget=GovTextArea(),
        validators=[_at_most(2000)],
    )
    approve = SubmitField("Approve", widget=GovSubmitInput())


class WithdrawForm(FlaskForm):
    """Why a draft is taken back."""

    why = StringField("Why (you may leave it empty)", widget=GovTextInput(), validators=[_at_most(500)])
    withdraw = SubmitField("Withdraw", widget=GovSubmitInput())


class RetireForm(FlaskForm):
    """The first day on which it is no longer said, and why."""

    ends = DayField(
        "No longer said from",
        description="Today means at once.",
        widget=GovTextInput(),
        validators=[InputRequired("Give a day.")],
    )
    why = StringField(
        "Why",
        widget=GovTextInput(),
        validators=[InputRequired("Say why it is retired."), _at_most(500)],
    )
    retire = SubmitField("Retire", widget=GovSubmitInput())


class DocumentForm(FlaskForm):
    """A new entry or topic."""

    kind = RadioField(
        "What is it?",
        widget=GovRadioInput(),
        choices=[
            SelectChoice("entry", "An advice entry: an answer to a question"),
            SelectChoice("topic", "A topic: rules that decide"),
            SelectChoice(
                "determination", "A determination: which reading of an open point holds in this force"
            ),
        ],
        validators=[InputRequired("Choose what it is.")],
    )
    slug = StringField(
        "Short name",
        description="Lower-case letters, digits and hyphens, such as theft-from-vehicles. It can’t be changed later.",
        widget=GovTextInput(),
        validators=[InputRequired("Give a short name.")],
    )
    title = StringField(
        "Title",
        description="As officers will see it.",
        widget=GovTextInput(),
        validators=[InputRequired("Give a title.")],
    )
    begin = SubmitField("Begin the draft", widget=GovSubmitInput())


class RecallForm(FlaskForm):
    """Since which day the old advice was given, and what whoever got it is told."""

    since = DayField(
        "Given since",
        description="Everybody who was given an older version on that day or later is told.",
        widget=GovTextInput(),
        validators=[InputRequired("Give a day.")],
    )
    text = TextAreaField(
        "What was wrong, and what is right",
        description="Officers read this in the chat, beside the reference of their answer.",
        widget=GovTextArea(),
        validators=[InputRequired("Say what was wrong and what is right."), _at_most(1000)],
    )
    recall = SubmitField("Recall", widget=GovSubmitInput())


class EmergencyForm(FlaskForm):
    """Why it can't wait for a second person."""

    why = StringField(
        "What is the emergency?",
        description="For the history, and for whoever approves it afterwards.",
        widget=GovTextInput(),
        validators=[InputRequired("Say what the emergency is."), _at_most(500)],
    )
    publish = SubmitField("Publish at once", widget=GovSubmitInput())
