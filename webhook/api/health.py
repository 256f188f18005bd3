"""Whether the helpline can serve, and its counters."""

import ipaddress
from dataclasses import asdict

from flask import Response, g, jsonify, request
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import HelplineError
from knowledge.reading.strict_yaml import ContentError
from webhook.api.blueprint import blueprint
from webhook.clock import today
from webhook.errors import refusal
from webhook.roles import public
from webhook.wiring import wiring


@blueprint.get("/healthz")
@public
def healthz() -> ResponseReturnValue:
    """Without Rasa we still serve, so only the store and what is published decide the status."""
    parts = {**_own_parts(), **wiring().bot.health()}
    able = parts["store"] == "up" and parts["knowledge"] in ("up", "in part")
    whole = able and all(state == "up" for state in parts.values())
    status = "up" if whole else "degraded" if able else "down"
    body: dict[str, object] = {"status": status, "parts": parts}
    if parts["knowledge"] == "in part":
        body["not_said"] = [asdict(one) for one in wiring().desk.not_said(today())]
    return jsonify(body), 200 if able else 503


@blueprint.get("/metrics")
@public
def metrics() -> ResponseReturnValue:
    """For a scraper on this machine, or one with a token."""
    if g.caller is None and not _from_this_machine():
        raise refusal(401)
    return Response(wiring().metrics.text(), mimetype="text/plain; version=0.0.4")


def _own_parts() -> dict[str, str]:
    try:
        with wiring().store.reading() as work:
            work.knowledge_serial()
    except HelplineError:
        return {"store": "down", "knowledge": "down"}
    try:
        if not wiring().desk.facts(today()):
            return {"store": "up", "knowledge": "empty"}
        # A text that can't be read, approved for today: what stood before it is said.
        return {"store": "up", "knowledge": "in part" if wiring().desk.not_said(today()) else "up"}
    except (HelplineError, ContentError):
        return {"store": "up", "knowledge": "down"}


def _from_this_machine() -> bool:
    """A proxy on this machine speaks for others, and says so."""
    if request.headers.get("X-Forwarded-For") or request.headers.get("Forwarded"):
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
