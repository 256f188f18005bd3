"""The forms of accounts. What a field may hold is the services' to say; here only that it is there."""

from flask_wtf import FlaskForm
from govuk_frontend_wtf.wtforms_widgets import GovPasswordInput, GovSelect, GovSubmitInput, GovTextInput
from wtforms import PasswordField, SelectField, StringField, SubmitField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length

from knowledge.domain.people import Role

ROLES = [SelectChoice(role.value, role.value.capitalize()) for role in Role]


class SignInForm(FlaskForm):
    """Address and password."""

    address = StringField(
        "E-mail address",
        widget=GovTextInput(),
        validators=[InputRequired("Give your e-mail address."), Length(max=254)],
    )
    password = PasswordField(
        "Password",
        widget=GovPasswordInput(),
        validators=[InputRequired("Give your password."), Length(max=200)],
    )
    submit = SubmitField("Sign in", widget=GovSubmitInput())


class PasswordForm(FlaskForm):
    """A new password for oneself."""

    old = PasswordField(
        "Present password", widget=GovPasswordInput(), validators=[InputRequired("Give it once more.")]
    )
    new = PasswordField(
        "New password",
        description="At least 10 characters. A few words in a row are easy to remember and hard to guess.",
        widget=GovPasswordInput(),
        validators=[InputRequired("Choose a new password.")],
    )
    submit = SubmitField("Change password", widget=GovSubmitInput())


class PersonForm(FlaskForm):
    """Somebody new."""

    address = StringField(
        "E-mail address", widget=GovTextInput(), validators=[InputRequired("Give an address.")]
    )
    name = StringField("Name", widget=GovTextInput(), validators=[Length(max=100)])
    role = SelectField("Role", choices=ROLES, widget=GovSelect())
    team = StringField("Team", widget=GovTextInput(), validators=[Length(max=100)])
    submit = SubmitField("Add", widget=GovSubmitInput())


class DutiesForm(FlaskForm):
    """What somebody is here to do."""

    role = SelectField("Role", choices=ROLES, widget=GovSelect())
    team = StringField("Team", widget=GovTextInput(), validators=[Length(max=100)])
    submit = SubmitField("Save", widget=GovSubmitInput())
