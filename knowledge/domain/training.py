"""A training session that was held."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.domain.misturns import UNTRAINED
from knowledge.domain.month import Month

AFTER = 6
"""So many months after a session it is judged."""


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

    def is_judged_by(self, month: Month) -> bool:
        """Whether a month shows what the session did."""
        return self.month < month <= self.month.after(AFTER)

    def is_of(self, row: str) -> bool:
        """Whether a row of grouped teams is of those that it trained."""
        return str(self.id) in row.removeprefix(UNTRAINED).split("+")


def groups_in(month: Month, sessions: Iterable[Held]) -> dict[str, dict[str, str]]:
    """For each topic on which somebody was trained lately, its teams by the sessions they had: `@3+5`."""
    had: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for held in sessions:
        for topic in held.topics if held.is_judged_by(month) else ():
            for team in held.teams:
                had[topic][team].append(held.id)
    return {
        topic: {team: UNTRAINED + "+".join(map(str, sorted(ids))) for team, ids in teams.items()}
        for topic, teams in had.items()
    }
