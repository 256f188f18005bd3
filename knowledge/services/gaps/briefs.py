"""A page to teach a topic from: what is asked and mistaken, the rule, the trap, and real questions to try."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from knowledge.domain.entry import Entry
from knowledge.domain.errors import NotFound
from knowledge.domain.rule import Rule
from knowledge.domain.suppression import OTHERS
from knowledge.services.desk import Edition
from knowledge.services.gaps.asked_about import AskedAbout, asked_about
from knowledge.services.gaps.board import Board
from knowledge.services.gaps.figures import Shown, by_topic
from knowledge.services.gaps.mistakes import Confusion
from knowledge.services.gaps.points import Trap, most_mistaken, points
from knowledge.services.gaps.reading_words import LOOKED
from knowledge.store.unit_of_work import UnitOfWork

EXERCISES, TEAMS, MOST_ASKED = 5, 3, 3


@dataclass(frozen=True)
class Exercise:
    """A real question in its redacted words, and the approved entry that answers it."""

    words: str
    entry: Entry


@dataclass(frozen=True)
class Brief:
    """Everything on the page."""

    topic: str
    title: str
    figures: list[Shown]
    asking: list[tuple[str, int]]
    asked: list[AskedAbout]
    mistaken: list[Confusion]
    rules: list[Rule]
    entries: list[Entry]
    traps: list[Trap]
    exercises: list[Exercise]


def brief(
    work: UnitOfWork,
    edition: Edition,
    board: Board,
    topic: str,
    who: str,
    account_id: int | None,
    now: datetime,
) -> Brief:
    """The page of a topic; reading the exercises' words is noted in the same work, so commit it."""
    found = edition.rulebook.by_topic.get(topic)
    entries = [entry for entry in edition.entries.values() if topic in entry.topics]
    if found is None and not entries:
        raise NotFound("There is no topic of that name.")
    taught = points(edition, board, topic)
    exercises = _exercises(work, edition, board, topic)
    if exercises:
        detail = f"{len(exercises)} shown: {board.title(topic)}, as exercises"
        work.events.add(now, who, LOOKED, account_id=account_id, detail=detail)
    return Brief(
        topic,
        board.title(topic),
        by_topic(board, topic),
        most_asking(board, topic),
        asked_about(board, topic)[:MOST_ASKED],
        most_mistaken(board, topic),
        taught.rules,
        entries,
        taught.traps,
        exercises,
    )


def most_asking(board: Board, topic: str) -> list[tuple[str, int]]:
    """The teams with the most questions on a topic, over the months that show them."""
    found: Counter[str] = Counter()
    for month in board.shown:
        cells = month.cells.get(topic, {})
        found.update({team: figure.asked for team, figure in cells.items() if team != OTHERS})
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:TEAMS]


def _exercises(work: UnitOfWork, edition: Edition, board: Board, topic: str) -> list[Exercise]:
    """Questions that an approved entry answered, of as many different entries as there are."""
    months = [month.month for month in board.shown if topic in month.topics]
    answered = dict(work.asked.answered_from_entries(months, topic, sorted(edition.entries), most=200))
    order = list(answered)
    words = work.teaching.words(order)
    found: list[Exercise] = []
    for fresh in (True, False):
        for number in order:
            text, entry = words.get(number, (None, None))[0], answered[number]
            seen = {one.entry.id for one in found}
            taken = any(one.words == text for one in found)
            if text and not taken and (entry not in seen) == fresh and len(found) < EXERCISES:
                found.append(Exercise(text, edition.entries[entry]))
    return found
