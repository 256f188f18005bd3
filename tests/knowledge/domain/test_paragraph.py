"""What a new edition of the rules changed, and whom that touches."""

from knowledge.domain.paragraph import Paragraph, compare

ONE = Paragraph(5, "Fences", "A fence is counted once for each owner of it.")
TWO = Paragraph(6, "Gates", "A gate is part of the fence that it stands in.")
HELD = (ONE, TWO)


def test_the_same_paragraphs_are_no_change() -> None:
    change = compare(HELD, HELD)
    assert (change.new, change.changed, change.gone) == ((), (), ())


def test_a_paragraph_that_only_moved_to_another_page_is_no_change() -> None:
    assert compare(HELD, (ONE, Paragraph(7, TWO.section, TWO.text))).touched_pages == frozenset()


def test_other_words_in_the_same_section_are_a_changed_paragraph() -> None:
    now = Paragraph(6, "Gates", "A gate is no part of the fence that it stands in.")
    change = compare(HELD, (ONE, now))
    assert change.changed == ((TWO, now),)
    assert change.touched_pages == {6}


def test_a_new_and_a_gone_paragraph_are_told_apart() -> None:
    wall = Paragraph(6, "Walls", "Walls are counted by their length.")
    change = compare(HELD, (ONE, wall))
    assert (change.new, change.gone, change.changed) == ((wall,), (TWO,), ())


def test_a_paragraph_that_stood_twice_and_stands_once_is_gone_once() -> None:
    assert compare((ONE, ONE), (ONE,)).gone == (ONE,)
