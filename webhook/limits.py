"""How often one caller may ask. Generous to programs that ask one by one, strict on guessing passwords."""

from typing import Any

from flask import Flask, g, request
from flask_limiter import Limiter

EACH_CALLER = "1200/minute"
# A station's officers may share an address; one person's name from it is tried far less often.
EACH_ADDRESS_SIGNING_IN = "60/minute"
EACH_NAME_SIGNING_IN = "10/minute"
# Whoever watches over the helpline must never be turned away.
UNLIMITED = {"static", "api.healthz", "api.metrics"}


def init_app(app: Flask, signing_in: str) -> None:
    """Limit every caller, and the attempts at the endpoint that signs people in."""
    app.config["RATELIMIT_HEADERS_ENABLED"] = True
    limiter = Limiter(_caller, application_limits=[EACH_CALLER], storage_uri="memory://")
    limiter.request_filter(lambda: request.endpoint in UNLIMITED)
    limiter.init_app(app)
    by_name = limiter.limit(EACH_NAME_SIGNING_IN, key_func=_name_signing_in, methods=["POST"])
    by_address = limiter.limit(EACH_ADDRESS_SIGNING_IN, key_func=_address, methods=["POST"])
    view: Any = app.view_functions[signing_in]
    app.view_functions[signing_in] = by_address(by_name(view))


def _caller() -> str:
    caller = g.get("caller")
    return caller.owner if caller else _address()


def _address() -> str:
    return request.remote_addr or "unknown"


def _name_signing_in() -> str:
    return f"{_address()} {request.form.get('address', '').strip().lower()[:254]}"
