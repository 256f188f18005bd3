"""What trainers loaded, and the sessions they held."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.domain.loads import Audit, Recorded, Strength
from knowledge.domain.training import Held
from knowledge.store.tables import AccountRow
from knowledge.store.teaching_tables import AskedRow, AuditRow, LoadRow, RecordedRow, SessionRow, StrengthRow


class Loads:
    """Adds, and reads whole: these tables are small."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, kind: str, digest: str) -> tuple[datetime, str, str] | None:
        """When, by whom and under what name the same file was loaded."""
        row = self._session.scalars(
            select(LoadRow).where(LoadRow.kind == kind, LoadRow.digest == digest)
        ).one_or_none()
        return (row.at, row.who, row.file) if row else None

    def note(self, kind: str, file: str, digest: str, who: str, rows: int, now: datetime) -> int:
        """That a file is being loaded; its number."""
        row = LoadRow(kind=kind, file=file, digest=digest, at=now, who=who, rows=rows)
        self._session.add(row)
        self._session.flush()
        return row.id

    def newest(self) -> list[tuple[str, str, datetime, str, int]]:
        """Kind, file, time, who and rows of the last loads."""
        rows = self._session.scalars(select(LoadRow).order_by(LoadRow.id.desc()).limit(10))
        return [(row.kind, row.file, row.at, row.who, row.rows) for row in rows]

    def add_audits(self, load: int, audits: list[Audit]) -> None:
        """They must not be there."""
        self._session.add_all(AuditRow(load_id=load, **vars(one)) for one in audits)
        self._session.flush()

    def audits(self) -> list[Audit]:
        """All of them, by category, period and team."""
        rows = self._session.scalars(
            select(AuditRow).order_by(AuditRow.category, AuditRow.first, AuditRow.last, AuditRow.team)
        )
        return [Audit(r.category, r.topic, r.team, r.audited, r.compliant, r.first, r.last) for r in rows]

    def put_strengths(self, strengths: list[Strength]) -> None:
        """A later file corrects an earlier one."""
        for one in strengths:
            self._session.merge(StrengthRow(**vars(one)))
        self._session.flush()

    def strengths(self) -> list[Strength]:
        """By team and month."""
        rows = self._session.scalars(select(StrengthRow).order_by(StrengthRow.team, StrengthRow.month))
        return [Strength(row.team, row.people, row.month) for row in rows]

    def put_recorded(self, recorded: list[Recorded]) -> None:
        """A later file corrects an earlier one."""
        for one in recorded:
            self._session.merge(RecordedRow(**vars(one)))
        self._session.flush()

    def recorded(self, first: str, last: str) -> list[Recorded]:
        """Of these months, both included."""
        rows = self._session.scalars(
            select(RecordedRow)
            .where(RecordedRow.month >= first, RecordedRow.month <= last)
            .order_by(RecordedRow.month, RecordedRow.team, RecordedRow.topic)
        )
        return [Recorded(row.team, row.topic, row.month, row.crimes) for row in rows]

    def teams(self) -> frozenset[str]:
        """Every team that is known: by its people, its questions or its strength."""
        columns = (AccountRow.team, AskedRow.team, StrengthRow.team)
        found = {team for column in columns for team in self._session.scalars(select(column).distinct())}
        return frozenset(found - {"", "-"})

    def add_session(self, held: Held, who: str, now: datetime) -> None:
        """A session that was held."""
        row = SessionRow(
            held_on=held.on,
            topics=list(held.topics),
            teams=list(held.teams),
            people=held.people,
            who=who,
            at=now,
        )
        self._session.add(row)
        self._session.flush()

    def sessions(self) -> list[Held]:
        """Newest first."""
        rows = self._session.scalars(
            select(SessionRow).order_by(SessionRow.held_on.desc(), SessionRow.id.desc())
        )
        return [Held(row.held_on, tuple(row.topics), tuple(row.teams), row.people, row.id) for row in rows]

    def has_session(self, held: Held) -> bool:
        """Whether the same was recorded before."""
        return any(
            (held.on, held.topics, held.teams) == (one.on, one.topics, one.teams) for one in self.sessions()
        )
