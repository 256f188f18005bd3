"""Published months laid side by side; every page, file and report of the trainers begins here."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from knowledge.domain.counted import NO_TOPIC
from knowledge.domain.errors import BadInput
from knowledge.domain.loads import Recorded, Strength
from knowledge.domain.month import Month
from knowledge.domain.release import Figure, Release
from knowledge.domain.suppression import OTHERS
from knowledge.services.counting_asked import publish_months
from knowledge.store.unit_of_work import UnitOfWork

MOST_MONTHS = 24
Found = TypeVar("Found")


@dataclass(frozen=True)
class Span:
    """Months from first to last, both included."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise BadInput("The last month must not be before the first.", field="to")
        if len(list(self.first.up_to(self.last))) > MOST_MONTHS:
            raise BadInput(f"Choose at most {MOST_MONTHS} months.", field="from")

    def holds(self, month: str) -> bool:
        """Whether a month is one of them."""
        return str(self.first) <= month <= str(self.last)


@dataclass(frozen=True)
class Board:
    """The months of a span that were published, oldest first, with what was loaded to compare them by."""

    least: int
    span: Span
    months: tuple[Release, ...]
    earlier: tuple[Release, ...]
    titles: Mapping[str, str]
    strengths: tuple[Strength, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    entries: Mapping[str, str] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[Release, ...]:
        """Those in which enough people asked."""
        return tuple(month for month in self.months if month.total is not None)

    @property
    def topics(self) -> list[str]:
        """Every topic that stands alone in some month, by title."""
        found = {topic for month in self.shown for topic in month.topics} - {OTHERS}
        return sorted(found, key=self.title)

    @property
    def teams(self) -> list[str]:
        """Every team that stands alone in some month."""
        return sorted({team for month in self.shown for team in month.teams} - {OTHERS})

    def title(self, topic: str) -> str:
        """What a topic is called."""
        if topic in (NO_TOPIC, OTHERS):
            return {NO_TOPIC: "No topic recognised", OTHERS: "Other topics together"}[topic]
        words = topic.removeprefix("signpost.").replace("-", " ").replace("_", " ")
        return self.titles.get(topic) or words[:1].upper() + words[1:]

    def heads(self, team: str, month: str) -> int:
        """How many people a team had in a month; 0 where nobody has said."""
        return self._heads.get((team, month), 0)

    def all_heads(self, month: str) -> int:
        """How many people all teams together had."""
        return self._heads.get(("", month), 0)

    def crimes(self, topic: str, month: str, team: str = "") -> int:
        """How many crimes of a topic were recorded in a month, by a team or by all."""
        return self._crimes[team, topic, month]

    def once(self, name: str, work_out: Callable[[], Found]) -> Found:
        """What was worked out of this board under a name, worked out once: pages show it several times."""
        if name not in self._worked_out:
            self._worked_out[name] = work_out()
        found: Found = self._worked_out[name]
        return found

    @cached_property
    def _worked_out(self) -> dict[str, Any]:
        return {}

    @cached_property
    def _heads(self) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for month in (release.month for release in self.months):
            # By month, so that of each team the last that has begun stays.
            begun = {one.team: one.people for one in self.strengths if one.month <= month}
            found |= {(team, month): people for team, people in begun.items()}
            found["", month] = sum(begun.values())
        return found

    @cached_property
    def _crimes(self) -> Counter[tuple[str, str, str]]:
        found: Counter[tuple[str, str, str]] = Counter()
        for one in self.recorded:
            for team in ("", one.team):
                found[team, one.topic, one.month] += one.crimes
        return found


def read_board(work: UnitOfWork, least: int, span: Span) -> Board:
    """The board of a span, and of all months before it for comparing seasons."""
    released = work.asked.released(least)
    first, last = str(span.first), str(span.last)
    return Board(
        least,
        span,
        tuple(month for name, month in released.items() if span.holds(name)),
        tuple(month for name, month in released.items() if name < first),
        work.teaching.topic_titles(),
        tuple(work.loads.strengths()),
        tuple(work.loads.recorded(first, last)),
        work.teaching.entry_titles(),
    )


def publish_and_list(work: UnitOfWork, least: int, now: datetime) -> list[str]:
    """Publish what is over; all published months, oldest first. Commits each, so that messages wait for none."""
    while publish_months(work, least, now, most=1):
        work.commit()
    return sorted(work.asked.released_months(least))


@dataclass(frozen=True)
class Sum:
    """A count over months; `months` says in how many it may be shown, of how many there are."""

    value: int
    months: int
    of: int

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self.months == self.of


def add_up(months: Iterable[Release], number: Callable[[Release], int | None]) -> Sum | None:
    """A number over months, leaving out those that don't show it; None when none does."""
    found = [number(month) for month in months]
    some = [one for one in found if one is not None]
    return Sum(sum(some), len(some), len(found)) if some else None


def asked(figure: Figure | None) -> int | None:
    """How many questions; None where it isn't shown."""
    return figure.asked if figure else None
