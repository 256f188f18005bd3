"""Trends by week: since when a topic has been asked about more, or less; the season is no change.

With last year's same weeks, a week is taken against them; without, against all questions of that week.
Weeks are whole, Monday to Sunday, so the days of the week are no change either.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from knowledge.services.gaps.board import Board
from knowledge.services.gaps.figures import weeks
from knowledge.services.gaps.rates import CERTAIN
from knowledge.statistics.changing import Change, find_change
from knowledge.statistics.comparing import adjusted

YEAR = timedelta(weeks=52)
BY_YEAR, BY_SHARE = "the same week a year before", "all questions of the week"


@dataclass(frozen=True)
class Trend:
    """A topic's weeks (`""` is all topics), what each is taken against, and the sharpest step if any."""

    topic: str
    weeks: tuple[tuple[date, int], ...]
    against: str
    change: Change | None
    q: float | None = None

    @property
    def since(self) -> date | None:
        """The first week of the change; None when there is none beyond chance."""
        if self.change is None or self.q is None or self.q > CERTAIN:
            return None
        return self.weeks[self.change.at][0]

    @property
    def rose(self) -> bool:
        """Up rather than down; means something only with `since`."""
        return self.change is not None and self.change.after > self.change.before


def trends(board: Board) -> list[Trend]:
    """All topics together and each that has weeks to show; those that changed first."""
    return board.once("trends", lambda: _trends(board))


def _trends(board: Board) -> list[Trend]:
    history = _history(board)
    found = [_trend(board, topic, history) for topic in ("", *board.topics)]
    shown = [trend for trend in found if trend.weeks]
    qs = iter(adjusted([trend.change.p for trend in shown if trend.change]))
    marked = [replace(trend, q=next(qs)) if trend.change else trend for trend in shown]
    return sorted(
        marked, key=lambda trend: (trend.topic != "", trend.since is None, board.title(trend.topic))
    )


def _history(board: Board) -> dict[str, dict[date, int]]:
    """Every published week up to the end of the span, by topic."""
    whole = replace(board, months=(*board.earlier, *board.months))
    return {topic: dict(weeks(whole, topic)) for topic in ("", *whole.topics)}


def _trend(board: Board, topic: str, history: dict[str, dict[date, int]]) -> Trend:
    series = tuple(weeks(board, topic))
    before = history.get(topic, {})
    last_year = [before.get(week - YEAR, 0) for week, _ in series]
    counts = [count for _, count in series]
    if series and all(last_year):
        wholes = [now + then for now, then in zip(counts, last_year, strict=True)]
        return Trend(topic, series, BY_YEAR, find_change(counts, wholes))
    if not topic:
        return Trend(topic, series, "", None)
    return Trend(topic, series, BY_SHARE, find_change(counts, _all_of(history, series)))


def _all_of(history: dict[str, dict[date, int]], series: Sequence[tuple[date, int]]) -> list[int]:
    return [history[""].get(week, 0) for week, _ in series]
