"""What an officer is told of one of their own answers, after it was given."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class NoticeKind(StrEnum):
    """Advice that was taken back, or an answer to what had none."""

    RECALL = "recall"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Recall:
    """Advice of a document taken back: all who were given it since `since`, before version `number`, are told."""

    id: int
    document_id: str
    number: int
    since: date
    text: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Notice:
    """`reference` is the answer that it is about; `from_day` the day from which it is shown."""

    id: int
    kind: NoticeKind
    recall_id: int | None
    owner: str
    question_id: int
    reference: str
    document_id: str
    number: int
    title: str
    text: str
    from_day: date
    at: datetime
    seen_at: datetime | None
