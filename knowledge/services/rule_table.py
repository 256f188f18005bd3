"""A draft's rules as a table, right or not: each rule in words, the cases that fire it, and what is wrong with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.domain.documents import Published
from knowledge.domain.errors import BadInput
from knowledge.domain.interview import interview
from knowledge.domain.rulebook import Rulebook, Topic
from knowledge.reading.rule_source import WrittenRule, rules_in
from knowledge.reading.rules import read_rule
from knowledge.reading.strict_yaml import Block, ContentError, parse
from knowledge.reading.vocabulary import Vocabulary
from knowledge.reading.word_classes import read_word_classes
from knowledge.services.desk import Edition
from knowledge.services.report_reading import read_report
from knowledge.services.rule_words import RuleRow, rule_rows

TABLED = frozenset({"topic", "general", "flags"})
"""The kinds whose text is a list of rules."""


@dataclass(frozen=True, slots=True)
class Line:
    """`row` is None where the rule can't be put into words; `unreadable` says why."""

    rule: WrittenRule
    row: RuleRow | None
    unreadable: str
    complaints: Sequence[str]


@dataclass(frozen=True, slots=True)
class RuleLines:
    lines: Sequence[Line]
    complaints: Sequence[str]
    """Those about no single rule."""


def with_own_facts(candidate: Published, edition: Edition, others: Sequence[Published]) -> Rulebook:
    """The rulebook with the facts and acts of the draft in place of those that its document had.

    Where the draft's can't be read, those in force are taken; the check says what is wrong with them.
    """
    standing = next((one for one in others if one.document_id == candidate.document_id), None)
    own = Vocabulary(words=read_word_classes(others))
    try:
        own.read(parse(candidate.body, f"{candidate.document_id}.yml"))
        gone = Vocabulary(words=own.words)
        if standing is not None:
            gone.read(parse(standing.body, f"{candidate.document_id}.yml"))
    except ContentError:
        return edition.rulebook
    book = edition.rulebook
    facts = {name: fact for name, fact in book.facts.items() if name not in gone.facts}
    acts = {name: label for name, label in book.acts.items() if name not in gone.acts}
    return replace(book, facts={**facts, **own.facts}, acts={**acts, **own.acts})


def lines_of(
    candidate: Published, rulebook: Rulebook, edition: Edition, complaints: Sequence[str]
) -> RuleLines:
    """Raises ContentError where the text as a whole can't be read."""
    name = f"{candidate.document_id}.yml"
    rules = rules_in(candidate.body, name)
    placed, rest = by_rule(complaints, [rule.id for rule in rules])
    found = []
    for rule in rules:
        row, unreadable = None, ""
        try:
            block = Block(dict(rule.node), f"{name}: rule {rule.number} ({rule.id})")
            row = rule_rows([read_rule(block, rulebook.facts, edition.catalogue.title_for)], rulebook)[0]
        except ContentError as error:
            unreadable = str(error)
        found.append(Line(rule, row, unreadable, placed.get(rule.id, ())))
    return RuleLines(found, rest)


def by_rule(complaints: Sequence[str], ids: Sequence[str]) -> tuple[Mapping[str, list[str]], list[str]]:
    """Each complaint under the rule that it names first, and those that name none."""
    placed: dict[str, list[str]] = {}
    rest: list[str] = []
    names = "|".join(re.escape(one) for one in sorted(filter(None, ids), key=len, reverse=True))
    for complaint in complaints:
        found = re.search(rf"(?<![\w./-])(?:{names})(?![\w-]|\.\w)", complaint) if names else None
        if found:
            placed.setdefault(found[0], []).append(complaint)
        else:
            rest.append(complaint)
    return placed, rest


def key_of(complaint: str) -> str:
    """The rule's key that a complaint is about, or nothing."""
    found = re.search(
        r": (when|then|why|source|overrides)\b|'(why|source|when|then)' is missing|'(until)' must be",
        complaint,
    )
    return next(filter(None, found.groups()), "") if found else ""


def cases_by_rule(topic: Topic, rulebook: Rulebook, on: date) -> Mapping[str, tuple[str, ...]]:
    """The names of the worked cases on whose result each rule bears."""
    fired: dict[str, tuple[str, ...]] = {}
    for case in topic.cases:
        try:
            decision, _ = interview(read_report(case.facts, rulebook), rulebook, on)
        except BadInput:  # the check of the case says so
            continue
        for rule in dict.fromkeys(reason.rule for reason in decision.reasons):
            fired[rule] = (*fired.get(rule, ()), case.name)
    return fired
