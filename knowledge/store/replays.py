"""Replays, as stored: one process writes how far it is, pages read it."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.domain.replay import Changed, Changes, Replay, ReplayState
from knowledge.store.workbench_tables import ReplayRow


class Replays:
    """Replays by number, and the latest of a text."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def begin(self, document_id: str, number: int, digest: str, serial: int, now: datetime, on: date) -> int:
        """A new one, which waits for a process to take it up; its number."""
        row = ReplayRow(
            document_id=document_id,
            number=number,
            digest=digest,
            serial=serial,
            on_day=on,
            state=ReplayState.WAITING.value,
            skipped={},
            changes=[],
            begun_at=now,
            beat_at=now,
        )
        self._session.add(row)
        self._session.flush()
        return row.id

    def find(self, replay_id: int) -> Replay | None:
        """By number."""
        row = self._session.get(ReplayRow, replay_id)
        return _replay(row) if row else None

    def latest(self, document_id: str, digest: str) -> Replay | None:
        """The last one of exactly this text."""
        row = self._session.scalars(
            select(ReplayRow)
            .where(ReplayRow.document_id == document_id, ReplayRow.digest == digest)
            .order_by(ReplayRow.id.desc())
            .limit(1)
        ).first()
        return _replay(row) if row else None

    def beat(self, replay_id: int, done: int, total: int, now: datetime) -> None:
        """Still at it, and this far."""
        row = self._session.get_one(ReplayRow, replay_id)
        row.state, row.done, row.total, row.beat_at = ReplayState.RUNNING.value, done, total, now
        self._session.flush()

    def finish(
        self, replay_id: int, done: int, skipped: Mapping[str, int], changes: Changes, now: datetime
    ) -> None:
        """All of it was asked again."""
        row = self._session.get_one(ReplayRow, replay_id)
        row.state, row.done, row.total = ReplayState.DONE.value, done, done
        row.skipped, row.changes = dict(skipped), [asdict(one) for one in changes.ways]
        row.changed, row.fingerprint = changes.count, changes.fingerprint
        row.beat_at = row.finished_at = now
        self._session.flush()

    def fail(self, replay_id: int, why: str, now: datetime) -> None:
        """It could not be done."""
        row = self._session.get_one(ReplayRow, replay_id)
        row.state, row.why, row.beat_at = ReplayState.FAILED.value, why, now
        self._session.flush()


def _replay(row: ReplayRow) -> Replay:
    return Replay(
        row.id,
        row.document_id,
        row.number,
        row.digest,
        row.serial,
        row.on_day,
        ReplayState(row.state),
        row.total,
        row.done,
        row.skipped,
        [Changed(**one) for one in row.changes],
        row.changed,
        row.fingerprint,
        row.why,
        begun_at=row.begun_at,
        beat_at=row.beat_at,
        finished_at=row.finished_at,
    )
