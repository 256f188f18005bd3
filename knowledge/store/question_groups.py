"""Groups of unanswered questions, as far as somebody made, named or filled them by hand."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.domain.counted import FAILED, HANDED_OVER
from knowledge.store.tables import QuestionRow
from knowledge.store.teaching_tables import AskedRow, GroupRow, MemberRow


class Unanswered(NamedTuple):
    """A question that nobody answered, in its redacted words."""

    id: int
    owner: str
    at: datetime
    text: str


class QuestionGroups:
    """By number."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def unanswered(self, start: datetime, end: datetime, most: int) -> list[Unanswered]:
        """The newest of those from start to before end whose words are still kept; oldest first."""
        rows = self._session.execute(
            select(AskedRow.id, AskedRow.owner, AskedRow.at, QuestionRow.text_redacted)
            .join(QuestionRow, QuestionRow.id == AskedRow.id)
            .where(
                AskedRow.at >= start,
                AskedRow.at < end,
                AskedRow.outcome.in_((HANDED_OVER, FAILED)),
                QuestionRow.text_redacted.is_not(None),
                ~QuestionRow.text_redacted.startswith("/"),
            )
            .order_by(AskedRow.id.desc())
            .limit(most)
        )
        return [Unanswered._make(row) for row in reversed(rows.all())]

    def labels(self) -> dict[int, str]:
        """The groups made by hand."""
        rows = self._session.execute(select(GroupRow.id, GroupRow.label).order_by(GroupRow.id))
        return dict(iter(rows))

    def members(self) -> dict[int, int]:
        """The group of each question that was put into one by hand."""
        rows = self._session.execute(select(MemberRow.question_id, MemberRow.group_id))
        return dict(iter(rows))

    def add(self, label: str, who: str, now: datetime) -> int:
        """A new group; its number."""
        row = GroupRow(label=label, who=who, at=now)
        self._session.add(row)
        self._session.flush()
        return row.id

    def rename(self, group: int, label: str) -> None:
        """It must be there."""
        self._session.get_one(GroupRow, group).label = label
        self._session.flush()

    def put(self, questions: Iterable[int], group: int) -> None:
        """Into this group, whichever they were in."""
        for question in questions:
            self._session.merge(MemberRow(question_id=question, group_id=group))
        self._session.flush()
