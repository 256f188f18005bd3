"""The 24 hours: taken from an officer's words before the turn, so that the decision can say by when."""

from dataclasses import replace
from datetime import date, datetime

from knowledge.domain.consequences import RECEIVED
from knowledge.domain.fact import NOT_KNOWN
from knowledge.services.turn import Turn
from knowledge.understanding.received import LONDON, received_in


def with_time_of_report(turn: Turn) -> Turn:
    """The turn with the time of the report as a fact, where its words give one and no program did (p. 10)."""
    if RECEIVED in turn.facts or turn.is_button:
        return turn
    found = received_in(turn.text, turn.now)
    if found is None:
        return turn
    return replace(turn, facts={**turn.facts, RECEIVED: found.at.isoformat(timespec="minutes")})


def day_received(value: object) -> date | None:
    """The day in England and Wales of a time or day as a fact gives it; None for what is neither."""
    if not isinstance(value, str) or value == NOT_KNOWN:
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (at.astimezone(LONDON) if at.tzinfo else at).date()
