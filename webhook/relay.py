"""The way of one message: take in, pass on, answer directly if need be, store, give back."""

import re
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import structlog

from knowledge.domain.conversation import Asker, Json, Opened
from knowledge.domain.errors import BadInput, StoreUnavailable
from knowledge.services.advising import Desk, Turn, advise
from knowledge.services.answering_log import claim_conversation, fail_question, finish_question, open_question
from knowledge.store.unit_of_work import Store
from knowledge.understanding.redaction import Memory, redact
from webhook.bot import Bot, BotDown
from webhook.clock import now, today
from webhook.identity import Caller
from webhook.metrics import Metrics
from webhook.outcomes import hand_over, note_opinion, outcome_of
from webhook.payloads import Press, read_press, without_slash

LONGEST_TEXT = 4000
TOO_LONG = (
    f"A message has at most {LONGEST_TEXT} characters. Send the part that says what was done, to whom, by whom and "
    "with what harm; the rest can follow in further messages."
)
DIRECT = (
    "The part of the helpline that follows a conversation is not running, so this comes straight from the "
    "approved entries and rules."
)
# Everything below a space except line breaks and tabs, and the marks that turn text around.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)

log = structlog.get_logger()


@dataclass(frozen=True)
class Message:
    """What an officer or a program sends."""

    conversation: str
    text: str
    message_id: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    on: date | None = None


@dataclass(frozen=True)
class _TakenIn:
    opened: Opened
    text: str
    press: Press | None


def clean(text: str) -> str:
    """The text without control characters, or why it can't be used."""
    cleaned = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not cleaned:
        raise BadInput("Write a message first.", field="text", code="empty")
    if len(cleaned) > LONGEST_TEXT:
        raise BadInput(TOO_LONG, field="text", code="too-long")
    return cleaned


class Relay:
    """Between the web and the assistant. Only redacted text leaves `_take_in`."""

    def __init__(self, store: Store, desk: Desk, bot: Bot, metrics: Metrics, secret_key: str) -> None:
        self._store, self._desk, self._bot, self._metrics = store, desk, bot, metrics
        self._secret_key = secret_key

    def answer(self, message: Message, caller: Caller) -> Sequence[Json]:
        """The replies, stored; a message that was answered before brings the same again."""
        started = time.perf_counter()
        taken = self._take_in(message, caller)
        if taken.opened.replies is not None:
            return taken.opened.replies
        try:
            replies = self._replies(message, taken)
            return self._finish(message.conversation, taken, replies, started)
        except BaseException:
            self._give_up(taken.opened.question, started)
            raise

    def _take_in(self, message: Message, caller: Caller) -> _TakenIn:
        text = clean(message.text)
        press = read_press(text)
        with self._store() as work:
            conversation = claim_conversation(work, message.conversation, caller.owner, now())
            if press is None:
                memory = Memory.from_json(conversation.redaction, self._secret_key.encode())
                redacted = redact(without_slash(text), memory)
                text = redacted.text
                if redacted.findings:
                    work.conversations.save_redaction(conversation.id, redacted.memory.as_json())
            asker = Asker(caller.role, caller.team)
            opened = open_question(work, conversation.id, message.message_id, text, asker, now())
            work.commit()
        return _TakenIn(opened, text, press)

    def _replies(self, message: Message, taken: _TakenIn) -> list[dict[str, Any]]:
        on = message.on or today()
        try:
            return self._bot.replies(message.conversation, taken.text, message.facts, on)
        except BotDown as down:
            log.warning("answered directly", why=down.why)
            self._metrics.direct.labels(down.why).inc()
            return self._directly(message, taken, on)

    def _directly(self, message: Message, taken: _TakenIn, on: date) -> list[dict[str, Any]]:
        turn = Turn(
            conversation=message.conversation,
            text=taken.text,
            kind=taken.press.turn if taken.press else None,
            payload=taken.press.entities if taken.press else {},
            facts=message.facts,
            now=now(),
            on=on,
        )
        first, *others = [dict(reply.as_json()) for reply in advise(turn, self._desk)]
        first["notice"] = DIRECT
        return [first, *others]

    def _finish(
        self, conversation: str, taken: _TakenIn, replies: list[dict[str, Any]], started: float
    ) -> Sequence[Json]:
        outcome = outcome_of(replies, taken.press)
        with self._store() as work:
            note_opinion(work, conversation, outcome)
            hand_over(work, conversation, taken.opened.question, outcome, replies, now())
            for reply in replies:
                if reply.get("notice"):
                    reply["text"] = f"{reply['text']}\n\n{reply['notice']}"
            took = round((time.perf_counter() - started) * 1000)
            finished = finish_question(work, taken.opened.question, replies, outcome, took, self._secret_key)
            work.commit()
        self._metrics.messages.labels(outcome.status).inc()
        return finished.replies

    def _give_up(self, question: int, started: float) -> None:
        """Leave word that the message was not answered, so that it can be sent again at once."""
        self._metrics.messages.labels("failed").inc()
        with suppress(StoreUnavailable), self._store() as work:
            fail_question(work, question, round((time.perf_counter() - started) * 1000))
            work.commit()
