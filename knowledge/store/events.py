"""The record of who did what."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from knowledge.domain.documents import Event
from knowledge.store.tables import EventRow

APPROVED = "approved"
EDITS = ("started", "saved")


class Events:
    """Add and read; there is no way to change or remove."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        at: datetime,
        who: str,
        what: str,
        *,
        account_id: int | None = None,
        document_id: str | None = None,
        number: int | None = None,
        detail: str = "",
    ) -> None:
        """Note that something was done."""
        self._session.add(
            EventRow(
                at=at,
                who=who,
                what=what,
                account_id=account_id,
                document_id=document_id,
                version_number=number,
                detail=detail,
            )
        )
        self._session.flush()

    def of_document(self, document_id: str) -> list[Event]:
        """All that happened to a document, oldest first."""
        rows = self._session.scalars(
            select(EventRow).where(EventRow.document_id == document_id).order_by(EventRow.id)
        )
        return [_event(row) for row in rows]

    def newest(self, limit: int = 100) -> list[Event]:
        """What happened last, newest first."""
        rows = self._session.scalars(select(EventRow).order_by(EventRow.id.desc()).limit(limit))
        return [_event(row) for row in rows]

    def editors_since_approval(self, document_id: str) -> set[int]:
        """Accounts that had a hand in the words since they were last approved."""
        mine = EventRow.document_id == document_id
        last = (
            select(func.coalesce(func.max(EventRow.id), 0))
            .where(mine, EventRow.what == APPROVED)
            .scalar_subquery()
        )
        found = self._session.scalars(
            select(EventRow.account_id).where(
                mine, EventRow.id > last, EventRow.what.in_(EDITS), EventRow.account_id.is_not(None)
            )
        )
        return {account for account in found if account is not None}


def _event(row: EventRow) -> Event:
    return Event(
        row.id,
        row.at,
        row.who,
        row.account_id,
        row.what,
        row.document_id,
        row.version_number,
        row.detail,
    )
