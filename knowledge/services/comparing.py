"""What differs between two versions of a text, line by line and within a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LINES_AROUND = 3
LONGEST_LINE_BY_WORDS = 4000
_MOST_LIKE = 0.3
_WORD = re.compile(r"\w+|\s+|[^\w\s]")


class Mark(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; `changed` where it is not in the other version's line."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a difference, with its number in either version; `skipped` counts lines left out."""

    mark: Mark
    pieces: tuple[Piece, ...] = ()
    old: int | None = None
    new: int | None = None
    skipped: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def line_changes(old: str, new: str, around: int = LINES_AROUND) -> list[Line]:
    """Every changed line with some lines around it; nothing where the texts are the same."""
    before, after = old.splitlines(), new.splitlines()
    if before == after:
        return []
    groups = SequenceMatcher(None, before, after).get_grouped_opcodes(around)
    lines: list[Line] = []
    seen = 0
    for group in groups:
        lines += _left_out(group[0][1] - seen)
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                lines += [
                    Line(Mark.SAME, (Piece(text),), i1 + n + 1, j1 + n + 1)
                    for n, text in enumerate(before[i1:i2])
                ]
            else:
                lines += _changed(before[i1:i2], after[j1:j2], i1, j1)
        seen = group[-1][2]
    return lines + _left_out(len(before) - seen)


def side_by_side(old: str, new: str) -> tuple[list[Line], list[Line]]:
    """The lines of either text that differ, with one around them that is the same, and what is left out between."""
    lines = line_changes(old, new, around=1)
    left = [line for line in lines if line.mark is not Mark.ADDED]
    return left, [line for line in lines if line.mark is not Mark.REMOVED]


def _left_out(count: int) -> list[Line]:
    return [Line(Mark.SKIPPED, skipped=count)] if count > 0 else []


def _changed(before: Sequence[str], after: Sequence[str], i: int, j: int) -> Iterator[Line]:
    """What went, then what came; a line that was only reworded shows which words."""
    pairs = [_by_words(a, b) for a, b in zip(before, after, strict=False)]
    gone = [pair[0] for pair in pairs] + [(Piece(text, True),) for text in before[len(pairs) :]]
    come = [pair[1] for pair in pairs] + [(Piece(text, True),) for text in after[len(pairs) :]]
    for n, pieces in enumerate(gone):
        yield Line(Mark.REMOVED, pieces, old=i + n + 1)
    for n, pieces in enumerate(come):
        yield Line(Mark.ADDED, pieces, new=j + n + 1)


def _by_words(old: str, new: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if max(len(old), len(new)) > LONGEST_LINE_BY_WORDS:
        return (Piece(old, True),), (Piece(new, True),)
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _MOST_LIKE:
        return (Piece(old, True),), (Piece(new, True),)
    gone: list[Piece] = []
    come: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if i2 > i1:
            gone.append(Piece("".join(before[i1:i2]), tag != "equal"))
        if j2 > j1:
            come.append(Piece("".join(after[j1:j2]), tag != "equal"))
    return tuple(gone), tuple(come)
