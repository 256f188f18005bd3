"""The server that Rasa calls: on loopback, and only for who has the key.

rasa-sdk's own server is not used: it serves everybody, starts a second process, and puts
the whole request, with what the officer typed, into the body of a failure, which Rasa logs.
"""

import hmac
import json
import signal
import sys
import zlib
from datetime import UTC, datetime
from typing import Any

from rasa_sdk.executor import ActionExecutor
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from actions.advise import ActionAdvise, AdviceFailed
from knowledge.services.advising import Desk
from knowledge.settings import Settings
from knowledge.store.unit_of_work import open_store

HEADER = "X-Helpline-Key"


def create_app(desk: Desk, key: str) -> Sanic[Any, Any]:
    app = Sanic("helpline-actions", configure_logging=False)
    executor = ActionExecutor()
    for name in ActionAdvise.names:
        executor.register_action(ActionAdvise(desk, name))

    @app.on_request
    async def guard(request: Request) -> HTTPResponse | None:
        given = request.headers.get(HEADER, "")
        if request.path == "/health" or hmac.compare_digest(given.encode(), key.encode()):
            return None
        return json_response({"error": "This service answers the helpline only."}, status=403)

    @app.get("/health")
    async def health(_request: Request) -> HTTPResponse:
        return json_response({"status": "ok"})

    @app.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        call = read_call(request)
        if call is None or call.get("next_action") not in executor.actions:
            return json_response({"error": "not a call of one of our actions"}, status=422)
        try:
            result = await executor.run(call)
        except AdviceFailed:
            return json_response({"error": "the action failed"}, status=500)
        return json_response(result.model_dump() if result else None)

    return app


def read_call(request: Request) -> dict[str, Any] | None:
    """The action call, or None for anything else."""
    packed = request.headers.get("Content-Encoding") == "deflate"
    try:
        call = json.loads(zlib.decompress(request.body) if packed else request.body)
    except (ValueError, zlib.error):
        return None
    if not isinstance(call, dict) or not isinstance(call.get("tracker"), dict):
        return None
    # Rasa leaves its domain out, as bot/endpoints.yml asks; rasa-sdk insists on one.
    call.setdefault("domain", {})
    return call


def serve(settings: Settings) -> None:
    """Until SIGTERM or SIGINT."""
    # Sanic takes signals over only after it has begun to answer.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    desk = Desk(open_store(settings.database_url))
    # Healthy must mean ready: the first officer doesn't wait for the knowledge to be read.
    desk.edition(datetime.now(UTC).date())
    app = create_app(desk, settings.helpline_key)
    # One process: the knowledge is held in memory once.
    app.run(
        host="127.0.0.1",
        port=settings.action_port,
        single_process=True,
        access_log=False,
        motd=False,
    )
