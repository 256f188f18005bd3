"""Questions and their replies, as stored."""

from collections.abc import Iterator
from dataclasses import astuple, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from knowledge.domain.conversation import Asker, Outcome, Question, QuestionState
from knowledge.domain.errors import NotFound
from knowledge.store.tables import QuestionRow

_OUTCOME = tuple(field.name for field in fields(Outcome))


class Questions:
    """Questions by number and by the message they came in."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, conversation: str, message_id: str | None, text: str, asker: Asker, now: datetime) -> int:
        """A new pending question; its number."""
        row = QuestionRow(
            conversation_id=conversation,
            message_id=message_id,
            at=now,
            tried_at=now,
            role=asker.role,
            team=asker.team,
            text_redacted=text,
            state=QuestionState.PENDING.value,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def find(self, question_id: int) -> Question | None:
        """By number."""
        row = self._session.get(QuestionRow, question_id)
        return _question(row) if row else None

    def find_by_reference(self, reference: str) -> Question | None:
        """By what its record says."""
        return self._one(select(QuestionRow).where(QuestionRow.reference == reference))

    def find_message(self, conversation: str, message_id: str) -> Question | None:
        """By the message's own id."""
        return self._one(
            select(QuestionRow).where(
                QuestionRow.conversation_id == conversation, QuestionRow.message_id == message_id
            )
        )

    def of_conversation(self, conversation: str) -> list[Question]:
        """The whole conversation, oldest first."""
        rows = self._session.scalars(
            select(QuestionRow).where(QuestionRow.conversation_id == conversation).order_by(QuestionRow.id)
        )
        return [_question(row) for row in rows]

    def latest_answered(self, conversation: str, *, but: frozenset[str]) -> Question | None:
        """The last one answered, leaving out these kinds of turn."""
        asked = (
            select(QuestionRow)
            .where(
                QuestionRow.conversation_id == conversation,
                QuestionRow.state == QuestionState.ANSWERED.value,
                QuestionRow.kind.is_(None) | QuestionRow.kind.not_in(but),
            )
            .order_by(QuestionRow.id.desc())
            .limit(1)
        )
        return self._one(asked)

    def try_again(self, question_id: int, now: datetime) -> None:
        """Pending once more."""
        row = self._row(question_id)
        row.state, row.tried_at = QuestionState.PENDING.value, now
        self._session.flush()

    def finish(
        self,
        question_id: int,
        state: QuestionState,
        outcome: Outcome,
        replies: list[Any],
        latency_ms: int,
        record: tuple[str, str] | None,
    ) -> None:
        """What became of it; `record` is its reference and check code."""
        row = self._row(question_id)
        for name, value in zip(_OUTCOME, astuple(outcome), strict=True):
            setattr(row, name, value)
        row.state, row.replies, row.latency_ms = state.value, replies, latency_ms
        row.reference, row.check_code = record or (None, None)
        self._session.flush()

    def set_helped(self, question_id: int, *, helped: bool) -> None:
        """What the officer said of the answer."""
        self._row(question_id).helped = helped
        self._session.flush()

    def with_text_before(self, before: datetime, batch: int = 500) -> Iterator[list[Question]]:
        """Questions of before then whose words are still known, in batches."""
        last = 0
        while True:
            rows = self._session.scalars(
                select(QuestionRow)
                .where(
                    QuestionRow.at < before,
                    QuestionRow.text_redacted.is_not(None),
                    QuestionRow.id > last,
                )
                .order_by(QuestionRow.id)
                .limit(batch)
            ).all()
            if not rows:
                return
            last = rows[-1].id
            yield [_question(row) for row in rows]
            self._session.expunge_all()

    def forget_words(self, question_id: int, replies: list[Any] | None) -> None:
        """Drop the text; keep only these remains of the replies."""
        row = self._row(question_id)
        row.text_redacted, row.replies = None, replies
        self._session.flush()

    def _one(self, query: Select[QuestionRow]) -> Question | None:
        row = self._session.scalars(query).one_or_none()
        return _question(row) if row else None

    def _row(self, question_id: int) -> QuestionRow:
        row = self._session.get(QuestionRow, question_id)
        if row is None:
            raise NotFound("There is no such question.")
        return row


def _question(row: QuestionRow) -> Question:
    return Question(
        id=row.id,
        conversation=row.conversation_id,
        message_id=row.message_id,
        at=row.at,
        tried_at=row.tried_at,
        role=row.role,
        team=row.team,
        text=row.text_redacted,
        outcome=Outcome(**{name: getattr(row, name) for name in _OUTCOME} | {"status": row.status or ""}),
        helped=row.helped,
        latency_ms=row.latency_ms,
        replies=row.replies,
        state=QuestionState(row.state),
        reference=row.reference,
        check_code=row.check_code,
    )
