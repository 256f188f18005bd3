"""What every answer carries so that a browser trusts nothing but us."""

import secrets
from datetime import timedelta

from flask import Flask, Response, g, request
from flask.sessions import SecureCookieSessionInterface

MOST_BYTES = 1024 * 1024
SESSION_LENGTH = timedelta(hours=12)


class SessionOverTls(SecureCookieSessionInterface):
    """The session cookie is for TLS alone wherever the request came by it."""

    def get_cookie_secure(self, app: Flask) -> bool:
        """Plain HTTP is for a laptop's loopback."""
        return request.is_secure


def init_app(app: Flask) -> None:
    """Set limits, the cookie's rules and the headers."""
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["SESSION_COOKIE_NAME"] = "helpline"
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.config["PERMANENT_SESSION_LIFETIME"] = SESSION_LENGTH
    app.session_interface = SessionOverTls()
    app.add_template_global(csp_nonce)
    app.after_request(harden)


def csp_nonce() -> str:
    """This answer's own word for the one inline script that marks scripting as on."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    nonce: str = g.csp_nonce
    return nonce


def harden(response: Response) -> Response:
    """Add the headers to every answer, refusals too."""
    script = f"'self' 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else "'self'"
    policy = (
        f"default-src 'none'; script-src {script}; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if request.endpoint != "static":
        response.headers["Cache-Control"] = "no-store"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response
