"""What the officer was going to record, through Rasa and the action server."""

import pytest

from tests.conversations.conftest import Officer
from tests.conversations.test_turns import only

SLAP = "ip says her ex slapped her once on the cheek, no injury at all, she confirms it"


@pytest.mark.parametrize(
    ("said", "ho_class"),
    [
        ('/meant{"ho_class":"8N"}', "8N"),
        ('/meant{"ho_class":"105A"}', "105A"),
        ("I was going to put it down as common assault", "105A"),
        ("thinking s47", "8N"),
    ],
)
def test_it_is_held_against_the_decision_by_tap_and_in_words(
    officer: Officer, said: str, ho_class: str
) -> None:
    first = only(officer.says(SLAP))
    assert first["status"] == "decided", first["text"]
    again = only(officer.says(said))
    assert (again["status"], again["kind"], again["meant_class"]) == ("decided", "meant", ho_class)
    assert again["decision"]["crimes"] == first["decision"]["crimes"]


def test_something_else_is_typed_in_the_next_message(officer: Officer) -> None:
    only(officer.says(SLAP))
    assert "Type it" in only(officer.presses('/meant{"ho_class":"other"}'))["text"]
    assert only(officer.says("harassment"))["meant_class"] == "8L"
