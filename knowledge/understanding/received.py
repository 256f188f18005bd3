"""When the report reached the police, as officers write it: the 24 hours run from then (p. 10)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

# Only what the report itself did: "he hit her at 9pm" is no time of a report.
_REPORTED = (
    r"(?:report(?:ed|s)?(?: (?:it|this|that))?(?: (?:in|to (?:us|police|the police)))?"
    r"|(?:call|report|job|log|999 call|101 call|email|referral)(?: (?:was|has))?(?: just)?"
    r" (?:came|come|comes|coming|received|opened|created|logged|taken|made)(?: (?:in|through))?"
    r"|(?:rang|rung|called|phoned|told|informed)(?: (?:in|us|police|it in|101|999))"
    r"|(?:came|walked) (?:in|into) (?:to )?(?:the )?(?:station|nick|front counter|front office|counter)"
    r"|(?:we|i) (?:were|was|got) (?:told|informed|called|notified))"
)
_DAY = r"today|yesterday|last night|this (?:morning|afternoon|evening)|tonight"
_AGO = (
    r"(?:about |around )?(?P<number>\d{1,3}|an?|one|two|three|four|five|six) (?P<unit>min|hour|hr|day)\w* ago"
)
_CLOCK = (
    rf"(?:(?P<before>{_DAY}),? )?(?:at |@ ?|about |around )*"
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.]?(?P<minute>[0-5]\d))? ?(?P<half>am|pm|hrs|hours)?\b"
    rf"(?:,? (?P<after>{_DAY}))?"
)
_WHEN = re.compile(rf"\b{_REPORTED} (?:{_AGO}|{_CLOCK})(?!\w)", re.IGNORECASE)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


@dataclass(frozen=True, slots=True)
class Received:
    """`at` is aware; `words` are the officer's own."""

    at: datetime
    words: str


def received_in(text: str, now: datetime) -> Received | None:
    """The time of the report that the text gives outright; None where it gives only a day or none.

    Clock times are those of England and Wales. A time that would lie ahead of `now` is the day before's.
    """
    found = _WHEN.search(text)
    if found is None:
        return None
    if found["number"]:
        number = _NUMBERS.get(found["number"].lower()) or int(found["number"])
        return Received(now - number * _UNITS[found["unit"][0].lower()], found[0])
    return _at_clock(found, now)


def _at_clock(found: re.Match[str], now: datetime) -> Received | None:
    half = (found["half"] or "").lower()
    if not (found["minute"] or half):
        return None  # "reported 3 times" is no time
    hour = int(found["hour"])
    if half in ("am", "pm"):
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    local = now.astimezone(LONDON)
    at = local.replace(hour=hour, minute=int(found["minute"] or 0), second=0, microsecond=0)
    day = (found["before"] or found["after"] or "").lower()
    if day in ("yesterday", "last night") or (not day and at > local):
        at -= timedelta(days=1)
    return Received(at, found[0])
