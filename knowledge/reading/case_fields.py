"""Between a worked case's values as they are written and the fields of a form."""

from collections.abc import Iterator

from knowledge.domain.case_fields import OPEN, CaseFields, ToldFact
from knowledge.domain.rule_fields import CrimeFields, Group, How, Join
from knowledge.reading.rule_fields import NotInFields, crime_fields, group_fields, many, one_line, text_of
from knowledge.reading.rule_source import WrittenRule
from knowledge.reading.strict_yaml import Node


def case_fields_of(case: WrittenRule) -> CaseFields:
    """Raises NotInFields where its source alone can say it, such as facts of several people."""
    node = case.node
    if unknown := set(node) - {"name", "facts", "expect"}:
        raise NotInFields(f"'{sorted(unknown)[0]}' can be changed in its source alone")
    if case.place.anchored:
        raise NotInFields("It is written with a name that others refer to")
    facts, expect = node.get("facts", {}), node.get("expect", {})
    if not isinstance(facts, dict) or not isinstance(expect, dict):
        raise NotInFields("Its facts are no list of facts and values")
    if set(expect) - {"decision", OPEN, "crimes", "crime", "incident"}:
        raise NotInFields("What it expects can be changed in its source alone")
    crimes = [*([expect["crime"]] if "crime" in expect else []), *many(expect.get("crimes", []))]
    if "crimes" in expect and not crimes:
        raise NotInFields("It expects that there is no crime at all")
    told = [ToldFact(key, text_of(one)) for key, value in facts.items() for one in many(value)]
    return CaseFields(
        text_of(node.get("name", "")),
        tuple(told),
        OPEN if expect.get(OPEN) == "yes" else text_of(expect.get("decision", "")),
        tuple(map(crime_fields, crimes)),
        text_of(expect.get("incident", "")),
    )


def case_values_of(fields: CaseFields) -> dict[str, Node]:
    """The values of the case as it is written."""
    facts: dict[str, Node] = {}
    for told in fields.facts:
        before = facts.get(told.fact)
        facts[told.fact] = one_line(told.value) if before is None else [*many(before), one_line(told.value)]
    expect: dict[str, Node] = {OPEN: "yes"} if fields.decide == OPEN else {"decision": fields.decide}
    crimes: list[Node] = [_expected(one) for one in fields.crimes]
    expect |= {"crimes": crimes} if crimes else {}
    expect |= {"incident": fields.incident} if fields.incident else {}
    return {"name": one_line(fields.name), "facts": facts, "expect": expect}


def case_changes(before: CaseFields, after: CaseFields) -> dict[str, Node]:
    """What is to be written otherwise, by key."""
    values = case_values_of(after)
    names = {"name": ("name",), "facts": ("facts",), "expect": ("decide", "crimes", "incident")}
    return {
        key: values[key]
        for key, parts in names.items()
        if any(getattr(before, part) != getattr(after, part) for part in parts)
    }


def begun_for(rule: WrittenRule, raised_by: Node) -> CaseFields:
    """A case in which the topic is raised and the rule holds, as far as its conditions say it plainly.

    What is expected is left to the writer, who has it from the page.
    """
    told: dict[str, str] = {}
    for node in (raised_by, rule.node.get("when", {})):
        try:
            told = {**told, **dict(_plainly(group_fields(node)))}
        except NotInFields:
            continue
    return CaseFields("", tuple(ToldFact(fact, value) for fact, value in told.items()))


def _plainly(group: Group) -> Iterator[tuple[str, str]]:
    """The first way in which it may hold, without what must not be."""
    for part in group.parts[:1] if group.join is Join.ANY else group.parts:
        if isinstance(part, Group):
            yield from _plainly(part) if part.join is not Join.NOT else ()
        elif part.how is not How.IS_NOT:
            value = part.values[0] if part.values else part.low
            yield from [(part.fact, value)] if value else []


def _expected(crime: CrimeFields) -> dict[str, Node]:
    ho_class, _, code = crime.offence.partition(" ")
    rows = {"class": ho_class, "code": code, "count": crime.count}
    return {key: value for key, value in rows.items() if value}
