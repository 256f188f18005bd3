"""Each table of figures, once: for its page, for its CSV file and for its spreadsheet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.domain.loads import FORCE
from knowledge.services.gaps.asked_about import all_asked_about
from knowledge.services.gaps.audits import compliance, four_fields
from knowledge.services.gaps.board import Board, Sum
from knowledge.services.gaps.figures import (
    ADVISED,
    DEFINITIONS,
    TIME,
    Shown,
    advised_hours,
    by_team,
    by_topic,
    headline,
    names,
    seconds,
    weeks,
)
from knowledge.services.gaps.mistakes import confusions, wrong_turns
from knowledge.services.gaps.quiz import scores
from knowledge.services.gaps.rates import rates
from knowledge.services.gaps.sentences import classes, effect_words, team_name, trend_words
from knowledge.services.gaps.training import effects, every_month
from knowledge.services.gaps.trends import trends
from knowledge.statistics.intervals import Estimate
from knowledge.store.unit_of_work import UnitOfWork

Cell = str | int | float | None
HIDDEN = "hidden"
"""In the place of a number about too few people, or from which such a number could be worked out."""


@dataclass(frozen=True)
class Table:
    """A header and its rows."""

    caption: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    @property
    def hidden(self) -> list[str]:
        """The headings of columns in which no row may be shown."""
        return [self.header[place] for place in range(len(self.header)) if self._is_hidden(place)]

    @property
    def in_sight(self) -> "Table":
        """Without those columns, for a page; a file keeps them, so that its columns are always the same."""
        places = [place for place in range(len(self.header)) if not self._is_hidden(place)]
        rows = [[row[place] for place in places] for row in self.rows]
        return Table(self.caption, [self.header[place] for place in places], rows)

    def _is_hidden(self, place: int) -> bool:
        return bool(self.rows) and all(row[place] == HIDDEN for row in self.rows)


def figures(work: UnitOfWork, board: Board, team: str) -> Table:
    """The figures of all questions, and what each means."""
    rows = [
        (one.definition.label, _count(one.count), *_share(one), one.definition.meaning)
        for one in headline(board)
    ]
    rows.append((TIME.label, _one(seconds(board.shown)), None, None, None, TIME.meaning))
    rows.append((ADVISED.label, _one(advised_hours(board.shown)), None, None, None, ADVISED.meaning))
    return Table("All figures", ("Figure", "Number", "Share %", "From %", "To %", "Meaning"), rows)


def topics(work: UnitOfWork, board: Board, team: str) -> Table:
    """Each topic's figures."""
    rows = [
        (board.title(topic), *_row(by_topic(board, topic)), _one(seconds(board.shown, topic)))
        for topic in names(board, teams=False)
    ]
    return Table("By topic", ("Topic", *_labels(), TIME.label), rows)


def asked_most(work: UnitOfWork, board: Board, team: str) -> Table:
    """What is asked about within each topic."""
    rows = [(board.title(one.topic), one.words, _count(one.count)) for one in all_asked_about(board)]
    return Table("Asked about most, by topic", ("Topic", "What settled it", "Questions"), rows)


def teams(work: UnitOfWork, board: Board, team: str) -> Table:
    """Each team's figures."""
    rows = [
        (team_name(name), *_row(by_team(board, name)), _one(seconds(board.shown, name, team=True)))
        for name in names(board, teams=True)
    ]
    return Table("By team", ("Team", *_labels(), TIME.label), rows)


def by_week(work: UnitOfWork, board: Board, team: str) -> Table:
    """Questions of each week."""
    rows = [(f"{monday:%d %b %Y}", count) for monday, count in weeks(board)]
    return Table("Questions by week", ("Week beginning", "Questions"), rows)


def ask_rates(work: UnitOfWork, board: Board, team: str) -> Table:
    """Teams against the rest, per head and per recorded crime."""
    header = (
        "Team", "Topic", "Per", "People asking", "Rate", "Other teams’ rate", "Times", "From", "To",
        "p", "p, all together", "Beyond chance",
    )  # fmt: skip
    rows = [
        (
            team_name(one.team),
            board.title(one.topic) if one.topic else "All topics",
            one.per,
            one.people,
            _one(one.per_hundred),
            _one(one.rest_per_hundred),
            *_estimate(one.compared.ratio, 1),
            _p(one.compared.p),
            _p(one.q),
            "yes" if one.differs else "no",
        )
        for one in rates(board)
    ]
    return Table("How often teams ask, against the other teams", header, rows)


def mistakes(work: UnitOfWork, board: Board, team: str) -> Table:
    """Wrong-turn rates by topic and team."""
    header = (
        "Topic",
        "Team",
        "Wrong",
        "Said what they meant",
        "Wrong %",
        "From %",
        "To %",
        "p, all together",
        "Beyond chance",
    )
    rows = [
        (
            board.title(one.topic),
            team_name(one.team) if one.team else "All teams",
            one.wrong,
            one.stated,
            *_estimate(one.share, 100),
            _p(one.q),
            "yes" if one.differs else "no" if one.q is not None else None,
        )
        for one in wrong_turns(board)
    ]
    return Table("Meant one class, decided another", header, rows)


