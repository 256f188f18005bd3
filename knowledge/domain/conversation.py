"""Conversations, the questions asked in them, and those passed to a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

Json = Mapping[str, Any]


class QuestionState(StrEnum):
    """A question is pending until its replies are stored."""

    PENDING = "pending"
    ANSWERED = "answered"
    FAILED = "failed"


class InquiryState(StrEnum):
    """Whether an adviser has answered."""

    OPEN = "open"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Conversation:
    """One person's conversation; `state` is the interview's, `redaction` salted digests."""

    id: str
    owner: str
    state: Json
    redaction: Json
    created_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class Asker:
    """In what capacity a question is asked; no name."""

    role: str
    team: str


@dataclass(frozen=True)
class Outcome:
    """What became of a question, in the words that trainers count by."""

    status: str
    kind: str | None = None
    topic: str | None = None
    entry: str | None = None
    entry_version: int | None = None
    decision: str | None = None
    meant_class: str | None = None
    decided_class: str | None = None


@dataclass(frozen=True)
class Question:
    """One message and what it was answered. Texts are None once they are forgotten."""

    id: int
    conversation: str
    message_id: str | None
    at: datetime
    tried_at: datetime
    role: str
    team: str
    text: str | None
    outcome: Outcome
    helped: bool | None
    latency_ms: int | None
    replies: Sequence[Json] | None
    state: QuestionState
    reference: str | None
    check_code: str | None


@dataclass(frozen=True)
class Opened:
    """A message taken in. `replies` is set when it had been answered before."""

    question: int
    replies: Sequence[Json] | None = None


@dataclass(frozen=True)
class Inquiry:
    """A question waiting for, or answered by, an adviser."""

    id: int
    reference: str
    question_id: int | None
    conversation: str
    text: str
    state: InquiryState
    opened_at: datetime
    answered_by: str | None
    answer: str | None
    answered_at: datetime | None


def reference_for(series: str, year: int, number: int) -> str:
    """What people quote: HL-2026-000123."""
    return f"{series}-{year:04d}-{number:06d}"
