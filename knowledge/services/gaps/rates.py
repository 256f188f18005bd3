"""Ask rate: how often a team asks about a topic, per head and per recorded crime, against the other teams.

What is compared is how many people asked in a month, not how many questions: one who asks ten times shows
a keen officer, not a team that doesn't know.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.domain.release import Figure, Release
from knowledge.domain.suppression import OTHERS
from knowledge.services.gaps.board import Board
from knowledge.statistics.comparing import Compared, adjusted, compare_rates

PER_HEAD, PER_CRIME = "100 people a month", "100 recorded crimes"
CERTAIN = 0.05


@dataclass(frozen=True)
class Rate:
    """A team on a topic (`""` is all topics): people who asked, summed over months, out of what."""

    topic: str
    team: str
    per: str
    people: int
    questions: int
    out_of: int
    rest_people: int
    rest_out_of: int
    compared: Compared
    q: float = 1.0

    @property
    def per_hundred(self) -> float:
        """The team's rate."""
        return 100 * self.people / self.out_of

    @property
    def rest_per_hundred(self) -> float:
        """Everybody else's."""
        return 100 * self.rest_people / self.rest_out_of

    @property
    def differs(self) -> bool:
        """Whether it is more than chance, with all that is shown looked at together."""
        return self.q <= CERTAIN


def rates(board: Board) -> list[Rate]:
    """Every team and topic that may be shown, the most striking first."""
    return board.once("rates", lambda: _rates(board))


def _rates(board: Board) -> list[Rate]:
    found = [
        rate
        for team in board.teams
        for topic in ("", *board.topics)
        for rate in (_per_head(board, topic, team), _per_crime(board, topic, team))
        if rate is not None
    ]
    qs = adjusted([rate.compared.p for rate in found])
    marked = [replace(rate, q=q) for rate, q in zip(found, qs, strict=True)]
    return sorted(marked, key=lambda rate: (rate.q, -rate.per_hundred, rate.topic, rate.team))


def _per_head(board: Board, topic: str, team: str) -> Rate | None:
    def out_of(month: Release) -> tuple[int, int]:
        heads = board.heads(team, month.month)
        return heads, board.all_heads(month.month) - heads

    return _rate(board, topic, team, PER_HEAD, out_of)


def _per_crime(board: Board, topic: str, team: str) -> Rate | None:
    def out_of(month: Release) -> tuple[int, int]:
        crimes = board.crimes(topic, month.month, team)
        return crimes, board.crimes(topic, month.month) - crimes

    return _rate(board, topic, team, PER_CRIME, out_of)


def _rate(
    board: Board, topic: str, team: str, per: str, out_of: Callable[[Release], tuple[int, int]]
) -> Rate | None:
    """Summed over the months that show the team and say what it is out of."""
    people = questions = own = rest_people = rest = 0
    for month in board.shown:
        cell, everybody = _cell(month, topic, team), _everybody(month, topic)
        ours, others = out_of(month)
        if cell is not None and everybody is not None and ours and others > 0:
            people, questions = people + cell.people, questions + cell.asked
            rest_people += max(0, everybody.people - cell.people)
            own, rest = own + ours, rest + others
    compared = compare_rates(people, own, rest_people, rest)
    if compared is None:
        return None
    return Rate(topic, team, per, people, questions, own, rest_people, rest, compared)


def _cell(month: Release, topic: str, team: str) -> Figure | None:
    if team == OTHERS:
        return None
    return month.cells.get(topic, {}).get(team) if topic else month.teams.get(team)


def _everybody(month: Release, topic: str) -> Figure | None:
    return month.topics.get(topic) if topic else month.total
