"""Signing in and out, and one's own password."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user

from knowledge.domain.errors import BadInput, Locked, NotSignedIn
from knowledge.domain.people import Account
from knowledge.services.accounts import change_password
from knowledge.services.accounts import sign_in as check_in
from webhook.accounts.forms import PasswordForm, SignInForm
from webhook.clock import now
from webhook.errors import refusal
from webhook.gate import SignedIn
from webhook.identity import current_caller
from webhook.roles import for_everyone_signed_in, public
from webhook.wiring import wiring

blueprint = Blueprint("accounts", __name__)


@blueprint.route("/sign-in", methods=["GET", "POST"])
@public
def sign_in() -> ResponseReturnValue:
    """Address and password; wrong ones are answered alike, whoever they belong to."""
    form = SignInForm()
    complaint, status = None, 200
    if form.validate_on_submit():
        try:
            _let_in(form.address.data, form.password.data)
            return redirect(_onward(), 303)
        except NotSignedIn as error:
            locked = isinstance(error, Locked)
            wiring().metrics.sign_ins.labels("locked" if locked else "wrong").inc()
            complaint, status = error.sentence, 429 if locked else 401
    elif form.is_submitted():
        status = 422
    return render_template("accounts/sign_in.html", form=form, complaint=complaint), status


@blueprint.post("/sign-out")
@for_everyone_signed_in
def sign_out() -> ResponseReturnValue:
    """Forget everything that the session knows."""
    logout_user()
    session.clear()
    return redirect(url_for("accounts.sign_in"), 303)


@blueprint.get("/you")
@for_everyone_signed_in
def you() -> ResponseReturnValue:
    """Who one is here."""
    return render_template("accounts/you.html")


@blueprint.route("/password", methods=["GET", "POST"])
@for_everyone_signed_in
def password() -> ResponseReturnValue:
    """Change one's password; other sessions end."""
    caller, form = current_caller(), PasswordForm()
    status = 200
    if form.validate_on_submit():
        try:
            _change(caller.account, form.old.data, form.new.data)
            flash("Your password is changed.", "done")
            return redirect(url_for("chat.page"), 303)
        except BadInput as error:
            getattr(form, error.field or "new").errors = [error.sentence]
    if form.is_submitted():
        status = 422
    return render_template("accounts/password.html", form=form, forced=caller.must_change_password), status


def _let_in(address: str, password_given: str) -> None:
    with wiring().store() as work:
        account = check_in(work, address, password_given, now())
    wiring().metrics.sign_ins.labels("right").inc()
    _begin_session(account)


def _change(account_id: int | None, old: str, new: str) -> None:
    if account_id is None:
        raise refusal(403)
    with wiring().store() as work:
        account = change_password(work, account_id, old, new, now())
        work.commit()
    _begin_session(account)


def _begin_session(account: Account) -> None:
    """Anew, so that nothing from before the sign-in lives on, the CSRF token least of all."""
    session.clear()
    session.permanent = True
    login_user(SignedIn(account))


def _onward() -> str:
    """Where the person was going, if that is a page of ours."""
    onward = request.args.get("next", "")
    ours = (
        onward.startswith("/") and not onward.startswith("//") and "\\" not in onward and onward.isprintable()
    )
    return onward if ours else url_for("chat.page")
