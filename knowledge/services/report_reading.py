"""A report from JSON: facts, acts and people; each complaint names the fact or the person and what is wrong with it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.domain.consequences import RECEIVED
from knowledge.domain.engine import COMMITTED
from knowledge.domain.errors import BadInput
from knowledge.domain.fact import NOT_KNOWN, Fact, Kind, Value
from knowledge.domain.report import ACT, OFFENDER, VICTIM, Report
from knowledge.domain.rulebook import Rulebook
from knowledge.services.case_file import read_value
from knowledge.services.clock import day_received

ACTS, PEOPLE = "acts", "people"
MOST_ACTS, MOST_PEOPLE = 200, 50
_PERSON = re.compile(r"[A-Z][0-9]{1,3}")
_ROLES = ("victim", "suspect", "witness", "reporter")
_OF_A_PERSON = {
    "victim": {"age": "victim_age", "sex": "victim_sex", "relationship": "relationship"},
    "suspect": {"age": "suspect_age", "relationship": "relationship"},
}


@dataclass(frozen=True, slots=True)
class _Person:
    id: str
    role: str
    facts: Mapping[str, Value] = field(default_factory=dict)


def read_report(facts: Mapping[str, object], rulebook: Rulebook) -> Report:
    """From JSON: facts of the report; `act` as text or list, or `acts` as a list of mappings; `people`.

    An act may say its `victim` and `offender`. Where people are given, one that says none is alleged against every
    victim, and by the only suspect. Raises BadInput.
    """
    people = _people(facts.get(PEOPLE), rulebook)
    acts = [_told({ACT: one}, rulebook) for one in _listed(facts.get(ACT))]
    acts += [_told(row, rulebook) for row in _rows(facts.get(ACTS))]
    whole = _told({k: v for k, v in facts.items() if k not in (ACT, ACTS, PEOPLE)}, rulebook)
    if people:
        acts = [one for act in acts for one in _between(act, people)]
        whole = {**_numbers(people, rulebook), **_of(people), **whole}
    return Report(whole, tuple(acts))


def check_days(report: Report, rulebook: Rulebook, on: date) -> None:
    """Raises BadInput for days that can't be together: an act after the report or the decision, or a report of a day
    for which no rules are held."""
    received = day_received(report.facts.get(RECEIVED))
    if received is not None and not rulebook.in_force.covers(received):
        raise BadInput(f"The fact '{RECEIVED}' is {received}: {no_rules(rulebook)}", field=RECEIVED)
    latest = min(day for day in (on, received) if day is not None)
    for told in (report.facts, *report.acts):
        committed = day_received(told.get(COMMITTED))
        if committed is not None and committed > latest:
            raise BadInput(
                f"The fact '{COMMITTED}' is {committed}, after {latest}, the day of the report or of the decision.",
                field=COMMITTED,
            )


def no_rules(rulebook: Rulebook) -> str:
    since, until = rulebook.in_force.since, rulebook.in_force.until
    ends = f" and ended on {until.isoformat()}" if until else ""
    return f"no rules are held for that day; they begin on {since.isoformat()}{ends}."


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def _rows(rows: object) -> Iterable[Mapping[str, object]]:
    if rows is None:
        return
    if not isinstance(rows, list) or len(rows) > MOST_ACTS:
        raise BadInput(f"The field 'acts' must be a list of at most {MOST_ACTS} acts.", field=ACTS)
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping) or ACT not in row:
            raise BadInput(f"Act {number} of 'acts' must be an object with an 'act'.", field=ACTS)
        yield row


def _told(facts: Mapping[str, object], rulebook: Rulebook) -> dict[str, Value]:
    return {
        name: _name(written, name) if name in (VICTIM, OFFENDER) else _value(name, written, rulebook)
        for name, written in facts.items()
    }


def _name(written: object, field_: str) -> str:
    """People are called V1, S2 and so on, so that no name is ever stored."""
    if not isinstance(written, str) or not _PERSON.fullmatch(written):
        raise BadInput(f"The field '{field_}' must be like V1 or S2, not {_shown(written)}.", field=field_)
    return written


def _value(name: str, written: object, rulebook: Rulebook, whose: str = "") -> Value:
    if name != ACT and name not in rulebook.facts:
        raise BadInput(f"There is no fact '{name}': see /api/v1/facts.", field=name)
    value = read_value(name, written, rulebook)
    if value is None:
        known = rulebook.facts.get(name)
        wanted = _wanted(known) if known else "an act of /api/v1/facts"
        raise BadInput(f"The fact '{name}'{whose} can't be {_shown(written)}: it is {wanted}.", field=name)
    return value


def _wanted(fact: Fact) -> str:
    if fact.kind is Kind.NUMBER:
        return f"a whole number from {fact.least} to {fact.most}"
    if fact.kind is Kind.WHEN:
        return "a time such as 2026-05-03T09:30:00Z"
    if fact.kind is Kind.DAY:
        return "a day such as 2026-05-03"
    return "one of " + ", ".join((*fact.options, NOT_KNOWN))


def _shown(written: object) -> str:
    text = repr(written)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _people(rows: object, rulebook: Rulebook) -> list[_Person]:
    if rows is None:
        return []
    if not isinstance(rows, list) or len(rows) > MOST_PEOPLE:
        many = f", not {len(rows)}" if isinstance(rows, list) else ""
        raise BadInput(
            f"The field 'people' must be a list of at most {MOST_PEOPLE} people{many}.", field=PEOPLE
        )
    people = [_person(row, rulebook) for row in rows]
    for person in people:
        if sum(one.id == person.id for one in people) > 1:
            raise BadInput(f"The field 'people' names {person.id} twice.", field=PEOPLE)
    return people


def _person(row: object, rulebook: Rulebook) -> _Person:
    if not isinstance(row, Mapping):
        raise BadInput("Each of 'people' must be an object with an 'id' and a 'role'.", field=PEOPLE)
    name, role = _name(row.get("id"), "id"), row.get("role")
    if role not in _ROLES:
        raise BadInput(f"The role of {name} must be one of {', '.join(_ROLES)}.", field=PEOPLE)
    known = _OF_A_PERSON.get(str(role), {})
    for key in row:
        if key not in ("id", "role", *known):
            raise BadInput(
                f"Of a {role} nothing is known by the name '{key}'; say {', '.join(known) or 'nothing more'}.",
                field=PEOPLE,
            )
    told = {
        fact: _value(fact, row[key], rulebook, f" of {name}") for key, fact in known.items() if key in row
    }
    return _Person(name, str(role), told)


def _between(act: Mapping[str, Value], people: list[_Person]) -> Iterable[dict[str, Value]]:
    """The act for each victim, with what is known of the two people in it."""
    by_id = {person.id: person for person in people}
    victims = [person.id for person in people if person.role == "victim"]
    suspects = [person.id for person in people if person.role == "suspect"]
    for role, known in ((VICTIM, victims), (OFFENDER, suspects)):
        if role in act and act[role] not in known:
            raise BadInput(
                f"The {role} of an act is {act[role]}, who is no {role} among 'people'.", field=role
            )
    offender = str(act.get(OFFENDER) or (suspects[0] if len(suspects) == 1 else ""))
    for victim in [str(act[VICTIM])] if VICTIM in act else victims or [""]:
        pair = {role: who for role, who in ((VICTIM, victim), (OFFENDER, offender)) if who}
        told: dict[str, Value] = {}
        for who in (offender, victim):
            told.update(by_id[who].facts if who else {})
        yield {**told, **pair, **act}


def _numbers(people: list[_Person], rulebook: Rulebook) -> dict[str, Value]:
    counted = {"victims": "victim", "offenders": "suspect"}
    numbers = {fact: sum(one.role == role for one in people) for fact, role in counted.items()}
    return {fact: number for fact, number in numbers.items() if number and fact in rulebook.facts}


def _of(people: list[_Person]) -> dict[str, Value]:
    """What is known of the only victim and the only suspect is known of the whole report."""
    told: dict[str, Value] = {}
    for role in ("suspect", "victim"):
        own = [person for person in people if person.role == role]
        if len(own) == 1:
            told.update(own[0].facts)
    return told
