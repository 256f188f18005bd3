"""A past log at once, for looking around with and for measuring: nobody asked it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import insert

from knowledge.domain.conversation import InquiryState, Outcome, QuestionState
from knowledge.domain.people import Role
from knowledge.store.tables import ConversationRow, InquiryRow, QuestionRow
from knowledge.store.unit_of_work import UnitOfWork

_BATCH = 2000
# Tables rather than mapped classes, which take four times as long.
_TALKS = ConversationRow.metadata.tables[ConversationRow.__tablename__]
_QUESTIONS = QuestionRow.metadata.tables[QuestionRow.__tablename__]


@dataclass(frozen=True)
class PastQuestion:
    """A conversation of one message; `answered_after` is how long an adviser took over it, if one did."""

    conversation: str
    owner: str
    at: datetime
    team: str
    text: str | None
    outcome: Outcome
    helped: bool | None
    took_ms: int
    answered_after: timedelta | None = None


def add_past(work: UnitOfWork, questions: Iterable[PastQuestion]) -> None:
    """Put them into the log; count and publish it afterwards."""
    rest = iter(questions)
    while batch := list(islice(rest, _BATCH)):
        work.session.execute(insert(_TALKS), [_talk(one) for one in batch])
        work.session.execute(insert(_QUESTIONS), [_question(one) for one in batch])
        passed = [one for one in batch if one.answered_after is not None]
        for one in passed:
            work.session.add(_inquiry(one))
        work.session.flush()


def _talk(one: PastQuestion) -> dict[str, object]:
    times = {"created_at": one.at, "last_at": one.at}
    return {"id": one.conversation, "owner": one.owner, "state": {}, "redaction": {}, **times}


def _question(one: PastQuestion) -> dict[str, object]:
    return {
        "conversation_id": one.conversation,
        "at": one.at,
        "tried_at": one.at,
        "role": Role.OFFICER.value,
        "team": one.team,
        "text_redacted": one.text,
        "helped": one.helped,
        "latency_ms": one.took_ms,
        "state": QuestionState.ANSWERED.value,
        **vars(one.outcome),
    }


def _inquiry(one: PastQuestion) -> InquiryRow:
    assert one.answered_after is not None
    return InquiryRow(
        conversation_id=one.conversation,
        reference=None,
        text_redacted=one.text or "",
        state=InquiryState.ANSWERED.value,
        opened_at=one.at,
        answered_by="Sample adviser",
        answer="[sample] Answered.",
        answered_at=one.at + one.answered_after,
    )
