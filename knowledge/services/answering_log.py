"""One row for each message: opened before it is answered, finished after.

Every function takes redacted text only; nothing here looks at it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from knowledge.domain.conversation import (
    Asker,
    Conversation,
    Json,
    Opened,
    Outcome,
    Question,
    QuestionState,
)
from knowledge.domain.errors import BadInput, Conflict, NotFound, NotYours
from knowledge.services.counting_asked import count
from knowledge.services.records import put_on_record
from knowledge.store.unit_of_work import UnitOfWork

# Longer than any answer takes; a message still pending then was lost with its process.
GIVEN_UP = timedelta(seconds=30)
# Turns that an opinion can't be about.
SMALL_TALK = frozenset({"helpful", "unhelpful", "greet", "thanks", "bye"})
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MESSAGE_ID = re.compile(r"[!-~]{1,128}")


@dataclass(frozen=True)
class Finished:
    """The replies as stored and shown, with their record."""

    replies: Sequence[Json]
    reference: str
    check_code: str


def claim_conversation(work: UnitOfWork, conversation: str, owner: str, now: datetime) -> Conversation:
    """This owner's conversation, begun if it is new; NotYours when another began it."""
    if not _ID.fullmatch(conversation):
        sentence = "A conversation's id is 1 to 64 letters, digits, hyphens and underscores."
        raise BadInput(sentence, field="conversation")
    taken = work.conversations.take(conversation, owner, now)
    if taken.owner != owner:
        raise NotYours("This conversation belongs to somebody else.", field="conversation")
    return taken


def open_question(
    work: UnitOfWork, conversation: str, message_id: str | None, text: str, asker: Asker, now: datetime
) -> Opened:
    """Take a message in, once, in a conversation that was claimed in the same work.

    A repeat of an answered message brings the stored replies. A repeat of one that is
    being answered is a Conflict; of one that failed or got lost, it is tried again.
    """
    if message_id is None:
        return Opened(work.questions.add(conversation, None, text, asker, now))
    if not _MESSAGE_ID.fullmatch(message_id):
        sentence = "A message's id is 1 to 128 printable characters without spaces."
        raise BadInput(sentence, field="message_id")
    before = work.questions.find_message(conversation, message_id)
    if before is None:
        return Opened(work.questions.add(conversation, message_id, text, asker, now))
    if before.state is QuestionState.ANSWERED and before.replies is not None:
        return Opened(before.id, before.replies)
    if before.state is QuestionState.PENDING and before.tried_at > now - GIVEN_UP:
        sentence = "This message is being answered. Ask again in a moment."
        raise Conflict(sentence, field="message_id", code="in-progress")
    work.questions.try_again(before.id, now)
    return Opened(before.id)


def finish_question(
    work: UnitOfWork,
    question_id: int,
    replies: Sequence[Json],
    outcome: Outcome,
    latency_ms: int,
    secret_key: str,
) -> Finished:
    """Store what was replied; replies that answer or decide get their record."""
    asked = question_of(work, question_id)
    shown, reference, code = put_on_record(asked, replies, secret_key)
    work.questions.finish(question_id, QuestionState.ANSWERED, outcome, shown, latency_ms, (reference, code))
    count(work, asked.conversation)
    return Finished(shown, reference, code)


def fail_question(
    work: UnitOfWork, question_id: int, latency_ms: int, outcome: Outcome | None = None
) -> None:
    """It could not be answered; the same message may be sent again."""
    outcome = outcome or Outcome(status="unavailable")
    work.questions.finish(question_id, QuestionState.FAILED, outcome, [], latency_ms, None)
    count(work, question_of(work, question_id).conversation)


def mark_helped(work: UnitOfWork, conversation: str, *, helped: bool) -> int | None:
    """Note the officer's opinion on the last answer; which one it was, if any."""
    latest = work.questions.latest_answered(conversation, but=SMALL_TALK)
    if latest is None:
        return None
    work.questions.set_helped(latest.id, helped=helped)
    count(work, conversation)
    return latest.id


def question_of(work: UnitOfWork, question_id: int) -> Question:
    """By number, or NotFound."""
    found = work.questions.find(question_id)
    if found is None:
        raise NotFound("There is no such question.")
    return found
