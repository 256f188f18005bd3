"""The moment for records, and the day for rules."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The moment, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The day by which rules apply when a request names none: the day it is in England and Wales."""
    return now().astimezone(LONDON).date()
