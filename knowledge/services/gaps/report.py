"""The month's report for the governance group: one page of figures with intervals, and plain words.

It holds no time of its making, and everything in it comes from the published month and what was loaded; the
same data give the same report to the byte.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from knowledge.domain.errors import BadInput
from knowledge.domain.month import SETTLING, Month, day_of
from knowledge.services.counting_asked import publish_months
from knowledge.services.gaps.audits import Field, compliance, four_fields
from knowledge.services.gaps.board import Board, Span, read_board
from knowledge.services.gaps.figures import advised_hours, headline, names, seconds
from knowledge.services.gaps.mistakes import confusions, wrong_turns
from knowledge.services.gaps.rates import rates
from knowledge.services.gaps.sentences import classes, effect_words, percent, rate_words, trend_words
from knowledge.services.gaps.training import effects, every_month
from knowledge.services.gaps.trends import trends
from knowledge.statistics.intervals import Estimate
from knowledge.store.unit_of_work import UnitOfWork

_MOST = 5
_TREND_MONTHS = 12
_NOTHING = "Nothing to report."


@dataclass(frozen=True)
class Section:
    """A heading and its sentences."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """The page."""

    title: str
    about: str
    sections: tuple[Section, ...]


def month_report(work: UnitOfWork, least: int, month: Month, now: datetime) -> Report:
    """The report of a published month, or of one that is over and can be published now.

    BadInput for a month that isn't over, and for one in which too few people asked.
    """
    if not month.is_over(now):
        raise BadInput(
            f"{_name(month)} can still change: its report can be made from {_day(day_of(month.end + SETTLING))} on.",
            field="month",
        )
    if str(month) not in work.asked.released_months(least):
        publish_months(work, least, now)
    board = read_board(work, least, Span(month, month))
    if not board.shown:
        raise BadInput(
            f"In {_name(month)} fewer than {least} people asked anything, so there is nothing to report.",
            field="month",
        )
    year = read_board(work, least, Span(month.before(_TREND_MONTHS - 1), month))
    return Report(
        f"What the force does not know: {_name(month)}",
        f"The weeks from {_day(month.first)} to {_day(month.last)}. Figures about fewer than {least} people are left "
        "out. Intervals are 95 %. Findings are beyond chance with everything that was compared looked at together.",
        (
            Section("In short", _figures(board)),
            Section("Asked about most", _topics(board)),
            Section("Teams that ask more or less than the others", _teams(board)),
            Section("Meant one class, decided another", _mistakes(board)),
            Section("Changes over twelve months", _trends(year)),
            Section("Audits", _audits(work, board)),
            Section("Training", _training(work, year)),
        ),
    )


def as_text(report: Report) -> str:
    """As the command prints it."""
    parts = [report.title, "=" * len(report.title), "", report.about]
    for section in report.sections:
        parts += ["", section.heading, "-" * len(section.heading), ""]
        parts += [f"- {line}" for line in section.lines or (_NOTHING,)]
    return "\n".join(parts) + "\n"


def _name(month: Month) -> str:
    return f"{date(month.year, month.number, 1):%B %Y}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _between(share: Estimate) -> str:
    return f"{percent(share.value)} ({percent(share.low)} to {percent(share.high)})"


def _figures(board: Board) -> tuple[str, ...]:
    lines = []
    for one in headline(board):
        if one.count is None:
            continue
        share = f", {_between(one.share)}" if one.share else ""
        lines.append(f"{one.definition.label}: {one.count.value}{share}")
    took, advised = seconds(board.shown), advised_hours(board.shown)
    if took is not None:
        lines.append(f"Time to answer: {took:.1f} seconds on average")
    if advised is not None:
        lines.append(f"Adviser’s time to answer: {advised:.1f} hours on average")
    return tuple(lines)


def _topics(board: Board) -> tuple[str, ...]:
    month = board.shown[0]
    return tuple(
        f"{board.title(topic)}: {month.topics[topic].asked} questions of {month.topics[topic].people} people"
        for topic in names(board, teams=False)[:_MOST]
    )


def _teams(board: Board) -> tuple[str, ...]:
    if not board.strengths:
        return ("Team strengths were not loaded, so teams can't be compared per head.",)
    found = [one for one in rates(board) if one.differs][:_MOST]
    return tuple(rate_words(one, board.title(one.topic) if one.topic else "all topics") for one in found) or (
        "No team asks more or less than the others beyond chance.",
    )


def _mistakes(board: Board) -> tuple[str, ...]:
    turns = wrong_turns(board)
    worst = sorted((one for one in turns if not one.team), key=lambda one: -one.share.value)[:_MOST]
    lines = [f"{board.title(one.topic)}: {_between(one.share)} of {one.stated} people" for one in worst]
    lines += [
        f"{one.team} on {board.title(one.topic)}: {_between(one.share)}, unlike the other teams"
        for one in turns
        if one.differs
    ][:_MOST]
    lines += [
        f"Meant {classes(one.meant)}, decided {classes(one.decided)} ({board.title(one.topic)}): {one.people} people"
        for one in confusions(board)[:_MOST]
    ]
    return tuple(lines)


def _trends(board: Board) -> tuple[str, ...]:
    found = [one for one in trends(board) if one.since]
    named = (f"{board.title(one.topic) if one.topic else 'All topics'}: {trend_words(one)}" for one in found)
    return tuple(named) or ("No topic changed beyond chance.",)


def _audits(work: UnitOfWork, board: Board) -> tuple[str, ...]:
    audits = [one for one in work.loads.audits() if one.first <= board.span.last.last]
    results = [one for one in compliance(audits, board.least) if one.share and one.audit.team == "-"]
    newest = {one.audit.category: one for one in results}
    lines = [
        f"{name}: {one.audit.compliant} of {one.audit.audited}, {_between(one.share)}"
        for name, one in sorted(newest.items())
        if one.share
    ]
    silent = [one for one in four_fields(board, audits) if one.field is Field.FAILS_SILENTLY]
    return (*lines, *(f"{board.title(one.topic)} fails often and is hardly asked about" for one in silent))


def _training(work: UnitOfWork, board: Board) -> tuple[str, ...]:
    held = [one for one in work.loads.sessions() if one.on <= board.span.last.last]
    return tuple(
        f"{_day(one.held.on)}, {board.title(one.topic)}, {_list(one.held.teams)}: {effect_words(one)}"
        for one in effects(every_month(board), held)
    )


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)
