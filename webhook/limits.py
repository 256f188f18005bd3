"""How often one caller may ask. Generous to programs that ask one by one, strict on guessing passwords."""

from flask import Blueprint, Flask, g, request
from flask_limiter import Limiter

EACH_CALLER = "1200/minute"
EACH_ADDRESS_SIGNING_IN = "60/minute"
EACH_NAME_SIGNING_IN = "10/minute"


def init_app(app: Flask, served: list[Blueprint], signing_in: str) -> None:
    """Limit the callers of these blueprints, and the attempts at the endpoint that signs people in."""
    app.config["RATELIMIT_HEADERS_ENABLED"] = True
    limiter = Limiter(_caller, app=app, storage_uri="memory://")
    for blueprint in served:
        limiter.limit(EACH_CALLER)(blueprint)
    view = app.view_functions[signing_in]
    view = limiter.limit(EACH_NAME_SIGNING_IN, key_func=_name_signing_in, methods=["POST"])(view)
    view = limiter.limit(EACH_ADDRESS_SIGNING_IN, key_func=_address, methods=["POST"])(view)
    app.view_functions[signing_in] = view


def _caller() -> str:
    caller = g.get("caller")
    return caller.owner if caller else _address()


def _address() -> str:
    return request.remote_addr or "unknown"


def _name_signing_in() -> str:
    return f"{_address()} {request.form.get('address', '').strip().lower()[:254]}"
