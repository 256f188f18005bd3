"""Maximum sentences as the notifiable list writes them, put in an order."""

import re

LIFE = 10**6
"""More days than any sentence that is written as a number."""
_DAYS = {"year": 365, "month": 30, "week": 7}
_TERM = re.compile(r"(\d{1,3}) (year|month|week)s?")


def days_of(sentence: str) -> int | None:
    """`14 years`, `51 weeks`, `life`, `fine` (no days) as days; None for anything else, or nothing."""
    written = sentence.strip().lower()
    if written in ("life", "fine"):
        return LIFE if written == "life" else 0
    term = _TERM.fullmatch(written)
    return int(term[1]) * _DAYS[term[2]] if term else None
