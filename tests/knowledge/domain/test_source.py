"""A citation can be checked against the pages and headings of its document."""

import pytest

from knowledge.domain.citation import Citation
from knowledge.domain.source import Section, Source, Sources

RULES = Source(
    "rules",
    "The rules",
    1,
    98,
    (
        Section("Conduct Crime", 1, 50, 58),
        Section("Recording Conduct Crimes", 2, 55, 57),
        Section("Finished incident rule for conduct crime", 2, 57, 58),
        Section("General Rule", 4, 57, 57),
    ),
)
SOURCES = Sources([RULES, Source("nsir", "Incident recording", 0, 35)])


@pytest.mark.parametrize(("page", "there"), [(1, True), (98, True), (0, False), (99, False)])
def test_a_page_is_one_that_the_document_has(page: int, there: bool) -> None:
    assert SOURCES.has_page("rules", page) is there


def test_a_document_may_begin_at_page_nought() -> None:
    assert SOURCES.has_page("nsir", 0)
    assert not SOURCES.has_page("nobody", 1)


@pytest.mark.parametrize(
    "written", ["Recording Conduct Crimes", "recording conduct crimes:", "Conduct Crime", "General Rule"]
)
def test_a_heading_is_known_in_any_writing_and_with_the_ones_that_hold_it(written: str) -> None:
    assert SOURCES.has_section("rules", 57, written)


def test_a_document_without_headings_takes_any_section() -> None:
    assert SOURCES.has_section("nsir", 3, "Introduction")


def test_a_citation_that_can_not_be_right_is_told_in_one_sentence() -> None:
    assert SOURCES.complaint(Citation("rules", 99, "Anything")) == "rules has pages 1 to 98, not 99"
    assert SOURCES.complaint(Citation("law", 1, "A")) == "there is no document 'law'; known are rules, nsir"
    assert SOURCES.complaint(Citation("rules", 57, "Anything")) == ""


def test_a_section_that_is_no_heading_of_the_page_is_doubted() -> None:
    assert SOURCES.doubt(Citation("rules", 50, "Burglary")) == (
        "rules page 50 has no heading 'Burglary'; it has 'Conduct Crime'"
    )
    assert SOURCES.doubt(Citation("rules", 57, "Conduct Crime")) == ""
