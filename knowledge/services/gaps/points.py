"""What there is to teach of a topic, in the words of approved rules and entries alone."""

from dataclasses import dataclass

from knowledge.domain.entry import Entry
from knowledge.domain.rule import Rule
from knowledge.services.desk import Edition
from knowledge.services.gaps.audits import Field, Placed
from knowledge.services.gaps.board import Board
from knowledge.services.gaps.mistakes import Confusion, confusions, rules_between

RULES, TRAPS = 3, 5


@dataclass(frozen=True)
class Trap:
    """A line of an entry on what is often got wrong."""

    words: str
    entry: Entry


@dataclass(frozen=True)
class Points:
    """The rules that part what is most mistaken, else the topic's own; and what is often got wrong."""

    rules: list[Rule]
    traps: list[Trap]


@dataclass(frozen=True)
class Lesson:
    """An audited topic with what there is to teach of it."""

    placed: Placed
    title: str
    points: Points
    known: bool


def points(edition: Edition, board: Board, topic: str) -> Points:
    """Nothing where no approved document speaks of the topic; an entry past its grace period says nothing."""
    found = edition.rulebook.by_topic.get(topic)
    rules = [rule for one in most_mistaken(board, topic) for rule in rules_between(edition.rulebook, one)]
    if not rules and found is not None:
        rules = [rule for rule in found.rules if rule.then.crimes or rule.then.ruling]
    unique = list({rule.id: rule for rule in rules}.values())[:RULES]
    given = [
        one for one in edition.entries.values() if topic in one.topics and not one.past_grace(edition.on)
    ]
    return Points(unique, [Trap(words, entry) for entry in given for words in entry.traps][:TRAPS])


def most_mistaken(board: Board, topic: str) -> list[Confusion]:
    """The topic's pairs of meant and decided, the most frequent first."""
    return [one for one in confusions(board) if one.topic == topic][:RULES]


def lessons(edition: Edition, board: Board, placed: list[Placed]) -> list[tuple[Field, list[Lesson]]]:
    """The four fields in their order, each with its topics; a field without any is left out."""
    taught = {topic.id for topic in edition.rulebook.topics}
    taught |= {topic for entry in edition.entries.values() for topic in entry.topics}
    made = [
        Lesson(one, board.title(one.topic), points(edition, board, one.topic), one.topic in taught)
        for one in placed
    ]
    by_field = [(field, [one for one in made if one.placed.field is field]) for field in Field]
    return [(field, some) for field, some in by_field if some]
