"""Training: what a session could show before it is booked, and what one that was held has shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from knowledge.domain.errors import BadInput
from knowledge.domain.misturns import UNTRAINED
from knowledge.domain.month import day_of
from knowledge.domain.release import Release
from knowledge.domain.training import AFTER, Held
from knowledge.services.gaps.board import Board
from knowledge.services.gaps.mistakes import wrong_and_right
from knowledge.statistics.intervals import Estimate, difference_in_differences
from knowledge.statistics.planning import detectable, months_needed, weeks
from knowledge.store.unit_of_work import UnitOfWork

BEFORE = 3
"""So many months before a session are looked at; its own month is neither before nor after."""

Counts = tuple[int, int]


def record_session(work: UnitOfWork, held: Held, who: str, now: datetime) -> None:
    """Keep a session that was held; BadInput names what can't be."""
    if held.on > day_of(now):
        raise BadInput(
            f"{held.on:%d/%m/%Y} is in the future: record a session once it was held; to see what one could "
            "show, plan it instead.",
            field="on",
        )
    if not held.topics:
        raise BadInput("Choose at least one topic.", field="topics")
    if not held.teams:
        raise BadInput("Choose at least one team.", field="teams")
    if held.people < 1:
        raise BadInput("Say how many people took part.", field="people")
    if work.loads.has_session(held):
        raise BadInput("This session is recorded already.", field="on")
    work.loads.add_session(held, who, now)
    topics, teams = ", ".join(held.topics), ", ".join(held.teams)
    work.events.add(now, who, "training recorded", detail=f"{held.on}: {topics}; {teams}")


@dataclass(frozen=True)
class Effect:
    """A session's effect on one topic: people with a wrong turn, and people who said what they meant.

    `change` is None while there is nothing to compare; `weeks_more` is how long until mistakes that were
    halved would show, where that can be said.
    """

    held: Held
    topic: str
    trained_before: Counts | None = None
    trained_after: Counts | None = None
    others_before: Counts | None = None
    others_after: Counts | None = None
    change: Estimate | None = None
    weeks_more: int | None = None

    @property
    def verdict(self) -> str:
        """`fell`, `rose`, or `open` while neither can be told from chance."""
        if self.change is None or self.change.low <= 0 <= self.change.high:
            return "open"
        return "fell" if self.change.high < 0 else "rose"


def effects(months: Sequence[Release], sessions: Iterable[Held]) -> list[Effect]:
    """Each session on each of its topics, from all published months."""
    shown = [month for month in months if month.total is not None]
    return [_effect(shown, held, topic) for held in sessions for topic in held.topics]


def _effect(months: Sequence[Release], held: Held, topic: str) -> Effect:
    start = str(held.month)
    before = [month for month in months if month.month < start][-BEFORE:]
    after = [month for month in months if month.month > start][:AFTER]
    trained, others = (_people(before, topic, held, trained=side) for side in (True, False))
    trained_after, others_after = (_people(after, topic, held, trained=side) for side in (True, False))
    sides = (trained_after, trained, others_after, others)
    change = None
    if trained and trained_after and others and others_after:
        change = difference_in_differences(trained_after, trained, others_after, others)
    needed = _needed(trained, others, len(before), len(after))
    return Effect(held, topic, sides[1], sides[0], sides[3], sides[2], change, needed)


def _people(months: Sequence[Release], topic: str, held: Held, *, trained: bool) -> Counts | None:
    """Wrong turns of the trained or of the other teams, in the months that show every trained team.

    Where a trained team is merged with others, none of them can be told apart: that month is left out.
    """
    wrong = stated = 0
    for month in months:
        for counts in _rows(month, topic, held, trained=trained):
            wrong, stated = wrong + counts[0], stated + sum(counts)
    return (wrong, stated) if stated else None


def _rows(month: Release, topic: str, held: Held, *, trained: bool) -> list[Counts]:
    """One side's rows of a month: groups of teams where there are any, else single teams."""
    turns, own = month.turns.get(topic), frozenset(held.teams)
    if turns is None or not own <= month.cells.get(topic, {}).keys():
        return []
    grouped = any(row.startswith(UNTRAINED) for row in turns.team_turns)
    is_ours = held.is_of if grouped else own.__contains__
    if not grouped and any(wrong_and_right(turns, team) is None for team in own):
        return []
    counts = [wrong_and_right(turns, row) for row in turns.team_turns if is_ours(row) == trained]
    return [one for one in counts if one is not None]


def _needed(trained: Counts | None, others: Counts | None, before: int, after: int) -> int | None:
    """Weeks until halved mistakes would show; 0 when they would by now."""
    if not trained or not others or not before or not trained[0]:
        return None
    share = trained[0] / trained[1]
    months = months_needed(share / 2, share, trained[1] / before, others[1] / before, before)
    return None if months is None else weeks(max(0, months - after))


@dataclass(frozen=True)
class Plan:
    """What training these teams on a topic could show within so many months after it."""

    topic: str
    teams: tuple[str, ...]
    share: float
    smallest: float
    months: int
    halved_after_weeks: int | None


def plan(
    months: Sequence[Release], topic: str, teams: tuple[str, ...], today: date, after: int = 3
) -> Plan | None:
    """None when too little is published of these teams to say."""
    shown = [month for month in months if month.total is not None][-BEFORE:]
    held = Held(today, (topic,), teams, 1)
    trained, others = (_people(shown, topic, held, trained=side) for side in (True, False))
    if not trained or not others or not trained[0]:
        return None
    share, count = trained[0] / trained[1], len(shown)
    smallest = detectable(share, trained[1] / count, others[1] / count, count, after)
    return Plan(topic, teams, share, smallest, after, _needed(trained, others, count, 0))


def every_month(board: Board) -> tuple[Release, ...]:
    """All that was published, up to the end of the span."""
    return (*board.earlier, *board.months)
