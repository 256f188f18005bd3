"""What a new edition leaves to be looked at again, as stored."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.workbench_tables import QueueRow


@dataclass(frozen=True, slots=True)
class Queued:
    """A document of ours that cites what changed; `number` was in force when the edition was read."""

    edition: str
    document_id: str
    number: int
    cited: list[dict[str, Any]]
    reason: str
    by: str


class EditionQueue:
    """By edition and document."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, queued: Queued, now: datetime) -> None:
        """Once for each edition and document; read again, it cites what was found last."""
        row = self._row(queued.edition, queued.document_id)
        if row is not None:
            row.cited = queued.cited
        else:
            self._session.add(
                QueueRow(
                    edition=queued.edition,
                    document_id=queued.document_id,
                    number=queued.number,
                    cited=queued.cited,
                    at=now,
                )
            )
        self._session.flush()

    def excuse(self, edition: str, document_id: str, reason: str, by: str) -> bool:
        """It may stand as it is, for this reason; False where it isn't in the queue."""
        row = self._row(edition, document_id)
        if row is None:
            return False
        row.reason, row.by = reason, by
        self._session.flush()
        return True

    def all(self) -> list[Queued]:
        """Newest edition first, by document."""
        rows = self._session.scalars(select(QueueRow).order_by(QueueRow.edition.desc(), QueueRow.document_id))
        return [
            Queued(row.edition, row.document_id, row.number, row.cited, row.reason, row.by) for row in rows
        ]

    def _row(self, edition: str, document_id: str) -> QueueRow | None:
        return self._session.scalars(
            select(QueueRow).where(QueueRow.edition == edition, QueueRow.document_id == document_id)
        ).one_or_none()
