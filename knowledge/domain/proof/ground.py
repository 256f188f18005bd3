"""The finite ground that conditions stand on: of each fact, only the values that some condition tells apart.

Everything is taken as known here. What nobody has said yet is asked for, and so is never a gap.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.domain.condition import All, AnyOf, Between, Condition, Is, Not, OnDay
from knowledge.domain.fact import Fact, Kind, Value
from knowledge.domain.proof.diagram import Diagrams

Atom = Is | Between | OnDay
MOST_NODES = 400_000
"""Nodes of one diagram, past which a list of rules counts as not proved: about two seconds' work."""


@dataclass(frozen=True, slots=True)
class One:
    """Facts that have values together, one row of them at a time; for a fact alone, a row for each value."""

    name: str
    rows: tuple[Mapping[str, Value], ...]


@dataclass(frozen=True, slots=True)
class Several:
    """A fact with any number of values at once."""

    name: str
    values: tuple[str, ...]


Values = One | Several
Domain = Mapping[str, Values]
"""For each fact by name, what it can be."""


def values_of(fact: Fact, conditions: Iterable[Condition]) -> Values:
    """What can be answered; of a number or a day, those at which a condition begins or ceases to hold."""
    if fact.kind is Kind.MANY:
        return Several(fact.id, tuple(fact.options))
    own = [atom for atom in atoms_in(conditions) if atom.fact == fact.id]
    if fact.kind is Kind.DAY:
        return One(
            fact.id, tuple({fact.id: day} for day in sorted({day for atom in own for day in _days(atom)}))
        )
    if fact.kind is not Kind.NUMBER:
        return One(fact.id, tuple({fact.id: value} for value in fact.options))
    edges = {edge for atom in own for edge in _edges(atom)}
    numbers = {fact.least, fact.most, *edges, *(edge - 1 for edge in edges)}
    return One(fact.id, tuple({fact.id: n} for n in sorted(numbers) if fact.least <= n <= fact.most))


def atoms_in(conditions: Iterable[Condition]) -> Iterator[Atom]:
    """Every comparison of one fact, in the order in which they are written."""
    for condition in conditions:
        match condition:
            case Not(part):
                yield from atoms_in((part,))
            case All(parts) | AnyOf(parts):
                yield from atoms_in(parts)
            case _:
                yield condition


def _edges(atom: Atom) -> Iterator[int]:
    if isinstance(atom, Between):
        yield from (edge for edge in (atom.least, atom.under) if edge is not None)
    elif isinstance(atom, Is):
        for value in filter(str.isdigit, atom.values):
            yield from (int(value), int(value) + 1)


def _days(atom: Atom) -> Iterator[str]:
    """Each day that the comparison names, and the day before it."""
    if isinstance(atom, OnDay):
        for edge in (atom.since, atom.before):
            if edge is not None:
                yield from (edge, (date.fromisoformat(edge) - timedelta(days=1)).isoformat())


@dataclass(frozen=True, slots=True)
class _Level:
    """One choice. Each branch stands for the rows that no condition tells apart, and is shown by the first."""

    values: Values
    branches: tuple[tuple[Mapping[str, Value], ...], ...]


class Ground:
    """The levels that the conditions need, in the order in which they are written, and diagrams over them."""

    def __init__(self, conditions: Sequence[Condition], domain: Domain) -> None:
        atoms = list(dict.fromkeys(atoms_in(conditions)))
        self._domain = domain
        self._levels: list[_Level] = []
        self._of: dict[str, list[int]] = {}
        for values in dict.fromkeys(domain[atom.fact].name for atom in atoms):
            self._add(domain, values, atoms)
        self.diagrams = Diagrams([len(level.branches) for level in self._levels], MOST_NODES)
        self._made: dict[Condition, int] = {}

    def node(self, condition: Condition) -> int:
        """The diagram that is true where the condition holds."""
        if condition not in self._made:
            self._made[condition] = self._make(condition)
        return self._made[condition]

    def facts(self, node: int) -> frozenset[str]:
        """The facts on which the diagram's outcome depends."""
        found = (self._levels[level].branches[0][0] for level in self.diagrams.levels(node))
        return frozenset(fact for row in found for fact in row)

    def shown(self, node: int, outcome: object) -> dict[str, str]:
        """Facts under which the diagram has this outcome; whatever is not named may be anything."""
        shown: dict[str, list[str]] = {}
        for number, branch in self.diagrams.way_to(node, outcome).items():
            level = self._levels[number]
            if isinstance(level.values, Several) and not branch:
                continue
            for fact, value in level.branches[branch][0].items():
                shown.setdefault(fact, []).append(str(value))
        return {fact: " + ".join(values) for fact, values in shown.items()}

    def _make(self, condition: Condition) -> int:
        diagrams = self.diagrams
        match condition:
            case Not(part):
                return diagrams.opposite(self.node(part))
            case All(parts):
                made = diagrams.true
                for part in reversed(parts):
                    made = diagrams.both(self.node(part), made)
                return made
            case AnyOf(parts):
                made = diagrams.false
                for part in reversed(parts):
                    made = diagrams.either(self.node(part), made)
                return made
        return self._test(condition)

    def _test(self, atom: Atom) -> int:
        made = self.diagrams.false
        for number in self._of[self._domain[atom.fact].name]:
            level = self._levels[number]
            holding = frozenset(n for n, rows in enumerate(level.branches) if _holds(atom, rows[0]))
            if isinstance(level.values, Several):
                holding &= {1}
            made = self.diagrams.either(self.diagrams.test(number, holding), made)
        return made

    def _add(self, domain: Domain, name: str, atoms: Iterable[Atom]) -> None:
        own = [atom for atom in atoms if domain[atom.fact].name == name]
        values = next(domain[atom.fact] for atom in own)
        if isinstance(values, One):
            levels = [_Level(values, _told_apart(values.rows or ({},), own))]
        else:
            rows = tuple({values.name: value} for value in values.values)
            named = [group for group in _told_apart(rows, own) if any(_holds(a, group[0]) for a in own)]
            levels = [_Level(values, (group, group)) for group in named]
        for level in levels:
            self._of.setdefault(name, []).append(len(self._levels))
            self._levels.append(level)
        self._of.setdefault(name, [])


def _told_apart(
    rows: Iterable[Mapping[str, Value]], atoms: Sequence[Atom]
) -> tuple[tuple[Mapping[str, Value], ...], ...]:
    groups: dict[tuple[bool, ...], list[Mapping[str, Value]]] = {}
    for row in rows:
        groups.setdefault(tuple(_holds(atom, row) for atom in atoms), []).append(row)
    return tuple(map(tuple, groups.values()))


def _holds(atom: Atom, row: Mapping[str, Value]) -> bool:
    return bool(atom.judge(row.get).holds)
