"""A rules document in paragraphs, each with its printed page and section; and what a new edition changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from knowledge.domain.source import Section

_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Paragraph:
    page: int
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """`edition` is the year on the title page, as the contract writes it (2026-27); empty if it has none."""

    edition: str
    first: int
    last: int
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class EditionChange:
    """What differs from the edition held; a paragraph that only moved to another page is not a change."""

    new: tuple[Paragraph, ...]
    changed: tuple[tuple[Paragraph, Paragraph], ...]
    gone: tuple[Paragraph, ...]

    @property
    def nothing(self) -> bool:
        return not (self.new or self.changed or self.gone)

    @property
    def touched_pages(self) -> frozenset[int]:
        """Pages of the edition held on which something no longer stands as it did."""
        return frozenset(one.page for one in (*self.gone, *(old for old, _ in self.changed)))


def compare(held: Sequence[Paragraph], read: Sequence[Paragraph]) -> EditionChange:
    """Same words in the same section are the same paragraph; near ones are one that changed."""
    new, gone = _unmatched(read, held), _unmatched(held, read)
    changed: list[tuple[Paragraph, Paragraph]] = []
    left: dict[str, list[Paragraph]] = defaultdict(list)
    for one in gone:
        left[one.section].append(one)
    for one in list(new):
        likeness = {old: SequenceMatcher(None, old.text, one.text).ratio() for old in left[one.section]}
        best = max(likeness, key=lambda old: likeness[old], default=None)
        if best is not None and likeness[best] >= _ALIKE:
            left[one.section].remove(best)
            new.remove(one)
            changed.append((best, one))
    return EditionChange(tuple(new), tuple(changed), tuple(one for one in gone if one in left[one.section]))


def _unmatched(ours: Iterable[Paragraph], theirs: Iterable[Paragraph]) -> list[Paragraph]:
    left: dict[tuple[str, str], int] = defaultdict(int)
    for one in theirs:
        left[(one.section, one.text)] += 1
    found: list[Paragraph] = []
    for one in ours:
        if left[(one.section, one.text)]:
            left[(one.section, one.text)] -= 1
        else:
            found.append(one)
    return found
