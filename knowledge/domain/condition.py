"""Conditions over facts, in three values: they hold, they do not, or nobody has said.

A closed set of operators and no code, so that every line can be explained and the whole can be checked.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

Facts = Callable[[str], "object | None"]
"""Looks a fact up; None when nobody has said. "not_known" is asked and not known."""

_NOT_KNOWN = "not_known"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """`holds` is None while undecided; `missing` are the facts that would decide it, `used` those that did."""

    holds: bool | None
    missing: frozenset[str] = _NONE
    used: frozenset[str] = _NONE


@cache
def _of_one(fact: str, holds: bool | None) -> Finding:
    """What a look at one fact found. Made once for each, as one reply looks thousands of times."""
    this = frozenset((fact,))
    return Finding(None, missing=this) if holds is None else Finding(holds, used=this)


@dataclass(frozen=True, slots=True)
class Is:
    """The fact has one of the values; for a fact with many values, any of them."""

    fact: str
    values: frozenset[str]

    def judge(self, facts: Facts) -> Finding:
        value = facts(self.fact)
        if value is None or value == _NOT_KNOWN:
            return _of_one(self.fact, None)
        if isinstance(value, (tuple, frozenset)):
            return _of_one(self.fact, not self.values.isdisjoint(value))
        return _of_one(self.fact, str(value) in self.values)

    def facts(self) -> Iterator[str]:
        yield self.fact


@dataclass(frozen=True, slots=True)
class Between:
    """The number is at least `least` and, where `under` is given, below it."""

    fact: str
    least: int | None = None
    under: int | None = None

    def judge(self, facts: Facts) -> Finding:
        value = facts(self.fact)
        if not isinstance(value, int):
            return _of_one(self.fact, None)
        holds = (self.least is None or value >= self.least) and (self.under is None or value < self.under)
        return _of_one(self.fact, holds)

    def facts(self) -> Iterator[str]:
        yield self.fact


@dataclass(frozen=True, slots=True)
class OnDay:
    """The day, written as 2024-01-31, is `since` or later and, where `before` is given, earlier than that."""

    fact: str
    since: str | None = None
    before: str | None = None

    def judge(self, facts: Facts) -> Finding:
        value = facts(self.fact)
        if not isinstance(value, str) or value == _NOT_KNOWN:
            return _of_one(self.fact, None)
        holds = (self.since is None or value >= self.since) and (self.before is None or value < self.before)
        return _of_one(self.fact, holds)

    def facts(self) -> Iterator[str]:
        yield self.fact


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"

    def judge(self, facts: Facts) -> Finding:
        found = self.part.judge(facts)
        return found if found.holds is None else Finding(not found.holds, found.missing, found.used)

    def facts(self) -> Iterator[str]:
        yield from self.part.facts()


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Condition", ...] = field(default=())

    def judge(self, facts: Facts) -> Finding:
        return _combine(self.parts, facts, decisive=False)

    def facts(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.facts()


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Condition", ...]

    def judge(self, facts: Facts) -> Finding:
        return _combine(self.parts, facts, decisive=True)

    def facts(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.facts()


Condition = Is | Between | OnDay | Not | All | AnyOf


def values_needed(condition: Condition, fact: str) -> frozenset[str] | None:
    """The values of which the fact must have one for the condition to hold; None where others may do."""
    match condition:
        case Is() if condition.fact == fact:
            return condition.values
        case All(parts):
            needed = (values_needed(part, fact) for part in parts)
            return next((values for values in needed if values is not None), None)
        case AnyOf(parts):
            ways = [values_needed(part, fact) for part in parts]
            known = [values for values in ways if values is not None]
            return _NONE.union(*known) if len(known) == len(ways) else None
    return None


def _combine(parts: tuple[Condition, ...], facts: Facts, *, decisive: bool) -> Finding:
    """One decisive part settles the whole; otherwise an undecided part leaves it open."""
    missing: frozenset[str] = _NONE
    used: frozenset[str] = _NONE
    for part in parts:
        found = part.judge(facts)
        if found.holds is decisive:
            return found
        if found.holds is None:
            missing |= found.missing
        used |= found.used
    return Finding(None, missing=missing, used=used) if missing else Finding(not decisive, used=used)
