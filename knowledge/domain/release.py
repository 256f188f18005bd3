"""What is published of a month: everything that any page, file or report may show of it, and nothing else.

It is made once, when the month is over, from all its questions. Pages add months up and compare them, but
never look behind it; so nothing can be worked out from any of them that can't be worked out from this.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from knowledge.domain.counted import DULL, PARTITIONS, Counted
from knowledge.domain.misturns import Groups, Turns, turns_of
from knowledge.domain.most_asked import most_asked
from knowledge.domain.suppression import (
    Merged,
    Opened,
    People,
    merge_small,
    open_cells,
    union,
)

# A team that hardly has enough people would close nearly every topic; merging it may show more.
_FLOORS = (1, 2, 3, 4)


class Figure(NamedTuple):
    """Questions, the people who asked them, and for how long in all the helpline kept them waiting."""

    asked: int
    people: int
    took_ms: int


@dataclass(frozen=True)
class Parts:
    """One way of dividing all questions: counts of each part, for all, for topics and for teams."""

    total: Mapping[str, int] = field(default_factory=dict)
    topics: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    teams: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Release:
    """A month as published. `total` is None when fewer than `least` people asked anything.

    A topic or team that isn't named is counted under `OTHERS`. `weeks` holds a count for each week of the
    month under the topic, and under `""` of all topics, where each week is about enough people. `about` holds
    for a topic the entries and decided classes (after `=`) that most of its questions ended in.
    `advised_minutes` is how long advisers took on average over what they answered in the month: an average
    without its count, of enough people, from which no count can be worked out.
    """

    month: str
    least: int
    total: Figure | None = None
    topics: Mapping[str, Figure] = field(default_factory=dict)
    teams: Mapping[str, Figure] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, Figure]] = field(default_factory=dict)
    weeks: Mapping[str, Sequence[int]] = field(default_factory=dict)
    parts: Mapping[str, Parts] = field(default_factory=dict)
    turns: Mapping[str, Turns] = field(default_factory=dict)
    advised_minutes: int | None = None
    about: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """To be kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Release":
        """As it was kept."""
        figures = {name: _figures(kept[name]) for name in ("topics", "teams")}
        return cls(
            month=kept["month"],
            least=kept["least"],
            total=Figure(*kept["total"]) if kept["total"] else None,
            topics=figures["topics"],
            teams=figures["teams"],
            cells={topic: _figures(teams) for topic, teams in kept["cells"].items()},
            weeks=kept["weeks"],
            parts={name: Parts(**parts) for name, parts in kept["parts"].items()},
            turns={topic: Turns(**turns) for topic, turns in kept["turns"].items()},
            advised_minutes=kept.get("advised_minutes"),
            about=kept.get("about", {}),
        )


def _figures(kept: Mapping[str, Sequence[int]]) -> dict[str, Figure]:
    return {name: Figure(*numbers) for name, numbers in kept.items()}


def release(
    month: str, weeks: int, questions: Iterable[Counted], least: int, groups: Groups | None = None
) -> Release:
    """Publish a month of so many weeks; whatever is about fewer than `least` people stays out.

    `groups` are the teams of each topic whose wrong turns are to be counted together.
    """
    rows = list(questions)
    if len({one.person for one in rows}) < least:
        return Release(month, least)
    topics = merge_small(_people(rows, lambda one: one.topic), least)
    teams, opened, by_week = _layout(rows, weeks, topics, least)
    named = [one._replace(topic=topics.name_of(one.topic), team=teams.name_of(one.team)) for one in rows]
    return Release(
        month,
        least,
        total=_figure(named),
        topics=_figures_by(named, lambda one: one.topic),
        teams=_figures_by(named, lambda one: one.team) if len(teams.names) > 1 else {},
        cells=_cells(named, opened),
        weeks=_weeks(named, weeks, opened.closed, least) if by_week else {},
        parts=_parts(named, topics.names, teams.names, least),
        turns=turns_of(named, opened.rows_of, least, groups or {}),
        about=most_asked(named, least),
    )


