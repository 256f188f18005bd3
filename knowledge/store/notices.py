"""Recalls and notices, and the questions that documents were begun for, as stored."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from knowledge.domain.notice import Notice, NoticeKind, Recall
from knowledge.store.workbench_tables import AskedForRow, NoticeRow, RecallRow


class Notices:
    """Notices by owner, recalls by document."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_recall(self, document_id: str, number: int, since: date, text: str, by: str, at: datetime) -> int:
        """A new recall; its number."""
        row = RecallRow(document_id=document_id, number=number, since=since, text=text, by=by, at=at)
        self._session.add(row)
        self._session.flush()
        return row.id

    def add(self, notice: Notice) -> None:
        """A notice, as given but for its number; the same one twice stays one."""
        known = select(NoticeRow.id).where(
            NoticeRow.kind == notice.kind.value,
            NoticeRow.question_id == notice.question_id,
            NoticeRow.document_id == notice.document_id,
            NoticeRow.number == notice.number,
        )
        if self._session.scalars(known).first() is None:
            values = asdict(notice) | {"kind": notice.kind.value}
            del values["id"]
            self._session.add(NoticeRow(**values))
            self._session.flush()

    def unseen(self, owner: str, on: date) -> list[Notice]:
        """What they have not said they read, oldest first."""
        return self._list(
            select(NoticeRow)
            .where(NoticeRow.owner == owner, NoticeRow.seen_at.is_(None), NoticeRow.from_day <= on)
            .order_by(NoticeRow.id)
        )

    def see(self, owner: str, notice_id: int, now: datetime) -> bool:
        """They have read it; False where it is not theirs, or was read before."""
        changed = self._session.execute(
            update(NoticeRow)
            .where(NoticeRow.id == notice_id, NoticeRow.owner == owner, NoticeRow.seen_at.is_(None))
            .values(seen_at=now)
            .returning(NoticeRow.id)
        )
        return changed.first() is not None

    def recalls(self, document_id: str) -> list[Recall]:
        """Of a document, newest first."""
        rows = self._session.scalars(
            select(RecallRow).where(RecallRow.document_id == document_id).order_by(RecallRow.id.desc())
        )
        return [_recall(row) for row in rows]

    def of_recall(self, recall_id: int) -> list[Notice]:
        """Everybody who is told, by reference."""
        return self._list(
            select(NoticeRow).where(NoticeRow.recall_id == recall_id).order_by(NoticeRow.reference)
        )

    def asked_for(self, document_id: str) -> list[int]:
        """The questions that the document was begun for."""
        query = select(AskedForRow.question_id).where(AskedForRow.document_id == document_id)
        return list(self._session.scalars(query))

    def link(self, document_id: str, question_id: int) -> None:
        """The document is to answer this question."""
        if question_id not in self.asked_for(document_id):
            self._session.add(AskedForRow(document_id=document_id, question_id=question_id))
            self._session.flush()

    def begun_for(self) -> dict[int, str]:
        """Every question for which a document was begun, and which."""
        return {row.question_id: row.document_id for row in self._session.scalars(select(AskedForRow))}

    def _list(self, query: Select[NoticeRow]) -> list[Notice]:
        return [_notice(row) for row in self._session.scalars(query)]


def _notice(row: NoticeRow) -> Notice:
    values = {column.key: getattr(row, column.key) for column in NoticeRow.__table__.columns}
    return Notice(**values | {"kind": NoticeKind(row.kind)})


def _recall(row: RecallRow) -> Recall:
    return Recall(row.id, row.document_id, row.number, row.since, row.text, row.by, row.at)
