"""Each fault is said once, in one plain sentence, at the field in which it is mended."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.domain.documents import Published
from knowledge.domain.shape import empty
from knowledge.domain.source import Sources
from knowledge.reading.layout import lay_out
from knowledge.reading.sources_file import sources_in
from knowledge.reading.starter import starter_documents
from knowledge.services.desk import Edition, build_edition
from knowledge.services.field_checks import complaints
from knowledge.services.offers import ENTRIES, Offers, offers
from knowledge.services.shapes import SHAPES

TODAY = date(2026, 12, 1)


def published() -> list[Published]:
    return [
        Published(one.id, kind, slug or kind, one.title, one.body, 1, "", date(2026, 4, 1))
        for one in starter_documents()
        for kind, _, slug in [one.id.partition("/")]
    ]


@pytest.fixture(scope="module")
def documents() -> list[Published]:
    return published()


@pytest.fixture(scope="module")
def edition(documents: list[Published]) -> Edition:
    return build_edition(documents, TODAY)


@pytest.fixture(scope="module")
def offered(edition: Edition, documents: list[Published]) -> Offers:
    return offers(edition, sources_in(documents))


@pytest.fixture
def outcome(documents: list[Published]) -> dict[str, Any]:
    body = next(one.body for one in documents if one.document_id == "entry/outcome-16")
    return lay_out(body, "x", SHAPES["entry"])


def test_nothing_is_wrong_with_any_text_of_the_starter_edition(
    documents: list[Published], offered: Offers
) -> None:
    for one in documents:
        if one.kind in SHAPES:
            shape = SHAPES[one.kind]
            assert complaints(one.kind, shape, lay_out(one.body, "x", shape), offered) == [], one.document_id


CITED = {"doc": "outcomes-guidance-2026", "page": "999", "section": "x"}


@pytest.mark.parametrize(
    ("key", "value", "place", "said"),
    [
        ("title", "", "title", "Title: nothing is written here yet."),
        ("title", "x" * 201, "title", "Title: a title has at most 200 characters."),
        ("answer", "", "answer", "Answer: nothing is written here yet."),
        ("asked_as", ["one", "two"], "asked_as", "at least 5 ways are needed; there are 2."),
        ("topics", ["outcome"], "topics-0", "There is no topic “outcome”, did you mean outcomes."),
        ("related", ["", "outcome-99"], "related-1", "There is no entry “outcome-99”"),
        ("related", ["outcome-16"], "related-0", "An entry can’t be related to itself."),
        ("source", [], "source", "Citations: cite at least one page."),
        ("source", [CITED], "source-0-page", "Citation 1: Outcomes for Recorded Crimes"),
        ("source", [{**CITED, "page": "two"}], "source-0-page", "Give the page as a number, not “two”."),
        ("source", [{**CITED, "page": "5", "section": ""}], "source-0-section", "nothing is written here yet"),
        ("verified", "1 May", "verified", "give a day such as 2026-12-01, not “1 May”."),
        ("review_by", "2020-01-01", "review_by", "The day of review lies before the day on which it was checked."),
        ("owner", "", "owner", "Nobody owns it: name who reviews it."),
        ("tests", [{"ask": "why", "states": ["no such words"]}], "tests-0-states", "does not state “no such words”."),
        ("tests", [{"ask": "", "states": ["outcome 16"]}], "tests-0-ask", "Test question 1: Question: nothing"),
        ("log", "a\0b", "log", "a character that no text should"),
        ("log", "x" * 5_000_000, "log", "longer than 2,000,000 characters: Words for the log has 5,000,000."),
    ],
)  # fmt: skip
def test_a_fault_of_an_entry_is_said_at_its_field(
    outcome: dict[str, Any], offered: Offers, key: str, value: object, place: str, said: str
) -> None:
    found = complaints("entry", SHAPES["entry"], {**outcome, key: value}, offered)
    at = {one.place: one.sentence for one in found}
    assert said in at[place]
    if key != "title":  # a test question finds its words in the answer too
        assert [one for one in at if not one.startswith(("tests", place))] == []


def test_the_pages_that_a_document_has_are_named(outcome: dict[str, Any], offered: Offers) -> None:
    found = complaints("entry", SHAPES["entry"], {**outcome, "source": [CITED]}, offered)
    assert "has pages 1 to" in found[0].sentence
    assert "not 999" in found[0].sentence
    assert offered.headings("outcomes-guidance-2026", "19")
    assert offered.doubt("outcomes-guidance-2026", "19", "Nothing of the kind").count("has no heading") == 1


def new(kind: str, **values: object) -> dict[str, Any]:
    return {field.key: values.get(field.key, empty(field)) for field in SHAPES[kind]}


def test_a_determination_settles_what_is_open_by_a_reading_that_there_is(offered: Offers) -> None:
    open_point = next(iter(offered.rulebook.ambiguities))
    readings = offered.readings(open_point)
    assert len(readings) >= 2
    base = new("determination", determination="x", title="T", why="W", decided_by="D", settles=open_point)

    def said(**changed: object) -> dict[str, str]:
        found = complaints("determination", SHAPES["determination"], {**base, **changed}, offered)
        return {one.place: one.sentence for one in found}

    assert said(reading=next(iter(readings))) == {}
    assert "nothing is chosen yet" in said()["reading"]
    assert "is none of its readings" in said(reading="maybe")["reading"]
    assert "There is no open point" in said(settles="AMB-999", reading="x")["settles"]
    principal = said(settles="principal")
    assert set(principal) == {"above-classes", "below-classes"}
    days = {"from": "2026-06-02", "until": "2026-06-01"}
    assert "after the first" in said(reading=next(iter(readings)), **days)["until"]
    broken = said(reading=next(iter(readings)), when="age: [")
    assert "not readable as YAML" in broken["when"]


def test_names_that_stand_twice_and_sayings_that_cannot_be_read_are_named(offered: Offers) -> None:
    rows = [{"short": "fcr", "words": "force crime registrar"}, {"short": "fcr", "words": "another"}]
    found = complaints(
        "glossary", SHAPES["glossary"], new("glossary", title="T", abbreviations=rows), offered
    )
    assert [(one.place, "stands twice" in one.sentence) for one in found] == [("abbreviations-1-short", True)]
    sign = {"id": "a", "status": "answered", "text": "T", "say": ["(open"], "asked_as": []}
    other = {**sign, "status": "never", "say": []}
    found = complaints(
        "signposts", SHAPES["signposts"], new("signposts", title="T", signposts=[sign, other]), offered
    )
    assert [one.place for one in found] == ["signposts-0-say", "signposts-1-status", "signposts-1-id"]
    assert "the brackets don't pair" in found[0].sentence


def test_two_entries_of_one_title_are_told_apart(edition: Edition) -> None:
    one, other = list(edition.entries.values())[:2]
    twins = {**edition.entries, "twin": replace(one, id="twin"), other.id: other}
    offered = offers(replace(edition, entries=twins), Sources(()))
    for entry in (one.id, "twin", other.id):
        assert offered.value(ENTRIES, offered.label(ENTRIES, entry)) == entry
    assert offered.label(ENTRIES, other.id) == other.title
