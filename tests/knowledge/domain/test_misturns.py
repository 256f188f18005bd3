"""Of what was meant and decided, too, nothing about fewer than the set number of people can be worked out."""

from collections.abc import Callable, Iterator

import numpy as np
from hypothesis import given, settings

from knowledge.domain.counted import WRONG, Counted
from knowledge.domain.misturns import UNTRAINED, Turns, _first_statements
from knowledge.domain.release import Release, release
from knowledge.domain.suppression import OTHERS
from tests.knowledge.domain.test_release import LEAST, WEEKS, invented, months

Holds = Callable[[str, str, str], bool]
GROUPS = {"topic 0": {"team 0": "@1"}}


def equations(turns: Turns, published: Release, topic: str, row_of: Callable[[str], str]) -> Iterator[Holds]:
    """The people, by team, turn and pair, that each published number of a topic counts."""
    parts, pairs = turns.turns, turns.pairs
    yield lambda team, turn, pair: True
    for row in published.cells.get(topic, {}):
        yield lambda team, turn, pair, r=row: (team if team in published.teams else OTHERS) == r
    for part in parts:
        yield lambda team, turn, pair, p=part: _name(turn, parts) == p
    for row, counts in turns.team_turns.items():
        for part in counts:
            yield lambda team, turn, pair, r=row, p=part: row_of(team) == r and _name(turn, parts) == p
    for one in pairs:
        yield lambda team, turn, pair, p=one: turn == WRONG and _name(pair, pairs) == p


def _name(raw: str, shown: object) -> str:
    return raw if raw in shown else OTHERS  # type: ignore[operator]


def rows_of(published: Release, topic: str, groups: dict[str, dict[str, str]]) -> Callable[[str], str]:
    shown = set(published.cells.get(topic, {}))

    def row_of(team: str) -> str:
        named = team if team in published.teams else OTHERS
        if named not in shown:
            return OTHERS
        if topic in groups and named != OTHERS:
            return groups[topic].get(named, UNTRAINED)
        return named

    return row_of


def attack(rows: list[Counted], groups: dict[str, dict[str, str]]) -> None:
    published = release("2026-11", WEEKS, rows, LEAST, groups)
    for topic, turns in published.turns.items():
        own = [r for r in rows if (r.topic if r.topic in published.topics else OTHERS) == topic]
        people = _first_statements(own)
        # The attacker knows who could be where, but not which cells are empty.
        teams, turned = {one.team for one in people}, {(one.turn, one.pair) for one in people}
        cells = [(team, *ending) for team in sorted(teams) for ending in sorted(turned)]
        known = np.array(
            [
                [float(holds(*cell)) for cell in cells]
                for holds in equations(turns, published, topic, rows_of(published, topic, groups))
            ]
        )
        for place, cell in enumerate(cells):
            if 0 < sum((one.team, one.turn, one.pair) == cell for one in people) < LEAST:
                wanted = np.eye(len(cells))[place]
                solved = np.linalg.lstsq(known.T, wanted, rcond=None)[0]
                assert not np.allclose(known.T @ solved, wanted, atol=1e-7), (topic, cell)


@settings(max_examples=150, deadline=None)
@given(months)
def test_no_small_number_of_wrong_turns_can_be_worked_out(rows: list[Counted]) -> None:
    attack(rows, {})


@settings(max_examples=150, deadline=None)
@given(months)
def test_nor_when_trained_teams_count_together(rows: list[Counted]) -> None:
    attack(rows, GROUPS)


def test_trained_teams_are_one_row_and_the_others_another() -> None:
    published = release("2026-11", WEEKS, invented(3, people=900, questions=9000), 10, GROUPS)
    assert set(published.turns["topic 0"].team_turns) <= {"@1", UNTRAINED, OTHERS}
    assert "team 0" in published.turns["topic 1"].team_turns
