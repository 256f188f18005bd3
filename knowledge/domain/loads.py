"""What trainers load from files: how strong teams are, what they recorded, and how audits came out."""

from dataclasses import dataclass
from datetime import date

FORCE = "-"
"""In the place of a team: the force as a whole."""


@dataclass(frozen=True)
class Strength:
    """How many people a team has, from a month (`2026-11`) on."""

    team: str
    people: int
    month: str


@dataclass(frozen=True)
class Recorded:
    """Crimes of a topic that a team recorded in a month."""

    team: str
    topic: str
    month: str
    crimes: int


@dataclass(frozen=True)
class Audit:
    """Records of a category audited in whole days from `first` to `last`, and how many of them complied."""

    category: str
    topic: str
    team: str
    audited: int
    compliant: int
    first: date
    last: date
