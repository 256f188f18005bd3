"""Past questions asked again of a draft: what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

GIVEN_UP = timedelta(seconds=60)
"""Without a beat for so long, the process that was at it has died."""


class ReplayState(StrEnum):
    """Where a replay stands; one whose process died stays `running`, without a beat."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Changed:
    """A past question whose answer would be another: old beside new, in words."""

    reference: str
    asked: str
    before: str
    after: str


@dataclass(frozen=True)
class Replay:
    """`skipped` counts by reason what was not asked again."""

    id: int
    document_id: str
    number: int
    digest: str
    serial: int
    state: ReplayState
    total: int
    done: int
    skipped: Mapping[str, int] = field(default_factory=dict)
    changes: Sequence[Changed] = ()
    why: str = ""
    begun_at: datetime = field(kw_only=True)
    beat_at: datetime = field(kw_only=True)
    finished_at: datetime | None = None

    def stopped(self, now: datetime) -> bool:
        """Nobody is at it any more, and it is not done."""
        at_it = self.state in (ReplayState.WAITING, ReplayState.RUNNING)
        return self.state is ReplayState.FAILED or (at_it and now - self.beat_at > GIVEN_UP)
