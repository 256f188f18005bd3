"""What trainers count: questions in a period, by topic, team and week."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from knowledge.domain.counted import CONTAINED, FAILED, HANDED_OVER, OPEN, REPEATED
from knowledge.domain.errors import BadInput

LONDON = ZoneInfo("Europe/London")
USUAL_DAYS = 28
LONGEST_DAYS = 731
# A year outside these is a slip of the finger.
YEARS = range(2000, 2100)
# In a choice: questions for which none was given or recognised.
NONE = "-"


class Ending(StrEnum):
    """What became of a question; each has exactly one."""

    DECIDED = "decided"
    ANSWERED = "answered"
    UNFINISHED = "unfinished"
    OUTSIDE = "outside"
    UNANSWERED = "unanswered"

    @classmethod
    def of(cls, status: str) -> "Ending":
        """By the status of the last reply; a status that nobody knows is no answer."""
        return _ENDINGS.get(status, cls.UNANSWERED)


_ENDINGS = {
    "decided": Ending.DECIDED,
    "answered": Ending.ANSWERED,
    "needs_facts": Ending.UNFINISHED,
    "choose": Ending.UNFINISHED,
    "out_of_scope": Ending.OUTSIDE,
}


class Asked(NamedTuple):
    """One question. `again` is how soon the same person asked about the same topic anew, within a day."""

    id: int
    at: datetime
    team: str
    topic: str | None
    ending: Ending
    decision: str | None
    helped: bool | None
    again: timedelta | None
    conversation: str = ""
    owner: str = ""
    handed_over: bool = False
    took_ms: int = 0
    entry: str | None = None
    entry_version: int | None = None
    stated: str = ""
    decided: str = ""

    @property
    def outcome(self) -> str:
        """Contained means answered, not asked again within a day, and not called unhelpful."""
        if self.ending in (Ending.DECIDED, Ending.ANSWERED):
            settled = self.again is None and self.helped is not False
            return CONTAINED if settled else REPEATED
        if self.ending is Ending.UNANSWERED:
            return HANDED_OVER if self.handed_over else FAILED
        return OPEN


class Listing(StrEnum):
    """The questions that a trainer may ask to see."""

    ALL = "all"
    DECIDED = "decided"
    ANSWERED = "answered"
    UNFINISHED = "unfinished"
    OUTSIDE = "outside"
    UNANSWERED = "unanswered"
    HELPED = "helped"
    NOT_HELPFUL = "not-helpful"
    AGAIN = "asked-again"

    def holds(self, asked: Asked) -> bool:
        """Whether a question is one of these."""
        match self:
            case Listing.ALL:
                return True
            case Listing.HELPED:
                return asked.helped is True
            case Listing.NOT_HELPFUL:
                return asked.helped is False
            case Listing.AGAIN:
                return asked.again is not None
        return asked.ending.value == self.value


@dataclass(frozen=True)
class Period:
    """Whole days by the clock in England and Wales, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        for field, day in (("from", self.first), ("to", self.last)):
            if day.year not in YEARS:
                raise BadInput(f"Choose a day between {YEARS[0]} and {YEARS[-1]}.", field=field)
        if self.last < self.first:
            raise BadInput("The last day must not be before the first.", field="to")
        if (self.last - self.first).days >= LONGEST_DAYS:
            raise BadInput("Choose a period of at most two years.", field="from")

    @classmethod
    def up_to(cls, last: date) -> "Period":
        """The usual length, ending on that day."""
        return cls(last - timedelta(days=USUAL_DAYS - 1), last)

    @property
    def start(self) -> datetime:
        """Its first moment."""
        return _midnight(self.first)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return _midnight(self.last + timedelta(days=1))

    def weeks(self) -> Iterator["Period"]:
        """Its weeks from Monday to Sunday; the first and the last may be cut short."""
        first = self.first
        while first <= self.last:
            sunday = first + timedelta(days=6 - first.weekday())
            yield Period(first, min(sunday, self.last))
            first = sunday + timedelta(days=1)

    @property
    def is_whole_week(self) -> bool:
        """Monday to Sunday."""
        return self.first.weekday() == 0 and (self.last - self.first).days == 6


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


@dataclass(frozen=True)
class Choice:
    """Which questions a page is about. None means all; `NONE` those without."""

    period: Period
    team: str | None = None
    topic: str | None = None

    def takes(self, asked: Asked) -> bool:
        """Whether a question of the period is meant."""
        return _fits(self.team, asked.team) and _fits(self.topic, asked.topic)


def _fits(wanted: str | None, found: str | None) -> bool:
    return wanted is None or wanted == (found or NONE)


@dataclass(frozen=True)
class Tally:
    """How many questions there were, and what became of them. The five endings add up to `asked`."""

    asked: int = 0
    decided: int = 0
    answered: int = 0
    unfinished: int = 0
    outside: int = 0
    unanswered: int = 0
    helped: int = 0
    not_helpful: int = 0
    asked_again: int = 0

    @classmethod
    def of(cls, questions: Iterable[Asked]) -> "Tally":
        """Count these."""
        total = dict.fromkeys(cls.__dataclass_fields__, 0)
        for one in questions:
            total["asked"] += 1
            total[one.ending.value] += 1
            if one.helped is not None:
                total["helped" if one.helped else "not_helpful"] += 1
            if one.again is not None:
                total["asked_again"] += 1
        return cls(**total)


@dataclass(frozen=True)
class Group:
    """The questions of one topic or one team; `key` is None where none was given or recognised."""

    key: str | None
    tally: Tally


@dataclass(frozen=True)
class Week:
    """The questions of one week."""

    days: Period
    tally: Tally


@dataclass(frozen=True)
class Overview:
    """All figures of one choice."""

    choice: Choice
    total: Tally
    topics: list[Group]
    teams: list[Group]
    weeks: list[Week]


@dataclass(frozen=True)
class Read:
    """A question with its words, which are None once they are forgotten."""

    asked: Asked
    text: str | None
    reference: str | None


@dataclass(frozen=True)
class Known:
    """What may be chosen from: teams that have asked, and topics with their titles."""

    teams: list[str]
    topics: dict[str, str]
