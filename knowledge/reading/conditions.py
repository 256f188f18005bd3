"""Conditions as they are written in content files.

when: {injury: none, relationship: [partner, former_partner], victim_age: {under: 16}}
when: {any: [{a: yes}, {not: {b: no}}]}
when: {committed: {from: "2024-01-31"}, sent: {before: "2024-02-01"}}
"""

from collections.abc import Mapping

from knowledge.domain.condition import All, AnyOf, Between, Condition, Is, Not, OnDay
from knowledge.domain.fact import Fact, Kind
from knowledge.reading.strict_yaml import Block, ContentError, Node, did_you_mean

ENGINE_FACTS = frozenset(
    {
        "crime.basis",
        "crime.class",
        "crime.code",
        "crime.in_law",
        "topic",
        "decision",
        "recorded_class",
        "recorded_code",
        "included_code",
        "act",
    }
)
"""What the engine itself says about a proposed crime or a finished decision."""


def read_condition(block: Block, key: str, facts: Mapping[str, Fact]) -> Condition:
    """An empty or missing mapping always holds. Raises ContentError for an unknown fact or value."""
    value = block.take(key)
    return _condition({} if value is None else value, f"{block.place}: {key}", facts)


def _condition(node: Node, place: str, facts: Mapping[str, Fact]) -> Condition:
    if not isinstance(node, dict):
        raise ContentError(f"{place}: a condition must be a mapping of facts to values")
    parts = tuple(_part(key, value, place, facts) for key, value in node.items())
    return parts[0] if len(parts) == 1 else All(parts)


def _part(key: str, value: Node, place: str, facts: Mapping[str, Fact]) -> Condition:
    if key in ("any", "all"):
        if not isinstance(value, list):
            raise ContentError(f"{place}: '{key}' must be a list of conditions")
        parts = tuple(_condition(one, f"{place}: {key} {n}", facts) for n, one in enumerate(value, 1))
        return AnyOf(parts) if key == "any" else All(parts)
    if key == "not":
        return Not(_condition(value, f"{place}: not", facts))
    return _compare(key, value, place, facts)


def _compare(name: str, value: Node, place: str, facts: Mapping[str, Fact]) -> Condition:
    if name not in facts and name not in ENGINE_FACTS:
        raise ContentError(f"{place}: unknown fact '{name}'{did_you_mean(name, tuple(facts))}")
    if isinstance(value, dict):
        return _compare_mapping(name, value, place, facts)
    values = frozenset([value] if isinstance(value, str) else [str(one) for one in value])
    fact = facts.get(name)
    if fact is not None and fact.kind is not Kind.NUMBER and name not in ENGINE_FACTS:
        for one in sorted(values - set(fact.options)):
            raise ContentError(f"{place}: '{name}' can't be '{one}'{did_you_mean(one, tuple(fact.options))}")
    return Is(name, values)


def _compare_mapping(name: str, value: dict[str, Node], place: str, facts: Mapping[str, Fact]) -> Condition:
    block = Block(value, f"{place}: {name}")
    if block.has("not"):
        other = block.take("not")
        block.done()
        return Not(_compare(name, other if other is not None else "", place, facts))
    if name in facts and facts[name].kind is Kind.DAY:
        since, before = block.day("from"), block.day("before")
        block.done()
        if since and before and before <= since:
            raise block.error("'before' must be after 'from'")
        return OnDay(name, since.isoformat() if since else None, before.isoformat() if before else None)
    least = block.number("at_least") if block.has("at_least") else None
    under = block.number("under") if block.has("under") else None
    block.done()
    return Between(name, least, under)