def confused(work: UnitOfWork, board: Board, team: str) -> Table:
    """What is taken for what, of all teams or of one."""
    rows = [
        (board.title(one.topic), classes(one.meant), classes(one.decided), one.people)
        for one in confusions(board, team)
    ]
    whose = f" in {team}" if team else ""
    return Table(f"What is taken for what{whose}", ("Topic", "Meant", "Decided", "People"), rows)


def trend(work: UnitOfWork, board: Board, team: str) -> Table:
    """Whether and since when topics changed."""
    header = ("Topic", "Weeks", "Taken against", "What changed", "Before %", "After %", "p, all together")
    rows = []
    for one in trends(board):
        shares = (
            (_one(100 * one.change.before), _one(100 * one.change.after))
            if one.since and one.change
            else (None, None)
        )
        name = board.title(one.topic) if one.topic else "All topics"
        rows.append((name, len(one.weeks), one.against, trend_words(one), *shares, _p(one.q)))
    return Table("Trends by week", header, rows)


def audits(work: UnitOfWork, board: Board, team: str) -> Table:
    """Audit results with their intervals."""
    header = (
        "Category",
        "Team",
        "First day",
        "Last day",
        "Audited",
        "Compliant",
        "Compliant %",
        "From %",
        "To %",
    )
    rows: list[Sequence[Cell]] = []
    for one in compliance(work.loads.audits(), board.least):
        audit = one.audit
        shown = (audit.audited, audit.compliant, *_estimate(one.share, 100)) if one.share else (HIDDEN,) * 5
        whose = "Whole force" if audit.team == FORCE else audit.team
        rows.append((audit.category, whose, str(audit.first), str(audit.last), *shown))
    return Table("Audit results", header, rows)


def fields(work: UnitOfWork, board: Board, team: str) -> Table:
    """Failing and asking."""
    header = ("Topic", "Category", "Compliant %", "From %", "To %", "People asking a month", "Field")
    rows = [
        (board.title(one.topic), one.category, *_estimate(one.share, 100), _one(one.asking), str(one.field))
        for one in four_fields(board, work.loads.audits())
    ]
    return Table("Failing and asking", header, rows)


def sessions(work: UnitOfWork, board: Board, team: str) -> Table:
    """What each session changed."""
    header = ("Held on", "Topic", "Teams", "People", "Change, points", "From", "To", "In words")
    rows = [
        (
            str(one.held.on),
            board.title(one.topic),
            ", ".join(one.held.teams),
            one.held.people,
            *(_estimate(one.change, 100) if one.change else (None,) * 3),
            effect_words(one),
        )
        for one in effects(every_month(board), work.loads.sessions())
    ]
    return Table("Training, and what it changed", header, rows)


def quizzes(work: UnitOfWork, board: Board, team: str) -> Table:
    """Right answers by topic and team."""
    rows = [
        (
            board.title(one.topic),
            team_name(one.team) if one.team else "All teams",
            one.asked,
            _one(100 * one.right / one.asked),
        )
        for one in scores(work, [month.month for month in board.months], board.least)
    ]
    return Table("Quiz results", ("Topic", "Team", "Answers", "Right %"), rows)


TABLES: dict[str, Callable[[UnitOfWork, Board, str], Table]] = {
    "figures": figures,
    "topics": topics,
    "asked-most": asked_most,
    "teams": teams,
    "weeks": by_week,
    "ask-rates": ask_rates,
    "mistakes": mistakes,
    "taken-for": confused,
    "trends": trend,
    "audits": audits,
    "four-fields": fields,
    "training": sessions,
    "quizzes": quizzes,
}


def _labels() -> list[str]:
    return [f"{one.label} %" if one.partition else one.label for one in DEFINITIONS]


def _row(shown: Sequence[Shown]) -> list[Cell]:
    """A count for what was asked, a share for all else."""
    return [
        (_one(100 * one.share.value) if one.share else HIDDEN)
        if one.definition.partition
        else _count(one.count)
        for one in shown
    ]


def _share(one: Shown) -> tuple[Cell, Cell, Cell]:
    if one.share is None:
        return (HIDDEN, None, None) if one.definition.partition else (None, None, None)
    return _estimate(one.share, 100)


def _estimate(one: Estimate, times: float) -> tuple[Cell, Cell, Cell]:
    return _one(one.value * times), _one(one.low * times), _one(one.high * times)


def _count(count: Sum | None) -> Cell:
    if count is None:
        return HIDDEN
    return count.value if count.whole else f"at least {count.value}"


def _one(value: float | None) -> Cell:
    """To one decimal; a ratio without a bound is said to be one."""
    if value is None:
        return None
    return "no limit" if value == float("inf") else round(value, 1)


def _p(value: float | None) -> Cell:
    if value is None:
        return None
    return "below 0.001" if value < 0.001 else round(value, 3)
