"""Entries are found from officers' words, and weak evidence is shown to be weak."""

import pytest

from tests.knowledge.edition import edition


def test_each_way_of_asking_finds_its_entry_among_the_first_three() -> None:
    entries = edition().entries.values()
    asked = [(entry.id, phrase) for entry in entries for phrase in entry.asked_as]
    found = sum(
        wanted in [hit.entry.id for hit in edition().index.find(phrase, 3)] for wanted, phrase in asked
    )
    assert found / len(asked) >= 0.9


def test_shorthand_finds_what_is_written_out() -> None:
    assert "strangulation-and-suffocation" in [hit.entry.id for hit in edition().index.find("nfs class", 3)]


def test_a_slip_of_the_keyboard_still_finds_it() -> None:
    assert any("stalking" in hit.entry.id for hit in edition().index.find("stlaking or harrassment", 5))


@pytest.mark.parametrize(
    "text",
    ["", "?", "the of and", "'; DROP TABLE entries; --", '"a" OR NEAR(b)', "*", "x" * 10_000, "AND " * 500],
)
def test_search_syntax_and_nonsense_find_nothing_and_break_nothing(text: str) -> None:
    for hit in edition().index.find(text):
        assert 0 <= hit.evidence <= 1
