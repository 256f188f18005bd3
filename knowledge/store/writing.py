"""Who has a document open to write in it, as stored."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.tables import AccountRow
from knowledge.store.workbench_tables import WritingRow


class Writing:
    """One row for each person and document."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def here(self, document_id: str, account_id: int, now: datetime) -> None:
        """They are at it now."""
        row = self._session.get(WritingRow, (document_id, account_id))
        if row is None:
            self._session.add(WritingRow(document_id=document_id, account_id=account_id, at=now))
        else:
            row.at = now
        self._session.flush()

    def others(self, document_id: str, account_id: int, since: datetime) -> list[str]:
        """The names of those who were at it since then, but for this one."""
        query = (
            select(AccountRow.name)
            .join(WritingRow, WritingRow.account_id == AccountRow.id)
            .where(
                WritingRow.document_id == document_id,
                WritingRow.account_id != account_id,
                WritingRow.at >= since,
            )
            .order_by(AccountRow.name)
        )
        return list(self._session.scalars(query))
