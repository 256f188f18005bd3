"""The day on which a crime was reported or recorded, where an officer gives it as a date."""

import re
from datetime import date, datetime

from knowledge.understanding.received import LONDON

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"(?:(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<word>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"(?:,? (?P<year>\d{4}))?"
    r"|(?P<first>\d{1,2})[/.](?P<second>\d{1,2})(?:[/.](?P<last>\d{4}|\d{2}))?)"
)
# Only what became of the report itself: "he hit her on 3 May" is no day of a report.
_RECORDED = (
    r"(?:\b(?:report|call|job|log|crime|email|referral)(?: (?:was|has been|had been))?"
    r" (?:came in|come in|received|opened|created|logged|taken|made|recorded|reported|raised)"
    r"|\b(?:was|been|we|i|it|she|he|they|ip|victim)(?: (?:was|first|only|had|has|then))? (?:reported|recorded|crimed|logged)"
    r"|(?:^|[.!?;:\n])\W*(?:reported|recorded|crimed|logged)|,\s*(?:and )?(?:reported|crimed))"
)
_WHEN = re.compile(
    rf"{_RECORDED}(?: (?:it|this))?(?: (?:in|to (?:us|police|the police)))?,? (?:(?:back )?on )?(?:the )?{_DATE}\b",
    re.IGNORECASE,
)


def reported_day(text: str, now: datetime) -> date | None:
    """The latest such day up to today where no year is given; None where the text gives none that has been."""
    found = _WHEN.search(text)
    if found is None:
        return None
    today = now.astimezone(LONDON).date()
    if found["iso"]:
        return _past(found["iso"], today)
    day = int(found["day"] or found["first"])
    month = _MONTHS.index(found["word"].lower()) + 1 if found["word"] else int(found["second"])
    written = found["year"] or found["last"]
    if written:
        return _past(f"{int(written) % 100 + 2000:04d}-{month:02d}-{day:02d}", today)
    this_year = _past(f"{today.year}-{month:02d}-{day:02d}", today)
    return this_year or _past(f"{today.year - 1}-{month:02d}-{day:02d}", today)


def _past(written: str, today: date) -> date | None:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return day if day <= today else None
