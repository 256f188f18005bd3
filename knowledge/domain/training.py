"""A training session that was held."""

from dataclasses import dataclass
from datetime import date

from knowledge.domain.month import Month


@dataclass(frozen=True)
class Held:
    """When, on which topics, for which teams, and for how many people."""

    on: date
    topics: tuple[str, ...]
    teams: tuple[str, ...]
    people: int
    id: int = 0

    @property
    def month(self) -> Month:
        """The month that is neither before nor after it."""
        return Month.of(self.on)
