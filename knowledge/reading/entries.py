"""Advice entries as they are written in content files."""

from datetime import date

from knowledge.domain.documents import Published
from knowledge.domain.entry import Entry, EntryTest
from knowledge.domain.source import Sources
from knowledge.reading.rules import read_because
from knowledge.reading.strict_yaml import Block, ContentError, parse

FEWEST_ASKED_AS = 5


def read_entry(document: Published, sources: Sources | None = None) -> Entry:
    """Raises ContentError naming file, key and mend."""
    entry = read_unfinished(document, sources)
    complaint = _unfinished(entry)
    if complaint:
        raise ContentError(f"{document.document_id}.yml: {complaint}")
    return entry


def read_unfinished(document: Published, sources: Sources | None = None) -> Entry:
    """The same for one that is still being written: it may lack an owner, or ways of asking it."""
    top = parse(document.body, f"{document.document_id}.yml", sources)
    name = top.text("entry")
    if name != document.slug:
        raise top.error(f"'entry' is '{name}' but the document is '{document.slug}'")
    entry = Entry(
        name,
        top.text("title"),
        top.text("answer"),
        top.texts("conditions"),
        top.texts("traps"),
        top.texts("do"),
        top.text("log", ""),
        top.texts("asked_as"),
        top.texts("terms"),
        top.texts("topics"),
        top.texts("related"),
        read_because(top),
        _day(top, "verified"),
        _day(top, "review_by"),
        top.text("owner"),
        tuple(_test(one) for one in top.blocks("tests", "test")),
        document.version,
        document.approved_by,
        top.text("deputy", ""),
    )
    top.done()
    return entry


def _unfinished(entry: Entry) -> str:
    if len(entry.asked_as) < FEWEST_ASKED_AS:
        return f"'asked_as' needs at least {FEWEST_ASKED_AS} ways in which officers ask it"
    if not entry.owner.strip():
        return "'owner' is empty: name who reviews it"
    if entry.review_by < entry.verified:
        return "'review_by' lies before 'verified'"
    return ""


def _day(block: Block, key: str) -> date:
    day = block.day(key)
    if day is None:
        raise block.error(f"'{key}' is missing")
    return day


def _test(block: Block) -> EntryTest:
    test = EntryTest(block.text("ask"), block.texts("states"))
    block.done()
    return test
