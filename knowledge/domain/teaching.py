"""A question as trainers count it: all its messages folded into one, and what became of it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from knowledge.domain.counted import CONTAINED, FAILED, HANDED_OVER, OPEN, REPEATED


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
