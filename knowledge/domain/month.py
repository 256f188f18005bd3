"""Months of whole weeks: a week belongs to the month that holds most of its days.

Weeks and months cut from the same cloth can be added up; calendar months can't be made of weeks, and the
few days by which two periods differ are what would give a single person away.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from knowledge.domain.errors import BadInput

LONDON = ZoneInfo("Europe/London")
WEEK = timedelta(days=7)
# A question of the last evening may be asked again within a day of it; only then is a month complete.
SETTLING = timedelta(days=1)
_WRITTEN = re.compile(r"(\d{4})-(\d{2})")


def monday_of(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def day_of(at: datetime) -> date:
    """The day by the clock in England and Wales."""
    return at.astimezone(LONDON).date()


def midnight(day: date) -> datetime:
    """The day's first moment."""
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


@dataclass(frozen=True, order=True)
class Month:
    """The weeks, Monday to Sunday, whose Thursday lies in a calendar month."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month to which a day's week belongs."""
        thursday = monday_of(day) + timedelta(days=3)
        return cls(thursday.year, thursday.month)

    @classmethod
    def read(cls, written: str, field: str = "month") -> "Month":
        """From `2026-11`; BadInput for anything else."""
        found = _WRITTEN.fullmatch(written.strip())
        if found is None or not (2000 <= int(found[1]) <= 2099 and 1 <= int(found[2]) <= 12):
            raise BadInput(f"“{written}” is not a month; write it like 2026-11.", field=field)
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def last_over(cls, now: datetime) -> "Month":
        """The newest month that is complete."""
        month = cls.of(day_of(now))
        while not month.is_over(now):
            month = month.before()
        return month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    @property
    def first(self) -> date:
        """Its first Monday."""
        monday = monday_of(date(self.year, self.number, 1))
        return monday if (monday + timedelta(days=3)).month == self.number else monday + WEEK

    @property
    def last(self) -> date:
        """Its last Sunday."""
        return self.after().first - timedelta(days=1)

    @property
    def start(self) -> datetime:
        """Its first moment."""
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        """The first moment after it."""
        return midnight(self.after().first)

    def weeks(self) -> list[date]:
        """The Mondays of its four or five weeks."""
        return [self.first + n * WEEK for n in range((self.after().first - self.first).days // 7)]

    def before(self, by: int = 1) -> "Month":
        """So many months earlier."""
        count = self.year * 12 + self.number - 1 - by
        return Month(count // 12, count % 12 + 1)

    def after(self, by: int = 1) -> "Month":
        """So many months later."""
        return self.before(-by)

    def up_to(self, last: "Month") -> Iterator["Month"]:
        """This and all until that one."""
        month = self
        while month <= last:
            yield month
            month = month.after()

    def is_over(self, now: datetime) -> bool:
        """Whether nothing about it can change any more: see `asking.AGAIN`."""
        return now >= self.end + SETTLING
