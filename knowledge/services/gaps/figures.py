"""The figures at the top, and the same for each topic and team: what each is, over several months."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.domain.counted import (
    CONTAINED,
    CURRENT,
    FAILED,
    HANDED_OVER,
    HELPED,
    NOT_HELPFUL,
    OPEN,
    OVERDUE,
    REPEATED,
)
from knowledge.domain.month import Month
from knowledge.domain.release import Figure, Parts, Release
from knowledge.domain.suppression import OTHERS
from knowledge.services.gaps.board import Board, Sum, add_up, asked
from knowledge.statistics.intervals import Estimate, wilson


@dataclass(frozen=True)
class Definition:
    """A figure: the parts that it counts, what it is a share of, and what it means in words."""

    id: str
    label: str
    meaning: str
    partition: str = ""
    parts: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


DEFINITIONS = (
    Definition(
        "asked",
        "Asked",
        "Questions. All that belongs to one question is counted once: what the helpline asked back, the answers "
        "to that, and the buttons. Greetings, thanks and remarks about an answer are not counted.",
    ),
    Definition(
        "contained",
        "Contained",
        "Ended in a decision or an approved answer, was not asked again by the same person on the same topic "
        "within 24 hours, and was not called unhelpful. Of all questions.",
        "outcome",
        (CONTAINED,),
    ),
    Definition(
        "unsettled",
        "Not settled",
        "Was answered, but asked again within 24 hours or called unhelpful. Of all questions.",
        "outcome",
        (REPEATED,),
    ),
    Definition(
        "handed-over",
        "Handed over",
        "Went to an adviser within 24 hours of being asked. Of all questions.",
        "outcome",
        (HANDED_OVER,),
    ),
    Definition(
        "unanswered",
        "Unanswered",
        "Got no answer at all: the helpline failed. What went to an adviser is counted under Handed over. "
        "Of all questions.",
        "outcome",
        (FAILED,),
    ),
    Definition(
        "open",
        "Left open or out of scope",
        "The helpline asked back and nothing more came, or the question was not about recording crime. "
        "Of all questions.",
        "outcome",
        (OPEN,),
    ),
    Definition(
        "helped",
        "Helped",
        "The officer pressed “This helped” within 24 hours of asking; what is said later is not counted, so that a "
        "published month stays true. Of those who said either.",
        "opinion",
        (HELPED,),
        (HELPED, NOT_HELPFUL),
    ),
    Definition(
        "not-helped",
        "Did not help",
        "The officer pressed “This didn’t” within 24 hours of asking; what is said later is not counted. Of those "
        "who said either.",
        "opinion",
        (NOT_HELPFUL,),
        (HELPED, NOT_HELPFUL),
    ),
    Definition(
        "overdue",
        "From an overdue entry",
        "The answer came from an approved entry whose review day had passed. Of all answers from entries.",
        "source",
        (OVERDUE,),
        (OVERDUE, CURRENT),
    ),
)
TIME = Definition(
    "seconds",
    "Time to answer",
    "How long the helpline took over all messages of a question, on average, in seconds. The time that the "
    "officer took to write is not counted.",
)
ADVISED = Definition(
    "advised",
    "Adviser’s time to answer",
    "From handing a question over until an adviser answered it, on average, in hours, nights and days off "
    "included. A question counts in the month of its answer; what still waits is not in it. Over several months "
    "it is the average of theirs.",
)


def advised_hours(months: Sequence[Release]) -> float | None:
    """How long advisers took, on average over the months that show it."""
    found = [month.advised_minutes for month in months if month.advised_minutes is not None]
    return sum(found) / len(found) / 60 if found else None


@dataclass(frozen=True)
class Shown:
    """A figure's number over the months that show it; `share` where it is a share of something."""

    definition: Definition
    count: Sum | None
    share: Estimate | None


def headline(board: Board) -> list[Shown]:
    """Of all questions."""
    return [
        _shown(board.shown, one, lambda month: month.total, lambda p, m: _parts(m, p).total)
        for one in DEFINITIONS
    ]


def by_topic(board: Board, topic: str) -> list[Shown]:
    """Of one topic."""
    return [
        _shown(
            board.shown, one, lambda m: m.topics.get(topic), lambda p, m: _parts(m, p).topics.get(topic, {})
        )
        for one in DEFINITIONS
    ]


def by_team(board: Board, team: str) -> list[Shown]:
    """Of one team."""
    return [
        _shown(board.shown, one, lambda m: m.teams.get(team), lambda p, m: _parts(m, p).teams.get(team, {}))
        for one in DEFINITIONS
    ]


def seconds(months: Sequence[Release], name: str | None = None, *, team: bool = False) -> float | None:
    """The average time to answer, of all, of a topic or of a team."""
    found = [_figure(month, name, team=team) for month in months]
    some = [figure for figure in found if figure]
    count = sum(figure.asked for figure in some)
    return sum(figure.took_ms for figure in some) / count / 1000 if count else None


def weeks(board: Board, topic: str = "") -> list[tuple[date, int]]:
    """Each week of which enough people asked, with its questions."""
    return [
        (week, count)
        for month in board.shown
        for week, count in zip(Month.read(month.month).weeks(), month.weeks.get(topic, ()), strict=False)
    ]


def names(board: Board, *, teams: bool) -> list[str]:
    """The topics or teams of the board, most asked first; what was merged comes last."""
    found: dict[str, int] = {}
    for month in board.shown:
        for name, figure in (month.teams if teams else month.topics).items():
            found[name] = found.get(name, 0) + figure.asked
    return sorted(found, key=lambda name: (name == OTHERS, -found[name], name))


def _figure(month: Release, name: str | None, *, team: bool) -> Figure | None:
    if name is None:
        return month.total
    return (month.teams if team else month.topics).get(name)


def _parts(month: Release, partition: str) -> Parts:
    return month.parts.get(partition, Parts())


def _shown(
    months: Sequence[Release],
    definition: Definition,
    figure: Callable[[Release], Figure | None],
    parts: Callable[[str, Release], Mapping[str, int]],
) -> Shown:
    if not definition.partition:
        return Shown(definition, add_up(months, lambda month: asked(figure(month))), None)

    def count(month: Release) -> int | None:
        return _part(parts(definition.partition, month), definition.parts)

    def whole(month: Release) -> int | None:
        if count(month) is None:
            return None
        if definition.of:
            return _part(parts(definition.partition, month), definition.of)
        return asked(figure(month))

    found, out_of = add_up(months, count), add_up([m for m in months if count(m) is not None], whole)
    if found is None or out_of is None or not out_of.whole or not out_of.value:
        return Shown(definition, found, None)
    return Shown(definition, found, wilson(found.value, out_of.value))


def _part(counts: Mapping[str, int], parts: tuple[str, ...]) -> int | None:
    """The sum of these parts; None where one of them isn't shown."""
    return sum(counts[part] for part in parts) if all(part in counts for part in parts) else None
