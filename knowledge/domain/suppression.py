"""What may be shown of a table without giving anybody away.

A number is shown when it is about at least `least` people, and a table is shown in such a way that nothing
about fewer can be worked out from it, by adding and subtracting whatever is shown. For a table of rows and
columns whose totals are shown, this is enough (the argument is in the docstring of `open_cells`):

- rows and columns about fewer are merged with others until none is;
- some columns are *closed*: no cell of theirs is ever shown; every row has enough people in them;
- of any other column, the cells left out together have enough people.

Standard library only, and no notion of what rows and columns mean.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

OTHERS = "*"
"""The name of what was merged."""

People = frozenset[int]
Sets = Mapping[str, People]
_NOBODY: People = frozenset()


def union(sets: Iterable[People]) -> People:
    """Everybody who is in any."""
    return _NOBODY.union(*sets)


@dataclass(frozen=True)
class Merged:
    """Which names stand alone, and which are counted together; each list ends up with enough people."""

    alone: tuple[str, ...]
    together: tuple[str, ...]

    def name_of(self, raw: str) -> str:
        """Where a name's numbers are counted."""
        return OTHERS if raw in self._together else raw

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that is shown, the merged ones last."""
        return (*self.alone, OTHERS) if self.together else self.alone

    @cached_property
    def _together(self) -> frozenset[str]:
        return frozenset(self.together)


def merge_small(sets: Sets, least: int, smallest_alone: int | None = None) -> Merged:
    """Merge whatever is too small, and the next smallest until the merged ones are enough.

    `smallest_alone` (never below `least`) asks more of what stands alone than `least` people.
    """
    order = sorted(sets, key=lambda name: (len(sets[name]), name))
    floor = max(least, smallest_alone or least)
    cut = sum(len(sets[name]) < floor for name in order)
    while 0 < cut < len(order) and len(union(sets[name] for name in order[:cut])) < least:
        cut += 1
    return Merged(tuple(sorted(order[cut:])), tuple(sorted(order[:cut])))


Cells = Mapping[tuple[str, str], People]


@dataclass(frozen=True)
class Opened:
    """Which cells of a table may be shown: for each open column its rows. Closed columns have none."""

    closed: frozenset[str]
    rows_of: Mapping[str, tuple[str, ...]]

    @property
    def cells(self) -> int:
        """How many."""
        return sum(len(rows) for rows in self.rows_of.values())


def open_cells(
    cells: Cells,
    rows: Sequence[str],
    columns: Sequence[str],
    least: int,
    holds: Callable[[frozenset[str]], bool] = lambda closed: True,
    dull: frozenset[str] = frozenset(),
) -> Opened:
    """The cells to show beside all row totals and column totals, each of which is about enough people.

    `holds` may ask more of the closed columns; the more are closed, the easier it must be. Columns that are
    `dull` are closed before any other.

    Why nothing about fewer people follows from what is shown: whatever can be worked out is a sum, over the
    single cells, of a[row] + b[column] + g[cell], with g nothing but in shown cells; it is about a group of
    people if none of these coefficients is negative. Take the closed column whose b is least, and move that
    b into the a's: then every a is at least nothing, since that row's cell in that column has a + b >= 0. If
    an a is above nothing, all of its row's closed cells are in the sum, and they have enough people. If all
    a's are nothing, each column stands alone: either its b is above nothing, and all its cells left out are
    in the sum (they have enough people), or the sum has shown cells only. Cells with nobody in them are left
    out like small ones, so nobody can tell which coefficients would not matter.
    """
    closed = _closed(cells, rows, columns, least, holds, dull)
    opened = {}
    for column in columns:
        shown = () if column in closed else _shown_rows(cells, rows, column, least)
        if shown:
            opened[column] = shown
    return Opened(closed, opened)


def _closed(
    cells: Cells,
    rows: Sequence[str],
    columns: Sequence[str],
    least: int,
    holds: Callable[[frozenset[str]], bool],
    dull: frozenset[str],
) -> frozenset[str]:
    """As few as will do, beginning with those in which the least could be shown; all where none will."""

    def worth(column: str) -> tuple[bool, int, int, str]:
        sizes = [len(cells.get((row, column), _NOBODY)) for row in rows]
        return column not in dull, sum(size >= least for size in sizes), sum(sizes), column

    def will_do(closed: frozenset[str]) -> bool:
        return all(_enough(cells, row, closed, least) for row in rows) and holds(closed)

    order = sorted(columns, key=worth)
    closed: frozenset[str] = frozenset()
    for column in order:
        closed |= {column}
        if will_do(closed):
            break
    for column in reversed(order):
        if len(closed) > 1 and column in closed and will_do(closed - {column}):
            closed -= {column}
    return closed


def _enough(cells: Cells, row: str, columns: frozenset[str], least: int) -> bool:
    people: set[int] = set()
    for column in columns:
        people |= cells.get((row, column), _NOBODY)
        if len(people) >= least:
            return True
    return False


def _shown_rows(cells: Cells, rows: Sequence[str], column: str, least: int) -> tuple[str, ...]:
    found = {row: cells.get((row, column), _NOBODY) for row in rows}
    shown = sorted((row for row in rows if len(found[row]) >= least), key=lambda row: (-len(found[row]), row))
    while shown and len(shown) < len(rows):
        if len(union(found[row] for row in rows if row not in shown)) >= least:
            break
        shown.pop()
    return tuple(sorted(shown))
