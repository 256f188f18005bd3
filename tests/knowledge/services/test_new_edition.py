"""A new edition of the rules: every citation that it puts in doubt is named."""

from datetime import date

from knowledge.domain.documents import Published
from knowledge.services.new_edition import changed_pages, doubts

PAGES = {6: "Vision and purpose", 7: "Whether to record: the balance of probability", 8: "Third party reports"}
BODY = """
source:
  - {doc: the-rules, page: 7, section: Balance of probability}
  - {doc: another, page: 99, section: Something}
"""


def published(body: str) -> list[Published]:
    return [Published("entry/one", "entry", "one", "One", body, 1, "somebody", date(2026, 4, 1))]


def whys(body: str, pages: dict[int, str], changed: frozenset[int] = frozenset()) -> list[str]:
    return [doubt.why for doubt in doubts(published(body), "the-rules", pages, changed)]


def test_a_citation_whose_page_speaks_of_it_stands() -> None:
    assert whys(BODY, PAGES) == []


def test_a_section_may_have_begun_on_the_page_before() -> None:
    assert whys(BODY.replace("page: 7", "page: 8"), PAGES) == []


def test_a_citation_of_another_document_is_not_in_question() -> None:
    assert len(whys(BODY, {})) == 1


def test_a_page_that_is_gone_is_said() -> None:
    assert whys(BODY, {6: "Vision and purpose"}) == ["there is no such page"]


def test_a_page_that_has_changed_is_said() -> None:
    changed = changed_pages({**PAGES, 7: "other words"}, PAGES)
    assert changed == {7}
    assert whys(BODY, PAGES, changed) == ["the page has changed"]


def test_a_page_that_speaks_of_something_else_is_said() -> None:
    assert whys(BODY.replace("page: 7", "page: 6"), PAGES) == ["the page doesn't speak of this"]


def test_a_page_that_only_one_edition_has_counts_as_changed() -> None:
    assert changed_pages({1: "a"}, {1: "a", 2: "b"}) == {2}
