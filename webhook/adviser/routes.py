"""What the helpline could not answer, oldest first, and a box to answer it in."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovSubmitInput, GovTextArea
from wtforms import SubmitField, TextAreaField
from wtforms.validators import InputRequired

from knowledge.domain.conversation import Inquiry
from knowledge.domain.errors import BadInput
from knowledge.services.accounts import account_of
from knowledge.services.handing_over import answer_inquiry, inquiry_of, open_inquiries
from knowledge.understanding.redaction import Memory, redact
from webhook.chat.history import history_of_inquiry
from webhook.clock import now
from webhook.identity import current_caller
from webhook.roles import for_roles
from webhook.wiring import wiring

blueprint = Blueprint("adviser", __name__, url_prefix="/inquiries")


class AnswerForm(FlaskForm):
    """An adviser's answer."""

    answer = TextAreaField(
        "Your answer",
        description="The officer sees it in the same conversation. Names are taken out before it is kept.",
        widget=GovTextArea(),
        validators=[InputRequired("Write an answer.")],
    )
    submit = SubmitField("Send the answer", widget=GovSubmitInput())


@blueprint.get("")
@for_roles("adviser", "registrar", "admin")
def waiting() -> ResponseReturnValue:
    """What waits, oldest first."""
    with wiring().store.reading() as work:
        return render_template("adviser/waiting.html", inquiries=open_inquiries(work))


@blueprint.route("/<reference>", methods=["GET", "POST"])
@for_roles("adviser", "registrar", "admin")
def inquiry(reference: str) -> ResponseReturnValue:
    """One question with the conversation it came from, and the answer to it."""
    form = AnswerForm()
    if form.validate_on_submit():
        try:
            done = _answer(reference, form.answer.data)
            flash(f"{done.reference} is answered.", "done")
            return redirect(url_for("adviser.waiting"), 303)
        except BadInput as error:
            form.answer.errors = [error.sentence]
    with wiring().store.reading() as work:
        asked = inquiry_of(work, reference)
    turns = history_of_inquiry(wiring().store, asked)
    page = render_template("adviser/inquiry.html", inquiry=asked, turns=turns, form=form)
    return page, 422 if form.is_submitted() else 200


def _answer(reference: str, answer: str) -> Inquiry:
    with wiring().store() as work:
        who = account_of(work, current_caller().account or 0)
        done = answer_inquiry(work, reference, redact(answer, Memory()).text, who, now())
        work.commit()
    return done
