"""Between a rule's values as they are written and the fields of a form."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from knowledge.domain.rule_fields import (
    CitationFields,
    CrimeFields,
    Group,
    How,
    Join,
    RuleFields,
    Test,
    ThenFields,
)
from knowledge.reading.rule_source import WrittenRule
from knowledge.reading.strict_yaml import Node

_PAIRS = {How.NUMBER: ("at_least", "under"), How.DAY: ("from", "before")}
One = TypeVar("One")
_TEXTS = ("decide", "incident", "count", "flag", "action", "within_hours")


class NotInFields(ValueError):
    """Only the source can say this."""


def fields_of(rule: WrittenRule) -> RuleFields:
    """Raises NotInFields where more than the conditions or the result is beyond the fields."""
    node = rule.node
    if unknown := set(node) - {"id", "from", "until", "when", "then", "why", "source", "overrides"}:
        raise NotInFields(f"'{sorted(unknown)[0]}' can be changed in the rule’s source alone")
    if any(_named(rule, key) for key in ("id", "from", "until", "why", "source", "overrides")):
        raise NotInFields("It is written with a name that other rules refer to")
    return RuleFields(
        text_of(node.get("id", "")),
        None if _named(rule, "when") else _or_none(group_fields, node.get("when", {})),
        None if _named(rule, "then") else _or_none(_then, node.get("then", {})),
        text_of(node.get("why", "")),
        tuple(map(_citation, many(node.get("source", [])))),
        tuple(map(text_of, many(node.get("overrides", [])))),
        text_of(node.get("from", "")),
        text_of(node.get("until", "")),
    )


def values_of(fields: RuleFields, nothing: str = "nothing") -> dict[str, Node]:
    """The values of a new rule; `nothing` is the key that says that nothing follows."""
    values: dict[str, Node] = {"id": fields.id}
    values |= {key: day for key, day in (("from", fields.since), ("until", fields.until)) if day}
    values["when"] = _condition(fields.when or Group())
    values["then"] = _result(fields.then or ThenFields()) or {nothing: "yes"}
    if fields.overrides:
        values["overrides"] = list(fields.overrides)
    values["why"] = one_line(fields.why)
    cited: list[Node] = [_cited(one) for one in fields.citations]
    values["source"] = cited[0] if len(cited) == 1 else cited
    return values


def changes(before: RuleFields, after: RuleFields, nothing: str = "nothing") -> dict[str, Node | None]:
    """What is to be written otherwise, by key; None for a key that goes. Nothing where the fields are the same."""
    values = values_of(after, nothing)
    before = replace(before, why=one_line(before.why))
    after = replace(after, why=one_line(after.why))
    names = {"id": "id", "when": "when", "then": "then", "why": "why", "source": "citations"}
    found: dict[str, Node | None] = {}
    for key, name in names.items():
        new = getattr(after, name)
        if new is not None and new != getattr(before, name):
            found[key] = values[key]
    if set(before.overrides) != set(after.overrides):  # their order says nothing
        found["overrides"] = values.get("overrides")
    for key, name in (("from", "since"), ("until", "until")):
        if getattr(before, name) != getattr(after, name):
            found[key] = values.get(key)
    return found


def _or_none(read: Callable[[Node], One | None], node: Node) -> One | None:
    try:
        return read(node)
    except NotInFields:
        return None


def _named(rule: WrittenRule, key: str) -> bool:
    """Whether the value, or a part of it, has a name by which other rules refer to it."""
    row = rule.place.rows.get(key)
    return row is not None and row.value.anchored


def group_fields(node: Node) -> Group:
    """Conditions that all must hold. Raises NotInFields."""
    return Group(Join.ALL, _parts(node))


def _parts(node: Node) -> tuple[Test | Group, ...]:
    if not isinstance(node, dict):
        raise NotInFields("a condition")
    return tuple(_part(key, value) for key, value in node.items())


def _part(key: str, value: Node) -> Test | Group:
    if key == "not":
        return Group(Join.NOT, _parts(value))
    if key in ("any", "all"):
        return Group(Join(key), tuple(_alone(Group(Join.ALL, _parts(one))) for one in many(value)))
    if not isinstance(value, dict):
        return Test(key, How.IS, tuple(map(text_of, many(value))))
    if set(value) == {"not"}:
        inner = value["not"]
        if isinstance(inner, dict):
            return Group(Join.NOT, (_part(key, inner),))
        return Test(key, How.IS_NOT, tuple(map(text_of, many(inner))))
    for how, (low, high) in _PAIRS.items():
        if set(value) <= {low, high}:
            return Test(key, how, low=text_of(value.get(low, "")), high=text_of(value.get(high, "")))
    raise NotInFields(key)


def _alone(group: Group) -> Test | Group:
    return group.parts[0] if len(group.parts) == 1 else group


def _condition(group: Group) -> dict[str, Node]:
    """What stands under one key twice goes into `all`, which says the same."""
    rows: dict[str, Node] = {}
    more: list[Node] = []
    for part in group.parts:
        key, value = _written(part)
        if key == "all" and isinstance(value, list):
            more += value
            rows["all"] = more
        elif key in rows:
            more.append({key: value})
        else:
            rows[key] = value
    if more:
        rows["all"] = more
    return rows


def _written(part: Test | Group) -> tuple[str, Node]:
    if isinstance(part, Group):
        if part.join is Join.NOT:
            return "not", _condition(part)
        return part.join.value, [
            _condition(one if isinstance(one, Group) and one.join is Join.ALL else Group(Join.ALL, (one,)))
            for one in part.parts
        ]
    if part.how in _PAIRS:
        named = zip(_PAIRS[part.how], (part.low, part.high), strict=True)
        return part.fact, {name: value for name, value in named if value}
    values: Node = part.values[0] if len(part.values) == 1 else list(part.values)
    return part.fact, {"not": values} if part.how is How.IS_NOT else values


def _then(node: Node) -> ThenFields | None:
    if not isinstance(node, dict):
        raise NotInFields("then")
    if set(node) - {"crime", "crimes", "readings", "nothing", "record", *_TEXTS}:
        raise NotInFields("then")
    crimes = [*([node["crime"]] if "crime" in node else []), *many(node.get("crimes", []))]
    texts = {key: text_of(node.get(key, "")) for key in _TEXTS}
    readings = tuple(map(text_of, many(node.get("readings", []))))
    return ThenFields(tuple(map(crime_fields, crimes)), readings=readings, **texts)


def crime_fields(node: Node) -> CrimeFields:
    """A crime that is proposed or expected. Raises NotInFields."""
    if not isinstance(node, dict) or set(node) - {"class", "code", "title", "basis", "count", "addition"}:
        raise NotInFields("crime")
    get = {key: text_of(value) for key, value in node.items()}
    offence = " ".join(part for part in (get.get("class", ""), get.get("code", "")) if part)
    return CrimeFields(
        offence,
        get.get("title", ""),
        get.get("count", ""),
        get.get("basis") == "state",
        get.get("addition") == "yes",
    )


def _result(then: ThenFields) -> dict[str, Node]:
    rows: dict[str, Node] = {}
    crimes: list[Node] = [_one_crime(one) for one in then.crimes]
    if crimes:
        rows |= {"crime": crimes[0]} if len(crimes) == 1 else {"crimes": crimes}
    rows |= {key: one_line(value) for key in _TEXTS if (value := getattr(then, key))}
    if then.readings:
        rows["readings"] = [one_line(one) for one in then.readings]
    return rows


def _one_crime(crime: CrimeFields) -> dict[str, Node]:
    ho_class, _, code = crime.offence.partition(" ")
    rows = {"class": ho_class, "code": code, "title": one_line(crime.title), "count": crime.count}
    rows |= {"basis": "state" if crime.state else "", "addition": "yes" if crime.addition else ""}
    return {key: value for key, value in rows.items() if value}


def _citation(node: Node) -> CitationFields:
    if not isinstance(node, dict) or set(node) - {"doc", "page", "section"}:
        raise NotInFields("source")
    return CitationFields(*(one_line(text_of(node.get(key, ""))) for key in ("doc", "page", "section")))


def _cited(citation: CitationFields) -> dict[str, Node]:
    rows = {"doc": citation.doc, "page": citation.page, "section": one_line(citation.section)}
    return {key: value for key, value in rows.items() if value}


def many(node: Node) -> list[Node]:
    """What may be written as one or as a list."""
    return node if isinstance(node, list) else [node]


def text_of(node: Node) -> str:
    """On one line. Raises NotInFields for a list or a mapping."""
    if not isinstance(node, str):
        raise NotInFields("text")
    return one_line(node)


def one_line(text: str) -> str:
    """With single spaces alone."""
    return " ".join(text.split())
