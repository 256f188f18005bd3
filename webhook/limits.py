"""How often one caller may ask. Generous to programs that ask one by one, strict on guessing passwords."""

import time
from collections import Counter
from threading import Lock
from typing import Any

from flask import Flask, g, request
from flask_limiter import Limiter

from webhook.errors import refusal

EACH_CALLER_A_MINUTE = 1200
# A station's officers may share an address; one person's name from it is tried far less often.
EACH_ADDRESS_SIGNING_IN = "60/minute"
EACH_NAME_SIGNING_IN = "10/minute"
# Whoever watches over the helpline must never be turned away.
UNLIMITED = {"static", "api.healthz", "api.metrics"}


class Allowance:
    """Requests of each caller in this minute.

    Flask-Limiter's memory starts a timer thread for each hit, a measurable part of a message's time;
    a count that is thrown away with its minute does for this one limit.
    """

    def __init__(self, most: int) -> None:
        self._most, self._minute = most, 0
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def wait(self, caller: str, now: float) -> int:
        """Count one request; the seconds to wait, 0 when there is nothing to wait for."""
        minute = int(now // 60)
        with self._lock:
            if minute != self._minute:
                self._minute, self._counts = minute, Counter()
            self._counts[caller] += 1
            spent = self._counts[caller] > self._most
        return 60 - int(now % 60) if spent else 0


def init_app(app: Flask, signing_in: str) -> None:
    """Limit every caller, and the attempts at the endpoint that signs people in."""
    allowance = Allowance(EACH_CALLER_A_MINUTE)
    app.before_request(lambda: _count(allowance))
    limiter = Limiter(_address, app=app, storage_uri="memory://")
    by_name = limiter.limit(EACH_NAME_SIGNING_IN, key_func=_name_signing_in, methods=["POST"])
    by_address = limiter.limit(EACH_ADDRESS_SIGNING_IN, methods=["POST"])
    view: Any = app.view_functions[signing_in]
    app.view_functions[signing_in] = by_address(by_name(view))
    app.config["RATELIMIT_HEADERS_ENABLED"] = True


def _count(allowance: Allowance) -> None:
    if request.endpoint in UNLIMITED:
        return
    caller = g.get("caller")
    seconds = allowance.wait(caller.owner if caller else _address(), time.time())
    if seconds:
        refused = refusal(429)
        refused.retry_after = seconds
        raise refused


def _address() -> str:
    return request.remote_addr or "unknown"


def _name_signing_in() -> str:
    return f"{_address()} {request.form.get('address', '').strip().lower()[:254]}"
