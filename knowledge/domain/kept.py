"""A question as it is kept for counting: one row, from which every figure comes."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from knowledge.domain.counted import HELPED, NO_OPINION, NO_TEAM, NO_TOPIC, NOT_HELPFUL
from knowledge.domain.month import Month, day_of, monday_of
from knowledge.domain.teaching import Asked, Ending

OPINIONS = {True: HELPED, False: NOT_HELPFUL, None: NO_OPINION}


class Kept(NamedTuple):
    """One question. Its fields are the columns of its row, in their order."""

    id: int
    conversation_id: str
    owner: str
    at: datetime
    month: str
    week: date
    team: str
    topic: str
    ending: str
    decision: str | None
    handed_over: bool
    helped: bool | None
    again_minutes: int | None
    entry: str | None
    outcome: str
    opinion: str
    source: str
    took_ms: int
    stated: str
    decided: str

    def marked(self, again: timedelta | None) -> "Kept":
        """The same, asked again after that long."""
        minutes = None if again is None else int(again.total_seconds() // 60)
        asked = Asked(
            self.id, self.at, self.team, self.topic, Ending(self.ending), self.decision, self.helped, again,
            handed_over=self.handed_over,
        )  # fmt: skip
        return self._replace(again_minutes=minutes, outcome=asked.outcome)


def keep(asked: Asked, source: str) -> Kept:
    """A folded question as its row; `source` is what its answer came from."""
    day = day_of(asked.at)
    return Kept(
        asked.id,
        asked.conversation,
        asked.owner,
        asked.at,
        str(Month.of(day)),
        monday_of(day),
        asked.team or NO_TEAM,
        asked.topic or NO_TOPIC,
        asked.ending.value,
        asked.decision,
        asked.handed_over,
        asked.helped,
        None if asked.again is None else int(asked.again.total_seconds() // 60),
        asked.entry,
        asked.outcome,
        OPINIONS[asked.helped],
        source,
        asked.took_ms,
        asked.stated,
        asked.decided,
    )
