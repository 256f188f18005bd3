"""A question as the trainers' figures count it, and the three ways in which each month's are divided."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple

NO_TOPIC = "-"
NO_TEAM = "-"


class Counted(NamedTuple):
    """One question. `person` is a number that means nothing outside one month's counting.

    `week` counts from 0. `stated` is the class that the officer meant to record, `decided` what was decided,
    and `entry` the approved entry that was given; each is empty where there is none.
    """

    person: int
    week: int
    team: str
    topic: str
    outcome: str
    opinion: str
    source: str
    took_ms: int
    stated: str = ""
    decided: str = ""
    entry: str = ""

    @property
    def kind(self) -> "Kind":
        """Whether an approved entry or a decision settled it."""
        if self.outcome not in (CONTAINED, REPEATED):
            return Kind.NEITHER
        return Kind.DECISION if self.source == NO_ENTRY else Kind.ENTRY

    @property
    def about(self) -> str:
        """What settled it: an entry, `=` with the decided classes, or nothing that has a name."""
        named = {Kind.ENTRY: self.entry, Kind.DECISION: self.decided and f"={self.decided}"}
        return named.get(self.kind, "")

    @property
    def turn(self) -> str:
        """Whether what the officer meant to record was among what was decided."""
        if not self.stated or not self.decided:
            return NOT_STATED
        return RIGHT if self.stated in self.decided.split() else WRONG

    @property
    def pair(self) -> str:
        """Meant and decided class, in one word: `39 > 8N`."""
        return f"{self.stated} > {self.decided}"


class Kind(StrEnum):
    """What a question was settled by."""

    ENTRY, DECISION, NEITHER = "entry", "decision", "neither"


CONTAINED, REPEATED, HANDED_OVER, FAILED, OPEN = "contained", "not settled", "handed over", "failed", "open"
"""What became of it: exactly one of these."""

HELPED, NOT_HELPFUL, NO_OPINION = "helped", "not helpful", "no opinion"
"""What the officer said of it."""

OVERDUE, CURRENT, NO_ENTRY = "overdue entry", "current entry", "no entry"
"""What the answer came from: an entry past its review day, one before it, or none."""

RIGHT, WRONG, NOT_STATED = "right", "wrong", "not stated"
"""What the officer meant to record, against what was decided."""

PARTITIONS: Mapping[str, Callable[[Counted], str]] = {
    "outcome": lambda one: one.outcome,
    "opinion": lambda one: one.opinion,
    "source": lambda one: one.source,
}

DULL = frozenset({OPEN, NO_OPINION, NO_ENTRY})
"""The parts that say least: better left out than others."""
