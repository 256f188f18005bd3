"""Where a page of the edition before stands in the new one: told where it is plain, never guessed."""

from knowledge.domain.citation import Citation
from knowledge.domain.moved_pages import moved_pages, to_look_at
from knowledge.domain.paragraph import Paragraph, ReadDocument, compare
from knowledge.domain.source import Moved, Source

P = Paragraph


def edition(*paragraphs: Paragraph) -> ReadDocument:
    pages = [one.page for one in paragraphs]
    return ReadDocument("", min(pages), max(pages), (), paragraphs)


def moved(held: ReadDocument, read: ReadDocument) -> tuple[Moved, ...]:
    return moved_pages(held, read, compare(held.paragraphs, read.paragraphs))


def test_a_page_stands_where_all_of_its_paragraphs_stand_now() -> None:
    held = edition(P(5, "Fences", "A post."), P(6, "Gates", "A gate is shut."))
    read = edition(P(5, "Fences", "A post."), P(6, "Hedges", "It grows."), P(7, "Gates", "A gate is shut."))
    assert moved(held, read) == (Moved(5, "", 5), Moved(6, "", 7))


def test_a_page_that_was_parted_is_told_by_its_sections_alone() -> None:
    held = edition(P(5, "Fences", "A post."), P(5, "Gates", "A gate is shut."))
    read = edition(P(5, "Fences", "A post."), P(6, "Gates", "A gate is shut."))
    rows = moved(held, read)
    assert rows == (Moved(5, "", None, True), Moved(5, "Fences", 5), Moved(5, "Gates", 6))
    source = Source("next", "Next", 5, 6, follows="held", moved=rows)
    assert source.place_of(5, "gates") == Moved(5, "Gates", 6)
    assert source.place_of(5, "Walls") == Moved(5, "", None, True)


def test_what_changed_or_is_gone_is_marked_and_so_is_a_page_of_which_nothing_is_left() -> None:
    held = edition(
        P(5, "Gates", "A locked gate is shut."), P(6, "Walls", "A wall."), P(7, "Ends", "The end.")
    )
    read = edition(P(5, "Gates", "A locked gate is not shut."), P(6, "Ends", "The end."))
    assert moved(held, read) == (Moved(5, "", 5, True), Moved(6, "", None, True), Moved(7, "", 6))


def test_the_same_words_twice_stay_in_their_order() -> None:
    held = edition(P(5, "Gates", "It is a gate."), P(6, "Gates", "It is a gate."))
    read = edition(P(7, "Gates", "It is a gate."), P(8, "Gates", "It is a gate."))
    assert moved(held, read) == (Moved(5, "", 7), Moved(6, "", 8))


def test_only_what_cites_the_edition_before_where_it_changed_is_looked_at() -> None:
    source = Source("next", "Next", 5, 7, follows="held", moved=(Moved(5, "", 5), Moved(6, "", 7, True)))
    cited = {
        "entry/same": (Citation("held", 5, "A"),),
        "entry/changed": (Citation("held", 5, "A"), Citation("held", 6, "B")),
        "entry/another": (Citation("nsir-2011", 6, "B"),),
        "entry/new": (Citation("next", 6, "B"),),
        "entry/no-such-page": (Citation("held", 60, "B"),),
    }
    assert to_look_at(source, cited) == {"entry/changed": (Citation("held", 6, "B"),)}
