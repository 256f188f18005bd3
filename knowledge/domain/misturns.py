"""What officers meant to record against what was decided, of one month, as far as it may be shown.

Each person counts once for a topic in a month, by the first time that they said what they meant to record:
one keen officer can't make a team look lost.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.domain.counted import NOT_STATED, WRONG, Counted
from knowledge.domain.suppression import OTHERS, People, merge_small, open_cells


@dataclass(frozen=True)
class Turns:
    """People of one topic: by turn, by pair of classes for the wrong ones, and both by team.

    A pair or a turn that isn't named is counted under `OTHERS`.
    """

    people: int
    turns: Mapping[str, int] = field(default_factory=dict)
    pairs: Mapping[str, int] = field(default_factory=dict)
    team_turns: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    team_pairs: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


Groups = Mapping[str, Mapping[str, str]]
"""For a topic, the group of each team: teams that were trained on it alike count together for a while."""
UNTRAINED = "@"
"""The group of the teams that weren't; the others' names begin with it too."""


def turns_of(
    questions: Iterable[Counted], shown_teams: Mapping[str, Sequence[str]], least: int, groups: Groups
) -> dict[str, Turns]:
    """By topic; topics in which nobody said what they meant are left out.

    `shown_teams` are those whose people are published for a topic; the others count together. After a
    training its teams do too: mistakes that have become rare in each would otherwise no longer be shown.
    """
    by_topic: dict[str, list[Counted]] = defaultdict(list)
    for one in questions:
        by_topic[one.topic].append(one)
    found = {}
    for topic in sorted(by_topic):
        firsts = _first_statements(by_topic[topic])
        if any(one.turn != NOT_STATED for one in firsts):
            rows = {team: team for team in shown_teams.get(topic, ())}
            if topic in groups:
                rows = {team: groups[topic].get(team, UNTRAINED) for team in rows if team != OTHERS}
            named = [one._replace(team=rows.get(one.team, OTHERS)) for one in firsts]
            found[topic] = _turns(named, least)
    return found


def _first_statements(questions: Iterable[Counted]) -> list[Counted]:
    """One question for each person of each team: the first with a statement, else any."""
    first: dict[tuple[str, int], Counted] = {}
    for one in questions:
        held = first.get((one.team, one.person))
        if held is None or (held.turn == NOT_STATED and one.turn != NOT_STATED):
            first[one.team, one.person] = one
    return list(first.values())


def _turns(people: Sequence[Counted], least: int) -> Turns:
    turns = _divide(people, {id(one): one.turn for one in people}, least)
    wrong = [one for one in people if one.turn == WRONG]
    if WRONG not in turns.columns:
        return Turns(len(people), turns.columns, team_turns=turns.rows)
    # Teams whose wrong turns are not shown count together, so that each row has a known total.
    shown = [team for team, counts in turns.rows.items() if WRONG in counts]
    rest = [one if one.team in shown else one._replace(team=OTHERS) for one in wrong]
    pairs = _divide(rest, {id(one): one.pair for one in rest}, least)
    return Turns(len(people), turns.columns, pairs.columns, turns.rows, pairs.rows)


@dataclass(frozen=True)
class _Divided:
    columns: dict[str, int]
    rows: dict[str, dict[str, int]]


def _divide(people: Sequence[Counted], part_of: Mapping[int, str], least: int) -> _Divided:
    """Counts of each part, and of each part for each team where they may be shown."""
    sets: dict[str, set[int]] = defaultdict(set)
    for one in people:
        sets[part_of[id(one)]].add(one.person)
    parts = merge_small({name: frozenset(found) for name, found in sets.items()}, least)
    if len({one.person for one in people}) < least:
        return _Divided({}, {})
    cells: dict[tuple[str, str], set[int]] = defaultdict(set)
    counts: Counter[tuple[str, str]] = Counter()
    for one in people:
        key = one.team, parts.name_of(part_of[id(one)])
        cells[key].add(one.person)
        counts[key] += 1
    return _laid_out(cells, counts, parts.names, least)


def _laid_out(
    cells: Mapping[tuple[str, str], set[int]],
    counts: Mapping[tuple[str, str], int],
    parts: Sequence[str],
    least: int,
) -> _Divided:
    teams = sorted({team for team, _ in cells})
    people: dict[tuple[str, str], People] = {key: frozenset(found) for key, found in cells.items()}
    totals = {part: sum(n for (_, p), n in counts.items() if p == part) for part in parts}
    row_sizes = [len(frozenset().union(*(people.get((t, p), ()) for p in parts))) for t in teams]
    if len(teams) < 2 or min(row_sizes) < least:
        return _Divided(totals, {})
    opened = open_cells(people, teams, parts, least, dull=frozenset({NOT_STATED}))
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for part in sorted(opened.rows_of):
        for team in opened.rows_of[part]:
            rows[team][part] = counts[team, part]
    return _Divided(totals, dict(rows))
