"""A rules document is read into sections and paragraphs, or refused in one sentence."""

from pathlib import Path

import pytest

from knowledge.domain.errors import BadInput
from knowledge.domain.paragraph import Paragraph, ReadDocument
from knowledge.domain.source import Section
from knowledge.reading.paragraph_file import read_paragraphs, write_paragraphs
from knowledge.reading.rules_document import read_rules
from knowledge.settings import PROJECT
from tests.knowledge.reading.small_pdf import pdf_bytes, write_pdf
from tests.knowledge.reading.small_rules import FENCES, PAGES, TITLE, rules_pdf

SOURCES = sorted((PROJECT.parent / "shared" / "sources").glob("*.pdf"))


@pytest.fixture
def document(tmp_path: Path) -> ReadDocument:
    return read_rules(rules_pdf(tmp_path / "rules.pdf"))


def complaint(path: Path) -> str:
    with pytest.raises(BadInput) as told:
        read_rules(path)
    return told.value.sentence


def test_the_edition_and_the_printed_pages_are_read(document: ReadDocument) -> None:
    assert (document.edition, document.first, document.last) == ("2026-27", 4, 6)


def test_headings_are_known_by_their_size_and_weight(document: ReadDocument) -> None:
    titles = [(one.level, one.title) for one in document.sections if one.level < 4]
    assert titles == [
        (1, "General matters"),
        (2, "Where the fence ends and the field of the neighbour begins"),
        (2, "28J Attempted climbing of a fence"),
        (2, "28N Attempted climbing of a wall"),
        (1, "Gates"),
        (3, "Locked gates"),
    ]


def test_a_wrapped_heading_is_joined_but_not_with_the_next_class(document: ReadDocument) -> None:
    assert [one.title for one in document.sections if one.title.startswith("28")] == [
        "28J Attempted climbing of a fence",
        "28N Attempted climbing of a wall",
    ]


def test_bold_words_that_open_a_paragraph_are_a_heading_within_the_text(document: ReadDocument) -> None:
    assert Section("Gate keepers", 4, 6, 6) in document.sections
    assert Section("NB", 4, 6, 6) not in document.sections


def test_a_section_covers_the_pages_that_it_runs_over(document: ReadDocument) -> None:
    pages = {one.title: (one.first, one.last) for one in document.sections}
    assert pages["General matters"] == (5, 6)
    assert pages["28N Attempted climbing of a wall"] == (5, 6)
    assert pages["Gates"] == (6, 6)


def test_paragraphs_carry_their_printed_page_and_section(document: ReadDocument) -> None:
    assert (
        Paragraph(5, "28N Attempted climbing of a wall", "A wall is climbed when it is left.")
        in document.paragraphs
    )


def test_lines_are_joined_and_bullets_kept_apart(document: ReadDocument) -> None:
    texts = [one.text for one in document.paragraphs]
    assert "A fence ends where its last post stands." in texts
    assert "a) one post" in texts
    assert "b) two posts" in texts


def test_running_heads_and_page_numbers_are_no_paragraphs(document: ReadDocument) -> None:
    assert not {"Official", "With effect from April 2026", "5"} & {one.text for one in document.paragraphs}


def test_what_is_kept_is_read_again_unchanged(document: ReadDocument, tmp_path: Path) -> None:
    file = tmp_path / "rules" / "kept.jsonl"
    write_paragraphs(document, file)
    assert read_paragraphs(file) == document


def test_a_damaged_copy_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "kept.jsonl"
    file.write_text('{"edition": "2026-27"')
    with pytest.raises(BadInput, match="delete it and import it again"):
        read_paragraphs(file)


def test_a_pdf_without_text_is_said_to_be_scanned(tmp_path: Path) -> None:
    assert complaint(write_pdf(tmp_path / "scan.pdf", [[], []])) == (
        "scan.pdf: has no text, it looks scanned; the rules must come as a PDF with text"
    )


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6])
def test_a_truncated_pdf_is_refused_in_one_sentence(tmp_path: Path, share: float) -> None:
    whole = pdf_bytes(PAGES)
    file = tmp_path / "half.pdf"
    file.write_bytes(whole[: int(len(whole) * share)])
    assert complaint(file).startswith("half.pdf: ")


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "rules.pdf"
    file.write_text("hello")
    assert complaint(file) == "rules.pdf: is not a whole PDF; fetch it again"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert complaint(tmp_path / "none.pdf").startswith("none.pdf: can't be opened")


def test_another_document_is_not_taken_for_the_rules(tmp_path: Path) -> None:
    assert complaint(write_pdf(tmp_path / "menu.pdf", [[(700, 11, "plain", "Soup of the day")]])) == (
        "menu.pdf: does not look like the crime recording rules: "
        "its first page has no title such as 'Crime Recording Rules'"
    )


@pytest.mark.parametrize(
    "title", ["Crime Recording", "Crime Recording Rules: a guide for schools", "Outcomes"]
)
def test_a_companion_with_headings_and_a_year_is_not_taken_for_them(tmp_path: Path, title: str) -> None:
    opening = [(500.0, 26.0, "bold", title), (470.0, 22.0, "bold", "2026/27"), *FENCES[1:]]
    file = write_pdf(tmp_path / "companion.pdf", [opening, *PAGES[1:]])
    assert f"its title is '{title}', not 'Crime Recording Rules'" in complaint(file)


def test_a_cover_without_its_document_is_not_taken_for_them(tmp_path: Path) -> None:
    assert "fewer than 5 headings" in complaint(write_pdf(tmp_path / "cover.pdf", [TITLE]))


@pytest.mark.beside_shared
@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_of_the_home_offices_documents_only_the_rules_are_taken_for_them(file: Path) -> None:
    if file.name.startswith("crime-recording-rules-"):
        read = read_rules(file)
        assert (read.edition, read.last) == ("2026-27", 98)
    else:
        assert "does not look like the crime recording rules" in complaint(file)
