"""The weeks as bars. Across in per cent, so that the chart fits any width and its letters keep their size."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.domain.teaching import Week
from webhook.trainer.wording import short_day, week_words

HEIGHT = 240
TOP, BOTTOM = 24, 208
MOST_LABELS = 6
MOST_NUMBERS = 9


@dataclass(frozen=True)
class Bar:
    """One week: all questions, and the unanswered among them at the foot. Down in pixels."""

    left: str
    middle: str
    width: str
    top: float
    height: float
    unanswered_top: float
    unanswered_height: float
    number: int | None
    label: str
    says: str


@dataclass(frozen=True)
class Line:
    """A line across, at a round number."""

    y: float
    number: int


@dataclass(frozen=True)
class Chart:
    """All that the template draws."""

    bars: list[Bar]
    lines: list[Line]
    says: str
    height: int = HEIGHT
    foot: int = BOTTOM


def draw(weeks: Sequence[Week]) -> Chart:
    """The chart of these weeks."""
    ceiling = _ceiling(max((week.tally.asked for week in weeks), default=0))
    bars = [_bar(weeks, place, ceiling) for place in range(len(weeks))]
    steps = (0, ceiling // 2, ceiling) if ceiling % 2 == 0 else (0, ceiling)
    lines = [Line(_y(number, ceiling), number) for number in steps]
    return Chart(bars, lines, _says(weeks))


def _bar(weeks: Sequence[Week], place: int, ceiling: int) -> Bar:
    week, slot = weeks[place], 100 / len(weeks)
    asked, unanswered = week.tally.asked, week.tally.unanswered
    thin = -(-len(weeks) // MOST_LABELS)
    return Bar(
        left=_percent((place + 0.15) * slot),
        middle=_percent((place + 0.5) * slot),
        width=_percent(0.7 * slot),
        top=_y(asked, ceiling),
        height=BOTTOM - _y(asked, ceiling),
        unanswered_top=_y(unanswered, ceiling),
        unanswered_height=BOTTOM - _y(unanswered, ceiling),
        number=asked if len(weeks) <= MOST_NUMBERS else None,
        label=short_day(week.days) if place % thin == 0 else "",
        says=f"{week_words(week.days)}: {asked} asked, {unanswered} unanswered",
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


def _says(weeks: Sequence[Week]) -> str:
    """The chart in a sentence, for those who don't see it."""
    asked = [week for week in weeks if week.tally.asked]
    if not asked:
        return "No question in any week."
    most = max(asked, key=lambda week: week.tally.asked)
    return (
        f"Bars for {len(weeks)} weeks, each with the unanswered questions at its foot. "
        f"Most were asked in: {week_words(most.days)}, {most.tally.asked}. The table holds all numbers."
    )