def _layout(rows: Sequence[Counted], weeks: int, topics: Merged, least: int) -> tuple[Merged, Opened, bool]:
    """The teams that stand alone, the cells to show, and whether weeks can be shown: whichever shows most."""
    by_team = _people(rows, lambda one: one.team)
    by_cell = _people(rows, lambda one: (one.team, topics.name_of(one.topic)))
    by_week = _people(rows, lambda one: (one.week, topics.name_of(one.topic)))

    def holds(closed: frozenset[str]) -> bool:
        return all(
            len(union(by_week.get((week, topic), frozenset()) for topic in closed)) >= least
            for week in range(weeks)
        )

    found = []
    for floor in _FLOORS:
        teams = merge_small(by_team, least, floor * least)
        cells: dict[tuple[str, str], People] = defaultdict(frozenset)
        for (team, topic), people in by_cell.items():
            cells[teams.name_of(team), topic] |= people
        opened = open_cells(cells, teams.names, topics.names, least, holds)
        found.append((opened.cells + len(teams.names), -floor, teams, opened))
    _, _, teams, opened = max(found, key=lambda one: one[:2])
    return teams, opened, holds(opened.closed)


def _people(rows: Iterable[Counted], key: Any) -> dict[Any, People]:
    found: dict[Any, set[int]] = defaultdict(set)
    for one in rows:
        found[key(one)].add(one.person)
    return {name: frozenset(people) for name, people in found.items()}


def _figure(rows: Sequence[Counted]) -> Figure:
    return Figure(len(rows), len({one.person for one in rows}), sum(one.took_ms for one in rows))


def _figures_by(rows: Iterable[Counted], key: Any) -> dict[str, Figure]:
    found: dict[str, list[Counted]] = defaultdict(list)
    for one in rows:
        found[key(one)].append(one)
    return {name: _figure(found[name]) for name in sorted(found)}


def _cells(rows: Iterable[Counted], opened: Opened) -> dict[str, dict[str, Figure]]:
    found: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for one in rows:
        found[one.topic, one.team].append(one)
    return {
        topic: {team: _figure(found[topic, team]) for team in opened.rows_of[topic]}
        for topic in sorted(opened.rows_of)
    }


def _weeks(rows: Iterable[Counted], weeks: int, closed: frozenset[str], least: int) -> dict[str, list[int]]:
    """All topics together, and each topic whose every week is about enough people; closed ones never."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * weeks)
    people: dict[tuple[str, int], set[int]] = defaultdict(set)
    for one in rows:
        for name in ("", one.topic):
            counts[name][one.week] += 1
            people[name, one.week].add(one.person)
    enough = [
        name
        for name in counts
        if name not in closed and all(len(people[name, week]) >= least for week in range(weeks))
    ]
    return {name: counts[name] for name in sorted(enough)}


def _parts(
    rows: Sequence[Counted], topics: Sequence[str], teams: Sequence[str], least: int
) -> dict[str, Parts]:
    found = {}
    for name, part_of in PARTITIONS.items():
        parts = merge_small(_people(rows, part_of), least)
        totals = _counts((parts.name_of(part_of(one)), "") for one in rows)
        by_topic = _cross(
            rows, lambda one, f=part_of, p=parts: p.name_of(f(one)), "topic", topics, parts, least
        )
        by_team = _cross(rows, lambda one, f=part_of, p=parts: p.name_of(f(one)), "team", teams, parts, least)
        found[name] = Parts({part: n for (part, _), n in sorted(totals.items())}, by_topic, by_team)
    return found


def _cross(
    rows: Sequence[Counted], part_of: Any, by: str, names: Sequence[str], parts: Merged, least: int
) -> dict[str, dict[str, int]]:
    """Counts of parts for each topic or team, where they may be shown."""
    cells = _people(rows, lambda one: (getattr(one, by), part_of(one)))
    opened = open_cells(cells, names, parts.names, least, dull=DULL)
    counts = _counts((getattr(one, by), part_of(one)) for one in rows)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for part in sorted(opened.rows_of):
        for name in opened.rows_of[part]:
            found[name][part] = counts[name, part]
    return {name: found[name] for name in sorted(found)}


def _counts(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for key in keys:
        found[key] += 1
    return found
