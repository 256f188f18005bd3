"""A few redacted questions of a topic, for those who teach it; that somebody looked is noted.

Which topics may be looked at follows from what is published, and a page never holds more than a handful:
neither the length of a list nor a name, a team or an hour beside it tells more than the figures do.
"""

from datetime import datetime

from knowledge.domain.counted import CONTAINED, FAILED, HANDED_OVER, NOT_HELPFUL, REPEATED
from knowledge.domain.errors import BadInput
from knowledge.services.gaps.board import Board
from knowledge.store.unit_of_work import UnitOfWork

LOOKED = "questions read"
HANDFUL = 10
LISTS = {
    "any": ("", ""),
    "contained": ("outcome", CONTAINED),
    "unsettled": ("outcome", REPEATED),
    "handed-over": ("outcome", HANDED_OVER),
    "unanswered": ("outcome", FAILED),
    "not-helped": ("opinion", NOT_HELPFUL),
}
"""The lists that there are: a column of the counted questions and its value."""


def read_words(
    work: UnitOfWork, board: Board, topic: str, listing: str, who: str, account_id: int | None, now: datetime
) -> list[str]:
    """Up to a handful of texts, always the same ones; the look is noted in the same work, so commit it.

    BadInput where too few people asked about it to show any.
    """
    numbers = allowed(work, board, topic, listing)
    words = work.teaching.words(numbers)
    texts = [words[number][0] for number in numbers if number in words]
    kept = [text for text in texts if text and not text.startswith("/")][:HANDFUL]
    if kept:
        detail = (
            f"{len(kept)} shown: {board.title(topic)}, {listing}, {board.span.first} to {board.span.last}"
        )
        work.events.add(now, who, LOOKED, account_id=account_id, detail=detail)
    return kept


def allowed(work: UnitOfWork, board: Board, topic: str, listing: str) -> list[int]:
    """Some questions of a list, in the months in which it is published that enough people are in it."""
    if listing not in LISTS:
        raise BadInput("There is no list of that name.", field="list")
    column, value = LISTS[listing]
    months = [
        month.month
        for month in board.shown
        if topic in month.topics and (not column or value in month.parts[column].topics.get(topic, {}))
    ]
    if not months:
        raise BadInput(
            f"Fewer than {board.least} people asked this in any month of the choice: no words are shown.",
            field="topic",
        )
    return work.asked.numbers(months, topic, column, value, most=3 * HANDFUL)
