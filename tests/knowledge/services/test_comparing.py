"""Two versions of a text: what went, what came, and which words of a line."""

import time

from knowledge.services.comparing import Line, Mark, line_changes


def marked(lines: list[Line]) -> list[str]:
    signs = {Mark.SAME: " ", Mark.ADDED: "+", Mark.REMOVED: "-", Mark.SKIPPED: "~"}
    return [
        signs[line.mark] + (str(line.skipped) if line.mark is Mark.SKIPPED else line.text) for line in lines
    ]


def test_the_same_text_has_no_difference() -> None:
    assert line_changes("a\nb\n", "a\nb") == []


def test_changed_lines_stand_among_some_that_are_the_same() -> None:
    old = "\n".join("abcdefghij")
    assert marked(line_changes(old, old.replace("e", "E"), around=1)) == ["~3", " d", "-e", "+E", " f", "~4"]


def test_everything_is_new_where_there_was_nothing() -> None:
    assert marked(line_changes("", "a\nb")) == ["+a", "+b"]


def test_a_reworded_line_shows_which_words() -> None:
    gone, come = line_changes("Record the crime today.", "Record the crime tomorrow.")
    assert [piece.text for piece in gone.pieces if piece.changed] == ["today"]
    assert [piece.text for piece in come.pieces if piece.changed] == ["tomorrow"]


def test_lines_that_share_little_are_shown_as_wholly_changed() -> None:
    gone, come = line_changes("alpha beta gamma", "11 22 33 44 55")
    assert [len(line.pieces) for line in (gone, come)] == [1, 1]


def test_long_texts_are_compared_in_reasonable_time() -> None:
    old = "\n".join(f"line {n}" for n in range(20_000))
    began = time.process_time()
    assert len(line_changes(old, old.replace("line 500\n", "other\n"))) < 20
    line_changes("a\n" * 500_000, "b\n" * 500_000)
    line_changes("x" * 2_000_000, "y" * 2_000_000)
    assert time.process_time() - began < 20
