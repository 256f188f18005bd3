"""Charts as SVG. Across in per cent, so that a chart fits any width and its letters keep their size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf, log
from textwrap import wrap

HEIGHT = 240
TOP, BOTTOM = 24, 208
MOST_LABELS = 4
MOST_NUMBERS = 9
LETTERS = 36
"""So many of a label fit on a line of a phone 320 pixels wide."""
_LINE, _GAP = 18, 20
_SPAN = (4.0, 96.0)


@dataclass(frozen=True)
class Bar:
    """One week. Down in pixels; `late` marks weeks from a change on."""

    left: str
    middle: str
    width: str
    top: float
    height: float
    number: int | None
    label: str
    says: str
    late: bool


@dataclass(frozen=True)
class Line:
    """A line across, at a round number."""

    y: float
    number: int


@dataclass(frozen=True)
class Bars:
    """All that the template draws."""

    id: str
    title: str
    bars: list[Bar]
    lines: list[Line]
    says: str
    height: int = HEIGHT
    foot: int = BOTTOM


def draw_weeks(identity: str, title: str, weeks: Sequence[tuple[str, int]], since: str | None = None) -> Bars:
    """Bars for weeks, each a label and a count; those from the label `since` on are marked."""
    ceiling = _ceiling(max((count for _, count in weeks), default=0))
    labels = [label for label, _ in weeks]
    change = labels.index(since) if since in labels else len(labels)
    bars = [_bar(weeks, place, ceiling, place >= change) for place in range(len(weeks))]
    steps = (0, ceiling // 2, ceiling) if ceiling % 2 == 0 else (0, ceiling)
    lines = [Line(_y(number, ceiling), number) for number in steps]
    return Bars(identity, title, bars, lines, _says(weeks))


def _bar(weeks: Sequence[tuple[str, int]], place: int, ceiling: int, late: bool) -> Bar:
    (label, count), slot = weeks[place], 100 / len(weeks)
    thin = -(-len(weeks) // MOST_LABELS)
    return Bar(
        left=_percent((place + 0.15) * slot),
        middle=_percent((place + 0.5) * slot),
        width=_percent(0.7 * slot),
        top=_y(count, ceiling),
        height=round(BOTTOM - _y(count, ceiling), 1),
        number=count if len(weeks) <= MOST_NUMBERS else None,
        label=label if place % thin == 0 else "",
        says=f"Week of {label}: {count}",
        late=late,
    )


def _y(number: int, ceiling: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * number / ceiling, 1)


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _ceiling(most: int) -> int:
    """The next round number."""
    size = 1
    while True:
        for step in (1, 2, 3, 4, 5, 6, 8, 10):
            if step * size >= most:
                return step * size
        size *= 10


def _says(weeks: Sequence[tuple[str, int]]) -> str:
    """The chart in a sentence, for those who don't see it."""
    if not weeks:
        return "No week to show."
    label, count = max(weeks, key=lambda week: week[1])
    return f"Bars for {len(weeks)} weeks. Most were asked in the week of {label}: {count}. The table holds all numbers."


@dataclass(frozen=True)
class Whisker:
    """A value with its interval: places across in per cent, its lines of label and itself down in pixels."""

    lines: list[tuple[int, str]]
    low: str
    width: str
    at: str
    y: int
    strong: bool
    says: str


@dataclass(frozen=True)
class Intervals:
    """All that the template draws; `mark` is the place of the line to compare with."""

    id: str
    title: str
    rows: list[Whisker]
    mark: str | None
    mark_label: str
    height: int
    says: str


@dataclass(frozen=True)
class Measured:
    """A row to draw: its name, the value with its ends, and whether it is beyond chance."""

    label: str
    value: float
    low: float
    high: float
    strong: bool
    says: str


def draw_intervals(
    identity: str, title: str, rows: Sequence[Measured], mark: float, mark_label: str, *, ratio: bool
) -> Intervals:
    """A row each; ratios stand on a logarithmic scale, shares (0 to 100) on a plain one."""
    ends = [row.low for row in rows] + [row.high for row in rows] + [mark]
    place = _by_ratio(ends) if ratio else _by_share
    made, top = [], 40
    for row in rows:
        made.append(_whisker(row, top, place))
        top = made[-1].y + _GAP + _LINE
    strong = sum(row.strong for row in rows)
    says = f"{len(rows)} rows, each a value with its interval; {strong} beyond chance. The table holds all numbers."
    return Intervals(identity, title, made, _across(place(mark)), mark_label, top - _LINE, says)


def _whisker(row: Measured, top: int, place: Callable[[float], float]) -> Whisker:
    low, high = place(row.low), place(row.high)
    lines = [(top + _LINE * number, words) for number, words in enumerate(wrap(row.label, LETTERS))]
    return Whisker(
        lines,
        _across(low),
        _percent((high - low) * (_SPAN[1] - _SPAN[0])),
        _across(place(row.value)),
        lines[-1][0] + 14 if lines else top,
        row.strong,
        row.says,
    )


def _by_share(value: float) -> float:
    return max(0.0, min(100.0, value)) / 100


def _by_ratio(ends: Sequence[float]) -> Callable[[float], float]:
    known = [log(end) for end in ends if 0 < end < inf]
    least, most = min([*known, log(0.5)]), max([*known, log(2)])

    def place(value: float) -> float:
        if value <= 0:
            return 0.0
        return 1.0 if value == inf else (log(value) - least) / (most - least)

    return place


def _across(share: float) -> str:
    return _percent(_SPAN[0] + share * (_SPAN[1] - _SPAN[0]))
