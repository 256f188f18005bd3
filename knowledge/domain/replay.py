"""Past questions asked again of a draft: what came of it."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

MOST_WAYS = 200
"""Ways in which answers change that are kept to be shown; answers that change in yet others are counted."""
GIVEN_UP = timedelta(minutes=3)
"""Without a beat for so long, the process that was at it has died."""


class ReplayState(StrEnum):
    """Where a replay stands; one whose process died stays `running`, without a beat."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Changed:
    """A past question whose answer would be another: old beside new, in words.

    `alike` counts the past questions whose answer would change in just this way, this one among them.
    """

    reference: str
    asked: str
    before: str
    after: str
    alike: int = 1


class Changes:
    """The answers that would be others, gathered by what differs in them; as small for a million as for a hundred."""

    def __init__(self) -> None:
        self.count = 0
        self._all = hashlib.sha256()
        self._ways: dict[bytes, Changed] = {}
        self._often: Counter[bytes] = Counter()

    def add(self, reference: str, asked: str, before: Sequence[str], after: Sequence[str]) -> None:
        """One more; the answers are given in lines."""
        self.count += 1
        old, new = "\n".join(before), "\n".join(after)
        self._all.update(f"{reference}\n{old}\n\n{new}\n\n".encode())
        way = _way(before, after)
        if way not in self._ways and len(self._ways) < MOST_WAYS:
            self._ways[way] = Changed(reference, asked, old, new)
        if way in self._ways:
            self._often[way] += 1

    @property
    def ways(self) -> list[Changed]:
        """One example of each way, the most frequent first."""
        return [replace(self._ways[way], alike=often) for way, often in self._often.most_common()]

    @property
    def fingerprint(self) -> str:
        """What an approval is bound to: which answers, and every word of them before and after."""
        return self._all.hexdigest() if self.count else ""


def _way(before: Sequence[str], after: Sequence[str]) -> bytes:
    """The lines that go and those that come; where they only change places, all of them."""
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    rows = [*gone.elements(), "", *come.elements()] if gone or come else [*before, "", *after]
    return hashlib.sha256("\n".join(rows).encode()).digest()


@dataclass(frozen=True)
class Replay:
    """`skipped` counts by reason what was not asked again. Of the `changed` answers, `changes` are examples;
    `fingerprint` stands for all of them. `serial` and `on` say among which published texts it was asked."""

    id: int
    document_id: str
    number: int
    digest: str
    serial: int
    on: date
    state: ReplayState
    total: int
    done: int
    skipped: Mapping[str, int] = field(default_factory=dict)
    changes: Sequence[Changed] = ()
    changed: int = 0
    fingerprint: str = ""
    why: str = ""
    begun_at: datetime = field(kw_only=True)
    beat_at: datetime = field(kw_only=True)
    finished_at: datetime | None = None

    def stopped(self, now: datetime) -> bool:
        """Nobody is at it any more, and it is not done."""
        at_it = self.state in (ReplayState.WAITING, ReplayState.RUNNING)
        return self.state is ReplayState.FAILED or (at_it and now - self.beat_at > GIVEN_UP)
