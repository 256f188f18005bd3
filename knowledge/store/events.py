"""The record of who did what: a chain of lines, added to and read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from knowledge.domain.chain import Head, link
from knowledge.domain.documents import Event
from knowledge.store.tables import ChainRow, EventRow

APPROVED = "approved"
EMERGENCY = "published in emergency"
BROUGHT_IN = "brought in"
EDITS = ("started", "saved", EMERGENCY)


class Events:
    """Add and read; there is no way to change or remove, and the database's own guards refuse it."""

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
        """Note that something was done. Whoever adds next waits for the end of this work."""
        self.put(Event(0, at, who, account_id, what, document_id, number, detail))

    def put(self, event: Event) -> None:
        """The next line of the chain, as given but for its number and its link."""
        end = self._session.scalars(
            select(ChainRow).with_for_update().execution_options(populate_existing=True)
        ).one()
        event = replace(event, chain=link(end.link, event))
        self._session.add(
            EventRow(
                at=event.at,
                who=event.who,
                what=event.what,
                account_id=event.account_id,
                document_id=event.document_id,
                version_number=event.version_number,
                detail=event.detail,
                chain=event.chain,
            )
        )
        end.length, end.link = end.length + 1, event.chain
        self._session.flush()

    def head(self) -> Head:
        """How long the record is, and the link of its last line."""
        end = self._session.scalars(select(ChainRow)).one()
        return Head(end.length, end.link)

    def all(self, batch: int = 1000) -> Iterator[Event]:
        """Every line, oldest first; not more than a batch is held at once."""
        rows = self._session.scalars(
            select(EventRow).order_by(EventRow.id).execution_options(yield_per=batch)
        )
        for row in rows:
            yield _event(row)

    def of_document(self, document_id: str) -> list[Event]:
        """All that happened to a document, oldest first."""
        rows = self._session.scalars(
            select(EventRow).where(EventRow.document_id == document_id).order_by(EventRow.id)
        )
        return [_event(row) for row in rows]

    def of_kind(self, what: str) -> list[Event]:
        """All of this kind, oldest first."""
        rows = self._session.scalars(select(EventRow).where(EventRow.what == what).order_by(EventRow.id))
        return [_event(row) for row in rows]

    def newest(self, limit: int = 100) -> list[Event]:
        """What happened last, newest first."""
        rows = self._session.scalars(select(EventRow).order_by(EventRow.id.desc()).limit(limit))
        return [_event(row) for row in rows]

    def last_of_document(self, document_id: str) -> Event | None:
        """What happened to it last."""
        row = self._session.scalars(
            select(EventRow).where(EventRow.document_id == document_id).order_by(EventRow.id.desc()).limit(1)
        ).first()
        return _event(row) if row else None

    def hands_since_approval(self, document_id: str) -> tuple[set[int], set[str]]:
        """Who had a hand in the words since a second person last approved them.

        Accounts by number, and by name those whose account is one of another store.
        """
        mine = EventRow.document_id == document_id
        last = (
            select(func.coalesce(func.max(EventRow.id), 0))
            .where(mine, EventRow.what == APPROVED)
            .scalar_subquery()
        )
        found = self._session.execute(
            select(EventRow.account_id, EventRow.who).where(
                mine, EventRow.id > last, EventRow.what.in_(EDITS)
            )
        ).all()
        return (
            {account for account, _ in found if account is not None},
            {who for account, who in found if account is None},
        )


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
        row.chain,
    )
