"""Before every request: who is calling, and whether this is open to them."""

from flask import Flask, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, UserMixin, current_user
from flask_wtf.csrf import CSRFProtect

from knowledge.domain.errors import NotSignedIn
from knowledge.domain.people import Account, ApiToken
from knowledge.services.accounts import who_holds
from webhook.clock import now
from webhook.errors import refusal, wants_json
from webhook.identity import Caller
from webhook.roles import PUBLIC, public, roles_of
from webhook.wiring import wiring

csrf = CSRFProtect()
# A person whose password was printed by a machine may do nothing before choosing one.
BEFORE_CHOOSING_A_PASSWORD = {"accounts.password", "accounts.sign_out", "static"}


class SignedIn(UserMixin):
    """An account as Flask-Login wants it; the mark ends sessions begun with an older password or role."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def get_id(self) -> str:
        """What the session cookie carries."""
        return f"{self.account.id}.{self.account.mark}"


def init_app(app: Flask) -> None:
    """Close every route, then open each to those it names."""
    login = LoginManager(app)
    login.session_protection = None  # an officer's phone changes its address from street to street
    login.user_loader(_signed_in)
    app.config["WTF_CSRF_CHECK_DEFAULT"] = (
        False  # checked below, once we know how the caller proves who they are
    )
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a token lasts as long as the session it belongs to
    app.config["WTF_CSRF_SSL_STRICT"] = False  # it reads the Referer, which our own policy withholds
    csrf.init_app(app)
    public(app.view_functions["static"])
    app.before_request(admit)


def admit() -> ResponseReturnValue | None:
    """Let the request through, or say why not."""
    if request.endpoint is None:
        return None
    open_to = roles_of(current_app.view_functions[request.endpoint])
    token = _bearer()
    g.caller = None if request.endpoint == "static" else _caller(token, required=PUBLIC not in open_to)
    if PUBLIC not in open_to:
        if g.caller is None:
            return _sign_in_first()
        if token is not None and not request.path.startswith("/api/"):
            raise refusal(403, "A token opens the API only; pages are for people who sign in.")
        if g.caller.role not in open_to:
            raise refusal(403)
        if g.caller.must_change_password and request.endpoint not in BEFORE_CHOOSING_A_PASSWORD:
            return _choose_a_password_first()
    if token is None:
        csrf.protect()
    return None


def _caller(token: str | None, *, required: bool) -> Caller | None:
    """A token counts alone: a session beside it is not looked at."""
    if token is not None:
        return _by_token(token, required=required)
    if not current_user.is_authenticated:
        return None
    account: Account = current_user.account
    return Caller(
        account.owner,
        account.name or account.address,
        account.role.value,
        account.team,
        account=account.id,
        must_change_password=account.must_change,
    )


def _by_token(token: str, *, required: bool) -> Caller | None:
    try:
        with wiring().store.reading() as work:
            held: ApiToken = who_holds(work, token, now())
    except NotSignedIn:
        if required:
            raise
        return None
    return Caller(held.owner, held.name, held.role.value, held.team)


def _bearer() -> str | None:
    header = request.headers.get("Authorization")
    if header is None:
        return None
    kind, _, token = header.partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _signed_in(session_id: str) -> SignedIn | None:
    number, _, mark = session_id.partition(".")
    if not (number.isdigit() and mark.isdigit()):
        return None
    with wiring().store.reading() as work:
        account = work.accounts.find(int(number))
    return SignedIn(account) if account and account.active and account.mark == int(mark) else None


def _sign_in_first() -> ResponseReturnValue:
    if wants_json():
        raise refusal(401)
    request.max_content_length = request.max_form_memory_size = (
        None  # strangers may not send as much as editors
    )
    if request.method == "POST" and "started_from" in request.form:  # a text, which must not be lost
        return render_template("accounts/signed_out.html", fields=request.form.items(multi=True)), 401
    onward = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("accounts.sign_in", next=None if onward == "/" else onward))


def _choose_a_password_first() -> ResponseReturnValue:
    if wants_json():
        raise refusal(403, "Choose a password of your own first.")
    return redirect(url_for("accounts.password"))
