"""Questions to the advisers, as stored."""

from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from knowledge.domain.conversation import Inquiry, InquiryState, reference_for
from knowledge.store.tables import ConversationRow, InquiryRow


class Inquiries:
    """Inquiries by reference."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, conversation: str, question_id: int | None, text: str, now: datetime) -> Inquiry:
        """A new open inquiry, which gets its reference from its number."""
        row = InquiryRow(
            question_id=question_id,
            conversation_id=conversation,
            text_redacted=text,
            state=InquiryState.OPEN.value,
            opened_at=now,
        )
        self._session.add(row)
        self._session.flush()
        row.reference = reference_for("AQ", now.year, row.id)
        self._session.flush()
        return _inquiry(row)

    def find(self, reference: str) -> Inquiry | None:
        """By reference."""
        row = self._row(reference)
        return _inquiry(row) if row else None

    def find_by_question(self, question_id: int) -> Inquiry | None:
        """The inquiry that this question led to."""
        found = self._list(select(InquiryRow).where(InquiryRow.question_id == question_id))
        return found[0] if found else None

    def open(self) -> list[Inquiry]:
        """What waits, oldest first."""
        return self._list(
            select(InquiryRow).where(InquiryRow.state == InquiryState.OPEN.value).order_by(InquiryRow.id)
        )

    def of_conversation(self, conversation: str) -> list[Inquiry]:
        """What was passed on in a conversation, oldest first."""
        return self._list(
            select(InquiryRow).where(InquiryRow.conversation_id == conversation).order_by(InquiryRow.id)
        )

    def answer(self, reference: str, answer: str, who: str, now: datetime) -> Inquiry | None:
        """Answer it if it is open; None if there is no such open inquiry."""
        row = self._row(reference)
        if row is None or row.state != InquiryState.OPEN.value:
            return None
        row.state = InquiryState.ANSWERED.value
        row.answer, row.answered_by, row.answered_at = answer, who, now
        self._session.flush()
        return _inquiry(row)

    def answered(self, start: datetime, end: datetime) -> list[tuple[str, timedelta]]:
        """Whose questions were answered from start to before end, and how long after they were handed over."""
        rows = self._session.execute(
            select(ConversationRow.owner, InquiryRow.opened_at, InquiryRow.answered_at)
            .join(ConversationRow, ConversationRow.id == InquiryRow.conversation_id)
            .where(InquiryRow.answered_at >= start, InquiryRow.answered_at < end)
        )
        return [(owner, answered - opened) for owner, opened, answered in rows if answered is not None]

    def forget(self, before: datetime) -> int:
        """Blank the words of inquiries answered before then."""
        rows = self._session.scalars(
            select(InquiryRow).where(InquiryRow.answered_at < before, InquiryRow.text_redacted != "")
        ).all()
        for row in rows:
            row.text_redacted = row.answer = ""
        self._session.flush()
        return len(rows)

    def _list(self, query: Select[InquiryRow]) -> list[Inquiry]:
        return [_inquiry(row) for row in self._session.scalars(query)]

    def _row(self, reference: str) -> InquiryRow | None:
        return self._session.scalars(
            select(InquiryRow).where(InquiryRow.reference == reference).with_for_update()
        ).one_or_none()


def _inquiry(row: InquiryRow) -> Inquiry:
    return Inquiry(
        id=row.id,
        reference=row.reference or "",
        question_id=row.question_id,
        conversation=row.conversation_id,
        text=row.text_redacted,
        state=InquiryState(row.state),
        opened_at=row.opened_at,
        answered_by=row.answered_by,
        answer=row.answer,
        answered_at=row.answered_at,
    )
