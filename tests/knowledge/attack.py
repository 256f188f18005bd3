"""Tries to work out from what is published what is not: by adding and subtracting, and by bounds.

The attacker knows every published number and which questions it counts, and that no count is below nothing.
The unknowns are the counts of the single cells: week, team, topic, the part of one partition, and what was
asked about. The attacker knows too which parts can't go with which: no entry is asked about without a source.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from knowledge.domain.counted import CONTAINED, NO_ENTRY, PARTITIONS, REPEATED, Counted
from knowledge.domain.release import Release
from knowledge.domain.suppression import OTHERS

Atom = tuple[int, str, str, str, str]  # week, team, topic, part, what was asked about
Holds = Callable[[Atom], bool]
Vector = NDArray[np.float64]


class Attacker:
    """Everything that can be said of one partition's cells from one month's release."""

    def __init__(self, rows: Sequence[Counted], published: Release, weeks: int, partition: str) -> None:
        part_of = PARTITIONS[partition]
        teams, topics, parts, abouts = (
            sorted({str(f(one)) for one in rows}) for f in (_team, _topic, part_of, _about)
        )
        every = product(range(weeks), teams, topics, parts, abouts)
        self.atoms = [atom for atom in every if can_be(partition, *atom[3:])]
        self.people: dict[Atom, set[int]] = defaultdict(set)
        self.counts: dict[Atom, int] = defaultdict(int)
        for one in rows:
            atom = (one.week, one.team, one.topic, part_of(one), one.about)
            self.people[atom].add(one.person)
            self.counts[atom] += 1
        self.published = published
        self.partition = partition
        self.known = np.array([self._vector(holds) for holds in self._published()])
        self.values = self.known @ np.array([self.counts[atom] for atom in self.atoms])

    def _vector(self, holds: Holds) -> Vector:
        return np.array([float(holds(atom)) for atom in self.atoms])

    def _published(self) -> Iterator[Holds]:
        """The questions that each published number counts."""
        yield lambda atom: True
        yield from self._published_teams_and_topics()
        yield from self._published_parts()
        for topic, counts in self.published.about.items():
            for about in counts:
                yield lambda a, c=topic, s=about: self._topic(a) == c and a[4] == s

    def _published_teams_and_topics(self) -> Iterator[Holds]:
        p = self.published
        for team in p.teams:
            yield lambda a, t=team: self._team(a) == t
        for topic in p.topics:
            yield lambda a, c=topic: self._topic(a) == c
        for topic, teams in p.cells.items():
            for team in teams:
                yield lambda a, t=team, c=topic: self._team(a) == t and self._topic(a) == c
        for topic, counts in p.weeks.items():
            for week in range(len(counts)):
                yield lambda a, w=week, c=topic: a[0] == w and c in ("", self._topic(a))

    def _published_parts(self) -> Iterator[Holds]:
        parts = self.published.parts[self.partition]
        for part in parts.total:
            yield lambda a, s=part: self._part(a) == s
        for topic, found in parts.topics.items():
            for part in found:
                yield lambda a, c=topic, s=part: self._topic(a) == c and self._part(a) == s
        for team, found in parts.teams.items():
            for part in found:
                yield lambda a, t=team, s=part: self._team(a) == t and self._part(a) == s

    def _team(self, atom: Atom) -> str:
        return atom[1] if atom[1] in self.published.teams else OTHERS

    def _topic(self, atom: Atom) -> str:
        return atom[2] if atom[2] in self.published.topics else OTHERS

    def _part(self, atom: Atom) -> str:
        return atom[3] if atom[3] in self.published.parts[self.partition].total else OTHERS

    def small_groups(self, least: int) -> Iterator[Vector]:
        """Every group that a page, filter or file could be about and that fewer people are in."""
        choices = [sorted({atom[n] for atom in self.atoms}, key=str) for n in range(5)]
        for wanted in product(*([None, *some] for some in choices)):
            group = [a for a in self.atoms if all(w in (None, x) for w, x in zip(wanted, a, strict=True))]
            people = set().union(*(self.people[atom] for atom in group))
            if 0 < len(people) < least:
                chosen = set(group)
                yield self._vector(chosen.__contains__)

    def works_out(self, group: Vector) -> bool:
        """Whether adding and subtracting what is published gives the group's count."""
        return bool(np.allclose(self._basis.T @ (self._basis @ group), group, atol=1e-7))

    @cached_property
    def _basis(self) -> Vector:
        """Independent sums from which every sum of what is published can be made."""
        _, sizes, directions = np.linalg.svd(self.known, full_matrices=False)
        return np.array(directions[sizes > 1e-9 * sizes[0]])

    def pins_down(self, group: Vector) -> bool:
        """Whether only one count is possible, given that none is below nothing."""
        ends = []
        for sign in (1, -1):
            found = linprog(sign * group, A_eq=self.known, b_eq=self.values, bounds=(0, None), method="highs")
            assert found.status in (0, 3), found.message
            ends.append(sign * found.fun if found.status == 0 else np.inf)
        return bool(abs(ends[0] - ends[1]) < 1e-6)


def can_be(partition: str, part: str, about: str) -> bool:
    """Whether a question about that may have this part; any opinion goes with anything."""
    if partition == "source":
        return (part == NO_ENTRY) == (not about or about.startswith("="))
    return partition != "outcome" or not about or part in (CONTAINED, REPEATED)


def _about(one: Counted) -> str:
    return one.about


def _team(one: Counted) -> str:
    return one.team


def _topic(one: Counted) -> str:
    return one.topic
