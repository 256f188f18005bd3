"""The one way into Rasa: `POST /webhooks/helpline/message`, with the key that `up` made."""

import hmac
import json
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.response import json as json_response

from bot import fast_actions, fast_validation

fast_actions.install()
fast_validation.install()

log = logging.getLogger(__name__)

HEADER = "X-Helpline-Key"
BUTTONS = frozenset(
    "inform unsure why source human helpful unhelpful restart back choose forget change guide stop resume meant".split()
)
ENTITIES = frozenset({"fact", "value", "entry", "guide", "ho_class"})
PAYLOAD = re.compile(r"/(?P<intent>[a-z]+)(?P<entities>\{.*\})?")


class BadMessage(ValueError):
    """Its text is one sentence for the caller."""


def is_button(text: str) -> bool:
    """Is it exactly what one of our buttons sends?"""
    payload = PAYLOAD.fullmatch(text)
    if payload is None or payload["intent"] not in BUTTONS:
        return False
    try:
        entities = json.loads(payload["entities"] or "{}")
    except ValueError:
        return False
    return entities.keys() <= ENTITIES and all(isinstance(v, str) for v in entities.values())


def as_typed(text: str) -> str:
    """Takes the slash off what only looks like a button.

    Rasa takes "/anything" as a command to itself, so an officer who types a slash would
    be answered as if a button had been pressed, or not at all.
    """
    text = text.strip()
    return text if is_button(text) else text.lstrip("/ ") or "?"


def read_message(body: Any) -> tuple[str, str, dict[str, Any]]:
    if not isinstance(body, dict):
        raise BadMessage("The message must be a JSON object.")
    sender, text, metadata = body.get("sender"), body.get("text"), body.get("metadata", {})
    if not isinstance(sender, str) or not sender:
        raise BadMessage("'sender' must be the conversation's id.")
    if not isinstance(text, str) or not text.strip():
        raise BadMessage("'text' must say something.")
    if not isinstance(metadata, dict):
        raise BadMessage("'metadata' must be a JSON object.")
    return sender, as_typed(text), metadata


def refusal(status: int, code: str, message: str) -> HTTPResponse:
    return json_response({"error": {"code": code, "message": message}}, status=status)


class Helpline(InputChannel):
    def __init__(self, key: str) -> None:
        if not key:
            raise ValueError("HELPLINE_KEY is empty.")
        self._key = key.encode()

    @classmethod
    def name(cls) -> str:
        return "helpline"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "Helpline":
        return cls(str((credentials or {}).get("key", "")))

    async def guard(self, request: Request) -> HTTPResponse | None:
        """Before every route of the server, Rasa's own included."""
        if hmac.compare_digest(request.headers.get(HEADER, "").encode(), self._key):
            return None
        return refusal(403, "forbidden", "This service answers the helpline only.")

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        routes = Blueprint("helpline")

        @routes.listener("before_server_start")
        async def close_the_door(app: Sanic, _loop: Any) -> None:
            app.register_middleware(self.guard, "request")

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                return refusal(503, "no-model", "Rasa has no trained model.")
            return json_response({"status": "ok"})

        @routes.post("/message")
        async def message(request: Request) -> HTTPResponse:
            try:
                sender, text, metadata = read_message(json.loads(request.body))
            except BadMessage as problem:
                return refusal(400, "bad-message", str(problem))
            except ValueError:
                return refusal(400, "bad-json", "The body must be JSON.")
            return json_response(await self._replies(on_new_message, sender, text, metadata))

        return routes

    async def _replies(
        self,
        on_new_message: Callable[[UserMessage], Awaitable[Any]],
        sender: str,
        text: str,
        metadata: dict[str, Any],
    ) -> list[dict[str, Any]]:
        collector = CollectingOutputChannel()
        message = UserMessage(text, collector, sender, input_channel=self.name(), metadata=metadata)
        try:
            await on_new_message(message)
        except Exception as error:  # noqa: BLE001 — whatever it is, the web app must hear [] and answer itself
            # The error's text may hold what the officer typed: only its kind is logged.
            log.error("helpline.message.failed kind=%s", type(error).__name__)
            return []
        return [{"custom": output["custom"]} for output in collector.messages if "custom" in output]
