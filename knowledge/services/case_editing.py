"""A topic's worked cases: each checked by field, tried with the draft, and changed with all the rest as it was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.domain.case_fields import OPEN, CaseFields
from knowledge.domain.documents import Published
from knowledge.domain.errors import BadInput, Conflict
from knowledge.domain.interview import interview
from knowledge.domain.rule import Word
from knowledge.domain.rule_fields import CrimeFields
from knowledge.reading.case_fields import begun_for, case_changes, case_fields_of, case_values_of
from knowledge.reading.rule_fields import NotInFields
from knowledge.reading.rule_source import (
    CASES,
    WrittenRule,
    cases_in,
    indent_of,
    new_rule,
    rewritten,
    rule_named,
    with_rule,
    with_rule_after,
    without_rule,
)
from knowledge.reading.strict_yaml import ContentError, did_you_mean, parse
from knowledge.services.case_changes import words_of
from knowledge.services.case_file import read_value
from knowledge.services.desk import Edition
from knowledge.services.previewing import with_candidate
from knowledge.services.report_reading import read_report
from knowledge.services.rule_checking import RuleCheck, Wrong
from knowledge.services.rule_editing import Changed, Place, digest, find


@dataclass(frozen=True, slots=True)
class Tried:
    """What the draft makes of the case: the result in words, and the rules that it rests on."""

    result: Sequence[str]
    rules: Sequence[str]


def find_case(document_id: str, body: str, name: str) -> WrittenRule:
    """Raises BadInput where the text can't be read or holds no such case, or several."""
    try:
        case = rule_named(body, f"{document_id}.yml", name, (CASES,))
    except ContentError as error:
        raise _unreadable(error) from None
    if case is None:
        raise BadInput(f"The draft has no worked case '{name}' any more, or two of that name.", field="name")
    return case


def begun(document_id: str, body: str, rule_id: str) -> CaseFields:
    """A new case for a rule. Raises BadInput where there is no such rule."""
    rule = find(document_id, body, rule_id)
    return begun_for(rule, parse(body, document_id).take("raised_by") or {})


def wrong_in(fields: CaseFields, check: RuleCheck, taken: frozenset[str]) -> list[Wrong]:
    """What is wrong at which field; `taken` are the names of the other cases."""
    return [
        *_name(fields.name, taken),
        *_facts(fields, check),
        *_expected(fields, check),
    ]


def other_names(document_id: str, body: str, place: Place) -> frozenset[str]:
    """The names of all cases but this one."""
    try:
        names = {case.id for case in cases_in(body, f"{document_id}.yml")}
    except ContentError as error:
        raise _unreadable(error) from None
    return frozenset(names - (set() if place.new else {place.rule_id}))


def with_case(document_id: str, body: str, place: Place, fields: CaseFields) -> Changed:
    """The text with the case as the fields say. Raises Conflict where somebody changed that case meanwhile."""
    name = f"{document_id}.yml"
    try:
        if place.new:
            last = _last(body, name)
            text = with_rule_after(body, name, last, new_rule(case_values_of(fields), indent_of(last)))
            number = last.number + 1
        else:
            case = _unchanged(document_id, body, place)
            text = with_rule(body, name, case, lines_of_case(body, case, fields))
            number = case.number
        now = next(one for one in cases_in(text, name) if one.number == number)
    except ContentError as error:
        raise BadInput(str(error), field="name") from None
    return Changed(text, Place(now.id, digest(now)))


def lines_of_case(body: str, case: WrittenRule, fields: CaseFields) -> str:
    """The lines of the case as the fields say."""
    try:
        changed = case_changes(case_fields_of(case), fields)
    except NotInFields:  # a colleague wrote it so meanwhile
        return new_rule(case_values_of(fields), indent_of(case))
    return rewritten(body, case, changed)


def without_case(document_id: str, body: str, place: Place) -> Changed:
    """The case taken out."""
    case = _unchanged(document_id, body, place)
    try:
        return Changed(without_rule(body, f"{document_id}.yml", case), place)
    except ContentError as error:
        raise BadInput(str(error), field="name") from None


def tried(candidate: Published, edition: Edition, others: Sequence[Published], fields: CaseFields) -> Tried:
    """The case asked of the draft. Raises BadInput where the draft can't be read, or the facts can't be."""
    try:
        rulebook = with_candidate(candidate, edition, others)
    except ContentError as error:
        raise BadInput(f"It can’t be tried before the draft is mended: {error}") from None
    facts = case_values_of(fields)["facts"]
    decision, question = interview(
        read_report(facts if isinstance(facts, dict) else {}, rulebook), rulebook, edition.on
    )
    rules = dict.fromkeys(reason.rule for reason in decision.reasons)
    return Tried(list(words_of(decision, question)), list(rules))


def _unreadable(error: ContentError) -> BadInput:
    return BadInput(f"The text has to be mended as source first: {error}", field="body")


def _unchanged(document_id: str, body: str, place: Place) -> WrittenRule:
    case = find_case(document_id, body, place.rule_id)
    if digest(case) != place.seen:
        raise Conflict(
            "Somebody saved another text of this case meanwhile. Saving again puts yours in its place."
        )
    return case


def _last(body: str, name: str) -> WrittenRule:
    written = cases_in(body, name)
    if not written:
        raise BadInput("The draft has no worked case yet: write the first one in the source.", field="name")
    return written[-1]


def _name(name: str, taken: frozenset[str]) -> Iterator[Wrong]:
    if not name:
        yield Wrong("name", "Say in a few words what happened in the case.")
    elif name in taken:
        yield Wrong("name", f"Another case is named '{name}' already.")


def _facts(fields: CaseFields, check: RuleCheck) -> Iterator[Wrong]:
    known = check.facts()
    if not fields.facts:
        yield Wrong("add-fact", "Give at least one fact, such as the act.")
    for number, told in enumerate(fields.facts):
        place = f"fact-{number}"
        if told.fact not in known:
            close = did_you_mean(told.fact, tuple(known))
            yield Wrong(f"{place}-fact", f"There is no fact '{told.fact}'{close or '.'}")
        elif not told.value:
            yield Wrong(f"{place}-value", "Give its value.")
        elif read_value(told.fact, told.value, check.rulebook) is None:
            close = did_you_mean(told.value, tuple(check.permitted(told.fact)))
            yield Wrong(f"{place}-value", f"'{told.fact}' can’t be '{told.value}'{close or '.'}")


def _expected(fields: CaseFields, check: RuleCheck) -> Iterator[Wrong]:
    if fields.decide not in {*Word, OPEN}:
        yield Wrong("decide", "Choose the decision that the page gives.")
    elif fields.decide == Word.RECORD_CRIME and not fields.crimes:
        yield Wrong("add-crime", "Add the crime that the page gives.")
    for number, crime in enumerate(fields.crimes):
        yield from _crime(f"crime-{number}", crime, check)
    if fields.incident and not check.catalogue.by_code(fields.incident):
        yield Wrong("incident", f"'{fields.incident}' is not in the notifiable list.")


def _crime(place: str, crime: CrimeFields, check: RuleCheck) -> Iterator[Wrong]:
    yield from check.wrong_offence(f"{place}-offence", crime.offence)
    if crime.count and not (crime.count.isdecimal() and 0 < int(crime.count) < 1000):
        yield Wrong(f"{place}-count", "Give a whole number, such as 2.")
