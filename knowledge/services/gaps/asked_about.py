"""What is asked about most within each topic: the approved entries and decided classes that settled it."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.domain.release import Release
from knowledge.services.gaps.board import Board, Sum
from knowledge.services.gaps.sentences import classes


@dataclass(frozen=True)
class AskedAbout:
    """So many of a topic's questions were settled by this entry, or as a case of these classes."""

    topic: str
    words: str
    count: Sum


def asked_about(board: Board, topic: str) -> list[AskedAbout]:
    """What may be shown of a topic, the most asked first; of the months that show the topic at all."""
    months = [month for month in board.shown if topic in month.topics]
    names = {name for month in months for name in month.about.get(topic, {})}
    found = [AskedAbout(topic, _words(board, name), _count(months, topic, name)) for name in names]
    return sorted(found, key=lambda one: (-one.count.value, one.words))


def all_asked_about(board: Board) -> Sequence[AskedAbout]:
    """Of every topic."""
    return [one for topic in board.topics for one in asked_about(board, topic)]


def _count(months: Sequence[Release], topic: str, name: str) -> Sum:
    counts = [month.about.get(topic, {}).get(name) for month in months]
    shown = [count for count in counts if count is not None]
    return Sum(sum(shown), len(shown), len(counts))


def _words(board: Board, name: str) -> str:
    if name.startswith("="):
        return f"Cases decided as {classes(name.removeprefix('='))}"
    return board.entries.get(name) or name.replace("-", " ").capitalize()
