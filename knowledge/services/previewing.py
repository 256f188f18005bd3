"""What a text would show, to officers or as a table of rules, before and after it is approved."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from knowledge.domain.determination import determined
from knowledge.domain.documents import Document, Published, Version, in_its_place
from knowledge.domain.entry import EntryTest
from knowledge.domain.reply import Reply
from knowledge.domain.rule import Rule, WorkedCase
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.source import Sources
from knowledge.reading.entries import read_entry, read_unfinished
from knowledge.reading.rulebook import DECIDING, read_rulebook
from knowledge.reading.sources_file import sources_in
from knowledge.reading.strict_yaml import ContentError, parse
from knowledge.services.answers import from_entry_found
from knowledge.services.case_changes import CaseChange, changed_cases
from knowledge.services.desk import Edition
from knowledge.services.rule_table import cases_by_rule
from knowledge.services.rule_words import RuleRow, alternatives, rule_rows
from knowledge.services.turn import Turn


@dataclass(frozen=True, slots=True)
class RuleTable:
    """Some rules under one heading."""

    title: str
    rows: list[RuleRow]


@dataclass(frozen=True, slots=True)
class Preview:
    """`asked`, `reply` and tests for an entry, tables and cases for rules; `complaint` where it can't be read."""

    asked: str = ""
    reply: Reply | None = None
    raised_by: Sequence[str] = ()
    tables: list[RuleTable] = field(default_factory=list)
    cases: Sequence[WorkedCase] = ()
    tests: Sequence[EntryTest] = ()
    complaint: str = ""

    @property
    def rows(self) -> list[RuleRow]:
        """The rules of all tables, for comparing: without the cases that bear on them."""
        return [replace(row, cases=()) for table in self.tables for row in table.rows]


def as_published(document: Document, version: Version, now: datetime) -> Published:
    """The version as if it were in force."""
    return Published(
        document.id,
        document.kind,
        document.slug,
        version.title,
        version.body,
        version.number,
        version.approved_by or "nobody yet",
        version.takes_effect or now.date(),
    )


def preview(candidate: Published, edition: Edition, others: Sequence[Published], now: datetime) -> Preview:
    """Never raises for a text that is wrong: it says so instead."""
    try:
        if candidate.kind == "entry":
            return _of_entry(candidate, edition, sources_in(others), now)
        if candidate.kind in DECIDING:
            return _of_rules(candidate, with_candidate(candidate, edition, others), edition.on)
    except ContentError as error:
        return Preview(complaint=str(error))
    return Preview()


def case_changes(
    candidate: Published, edition: Edition, others: Sequence[Published]
) -> list[CaseChange] | None:
    """The worked cases that would come out otherwise; None where the text decides nothing or can't be read."""
    if candidate.kind not in DECIDING:
        return None
    try:
        rulebook = with_candidate(candidate, edition, others)
    except ContentError:
        return None
    return changed_cases(edition.rulebook, rulebook, edition.on)


def with_candidate(candidate: Published, edition: Edition, others: Sequence[Published]) -> Rulebook:
    """The rulebook as it would be with the candidate in its place; the edition's own where it is there already."""
    standing = next((one for one in others if one.document_id == candidate.document_id), None)
    if standing is not None and standing.body == candidate.body:
        return edition.rulebook
    catalogue, documents = edition.catalogue, in_its_place(others, candidate)
    return read_rulebook(documents, catalogue.title_for, catalogue.listed, sources_in(others)).rulebook


def _of_entry(candidate: Published, edition: Edition, sources: Sources, now: datetime) -> Preview:
    entry = read_unfinished(candidate, sources)
    asked = next(iter(entry.asked_as), entry.title)
    turn = Turn("preview", asked, "ask", now=now, on=edition.on)
    reply = from_entry_found(entry, edition.find(asked), edition, turn)
    return Preview(asked, reply, tests=entry.tests)


def _of_rules(candidate: Published, rulebook: Rulebook, on: date) -> Preview:
    topic = rulebook.by_topic.get(candidate.slug)
    if candidate.kind == "topic" and topic is not None:
        fired = cases_by_rule(topic, rulebook, on)
        rows = [replace(row, cases=fired.get(row.id, ())) for row in rule_rows(topic.rules, rulebook)]
        table = RuleTable("Rules, tried from the top", rows)
        raised_by = alternatives(topic.raised_by, rulebook)
        return Preview(raised_by=raised_by, tables=[table], cases=topic.cases)
    own = next((one for one in rulebook.determinations if one.id == candidate.document_id), None)
    settled = [determined(rule, [own]) for rule in rulebook.ambiguities.get(own.settles, ())] if own else []
    tables: dict[str, list[tuple[str, Sequence[Rule]]]] = {
        "determination": [("Rules as determined", settled)],
        "general": [("Whether to record", rulebook.recording), ("What to do", rulebook.actions)],
        "flags": [("Flags", rulebook.flags)],
    }
    found = tables.get(candidate.kind, [])
    shown = [RuleTable(title, rule_rows(rules, rulebook)) for title, rules in found if rules]
    return Preview(tables=shown, cases=own.cases if own else ())


def first_complaint(document_id: str, body: str) -> str:
    """What is wrong with the text by itself, at once; nothing is said of how it goes with all others."""
    kind, _, slug = document_id.partition("/")
    try:
        if kind == "entry":
            read_entry(Published(document_id, kind, slug, slug, body, 0, "", date.min))
        else:
            parse(body, f"{document_id}.yml")
    except ContentError as error:
        return str(error)
    return ""
