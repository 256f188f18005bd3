"""Quiz results: how much was right, on what topic, in which team."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.store.teaching_tables import QuizRow


class Result(NamedTuple):
    """One sheet of answers; `owner` only tells people apart."""

    topic: str
    team: str
    owner: str
    right: int
    asked: int


class Quizzes:
    """Adds and reads."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, result: Result, month: str, now: datetime) -> None:
        """A finished sheet."""
        self._session.add(QuizRow(at=now, month=month, **result._asdict()))
        self._session.flush()

    def of(self, months: list[str]) -> list[Result]:
        """The results of these months, oldest first."""
        rows = self._session.scalars(select(QuizRow).where(QuizRow.month.in_(months)).order_by(QuizRow.id))
        return [Result(row.topic, row.team, row.owner, row.right, row.asked) for row in rows]
