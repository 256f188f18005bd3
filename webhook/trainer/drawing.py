"""Which findings are drawn, and how: the charts of each page."""

from knowledge.services.gaps.audits import compliance
from knowledge.services.gaps.board import Board
from knowledge.services.gaps.figures import weeks
from knowledge.services.gaps.mistakes import wrong_turns
from knowledge.services.gaps.rates import Rate, rates
from knowledge.services.gaps.sentences import percent, rate_words, team_name
from knowledge.services.gaps.trends import Trend
from knowledge.store.unit_of_work import UnitOfWork
from webhook.trainer.chart import Bars, Intervals, Measured, draw_intervals, draw_weeks

MOST_ROWS = 20


def week_chart(board: Board) -> Bars | None:
    """All questions by week."""
    found = [(f"{monday.day} {monday:%b}", count) for monday, count in weeks(board)]
    return draw_weeks("weeks", "Questions by week", found) if found else None


def trend_chart(board: Board, trend: Trend, number: int) -> Bars:
    """A topic's weeks, marked from its change on."""
    labels = {monday: f"{monday.day} {monday:%b %y}" for monday, _ in trend.weeks}
    title = board.title(trend.topic) if trend.topic else "All topics"
    since = labels[trend.since] if trend.since else None
    rows = [(labels[monday], count) for monday, count in trend.weeks]
    return draw_weeks(f"trend-{number}", f"{title}, by week", rows, since)


def rate_chart(board: Board) -> Intervals | None:
    """The most striking ask rates."""
    found = rates(board)[:MOST_ROWS]
    rows = [_rate(board, rate) for rate in found]
    if not rows:
        return None
    title = "Times as many people asking as in the other teams"
    return draw_intervals("rates", title, rows, 1, "as the others", ratio=True)


def _rate(board: Board, rate: Rate) -> Measured:
    title = board.title(rate.topic) if rate.topic else "all topics"
    ratio = rate.compared.ratio
    label = f"{team_name(rate.team)}, {title}, per {rate.per}"
    return Measured(label, ratio.value, ratio.low, ratio.high, rate.differs, rate_words(rate, title))


def mistake_chart(board: Board) -> Intervals | None:
    """Topics' wrong-turn rates, the worst first."""
    found = sorted((one for one in wrong_turns(board) if not one.team), key=lambda one: -one.share.value)
    rows = [
        Measured(
            board.title(one.topic),
            100 * one.share.value,
            100 * one.share.low,
            100 * one.share.high,
            False,
            f"{percent(one.share.value)} of {one.stated} people",
        )
        for one in found[:MOST_ROWS]
    ]
    if not rows:
        return None
    return draw_intervals(
        "wrong", "People who meant another class than was decided, %", rows, 50, "50 %", ratio=False
    )


def audit_chart(work: UnitOfWork, board: Board, target: float) -> Intervals | None:
    """Audit results."""
    rows = [
        Measured(
            f"{one.audit.category}, {'whole force' if one.audit.team == '-' else one.audit.team}",
            100 * one.share.value,
            100 * one.share.low,
            100 * one.share.high,
            one.share.high < target,
            f"{one.audit.compliant} of {one.audit.audited}",
        )
        for one in compliance(work.loads.audits(), board.least)
        if one.share
    ][:MOST_ROWS]
    if not rows:
        return None
    label = f"{100 * target:.0f} %"
    return draw_intervals("audits", "Records that complied, %", rows, 100 * target, label, ratio=False)
