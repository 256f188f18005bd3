"""Turns a tracker of Rasa's into one call of the knowledge, and its result into messages."""

import asyncio
import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from knowledge.services.advising import Desk, Turn, advise

log = logging.getLogger(__name__)


class AdviceFailed(Exception):
    """Says nothing about the message, since Rasa logs what an action raises."""


class ActionAdvise(Action):
    """Registered under three names: Rasa has its own idea of what "restart" and "back" run."""

    names = ("action_advise", "action_restart", "action_back")

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk = desk
        self._name = name

    def name(self) -> str:
        return self._name

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        try:
            turn = turn_of(tracker.sender_id, tracker.latest_message, datetime.now(UTC))
            # In a thread, so that one long decision doesn't hold up everybody's.
            replies = await asyncio.to_thread(advise, turn, self._desk)
        except Exception as error:  # noqa: BLE001 — whatever it is, it is logged and told on without its words
            log.error("advice failed kind=%s at=%s", type(error).__name__, _place(error))
            raise AdviceFailed from None
        for reply in replies:
            dispatcher.utter_message(json_message=dict(reply.as_json()))
        return []


def turn_of(conversation: str, message: Mapping[str, Any], now: datetime) -> Turn:
    """The turn that Rasa's latest message stands for."""
    metadata = message.get("metadata") or {}
    on = metadata.get("on")
    return Turn(
        conversation=conversation,
        text=message.get("text") or "",
        kind=(message.get("intent") or {}).get("name"),
        payload=payload_of(message.get("entities") or ()),
        facts=metadata.get("facts") or {},
        now=now,
        on=date.fromisoformat(on) if on else now.date(),
    )


def payload_of(entities: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Only a button's exact payload has entities: Rasa takes none out of free text here."""
    return {entity["entity"]: entity["value"] for entity in entities}


def _place(error: Exception) -> str:
    """Where it was raised; the error's own words may hold what an officer typed."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
