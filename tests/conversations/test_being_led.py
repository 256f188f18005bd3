"""The main roads of a conversation, through Rasa and the action server: led, changed, stopped, handed over."""

from itertools import pairwise
from typing import Any

import pytest

from tests.conversations.conftest import Officer
from tests.conversations.test_turns import only

Reply = dict[str, Any]


def press(officer: Officer, turn: str, **entities: str) -> list[Reply]:
    body = ",".join(f'"{key}":"{value}"' for key, value in entities.items())
    return officer.presses(f"/{turn}{{{body}}}" if body else f"/{turn}")


def answer(officer: Officer, reply: Reply, which: int = 0) -> Reply:
    question = reply["question"]
    value = question["options"][which]["value"]
    return press(officer, "inform", fact=question["fact"], value=value)[0]


def test_an_officer_is_led_from_the_menu_to_a_decision(officer: Officer) -> None:
    groups = only(officer.says("help me decide"))["guides"]
    damage = next(row["guide"] for row in groups if "Damage" in row["title"])
    topics = only(press(officer, "guide", guide=damage))["guides"]
    reply = only(press(officer, "guide", guide=topics[0]["guide"]))
    for _ in range(15):
        if not reply["question"]:
            break
        reply = answer(officer, reply)
    assert reply["status"] == "decided"
    assert reply["citations"]


def test_a_side_question_leaves_the_open_one_open(officer: Officer) -> None:
    only(officer.says("decide harassment"))
    asked = only(press(officer, "inform", fact="act", value="pester"))["question"]
    side, again = officer.says("what's 8Q?")
    assert "Stalking" in side["text"]
    assert again["question"]["fact"] == asked["fact"]
    assert only(officer.says("why do you ask"))["question"]["fact"] == asked["fact"]


@pytest.mark.parametrize(
    ("stop", "carry_on"),
    [
        ("/stop", "/resume"),
        ("got a job on, back later", "right I'm back, where were we"),
        ("stop", "carry on"),
    ],
)
def test_stopped_and_taken_up_again(officer: Officer, stop: str, carry_on: str) -> None:
    asked = only(officer.says("male headbutted a doorman"))["question"]
    assert only(officer.says(stop))["question"] is None
    assert only(officer.says(carry_on))["question"]["fact"] == asked["fact"]


def test_a_correction_and_a_supposition_in_words(officer: Officer) -> None:
    only(officer.says("ip kicked by her ex in the street, bruised shin, dv"))
    supposed = only(officer.says("what if there was no injury"))
    assert "supposing" in supposed["text"]
    assert supposed["decision"]["crimes"][0]["ho_class"] == "105A"
    real = only(officer.says("actually he is her brother"))
    assert real["decision"]["crimes"][0]["ho_class"] == "8N"
    assert {"fact": "relationship", "value": "family"}.items() <= next(
        chip for chip in real["understood"] if chip["fact"] == "relationship"
    ).items()


def test_a_chip_is_changed(officer: Officer) -> None:
    only(officer.says("ip kicked by her ex in the street, bruised shin, dv"))
    assert only(press(officer, "change", fact="injury"))["question"]["fact"] == "injury"
    changed = only(press(officer, "inform", fact="injury", value="none"))
    assert "It was: record a crime, 1 × 8N" in changed["text"]


def test_back_goes_back(officer: Officer) -> None:
    first = only(officer.says("decide harassment"))["question"]
    only(press(officer, "inform", fact="act", value="pester"))
    assert only(officer.says("previous question please"))["question"]["fact"] == first["fact"]


def test_two_questions_get_two_answers(officer: Officer) -> None:
    first, second = officer.says("What's the code for coercive control? When do I use outcome 16?")
    assert "008/67" in first["text"]
    assert second["entries"]


@pytest.mark.parametrize(
    "texts",
    [
        ("you stupid useless thing", "you stupid useless thing"),
        ("kjhsdf kjhsdf", "wpoiuf lkjsdf kjsdfh", "qpwoei zmxncb"),
        ("no mówię po angielsku, ktoś mnie okradł",),
    ],
    ids=["anger", "gibberish", "another language"],
)
def test_it_reaches_a_person_in_three_turns_and_says_nothing_twice(
    officer: Officer, texts: tuple[str, ...]
) -> None:
    replies = [officer.says(text)[0] for text in texts]
    assert "handed_over" in [reply["status"] for reply in replies]
    assert all(one["text"] != other["text"] for one, other in pairwise(replies))


@pytest.mark.parametrize("text", ["she's being attacked now", "pomocy bije mnie", "ayuda por favor"])
def test_danger_is_told_to_call_for_help_at_once(officer: Officer, text: str) -> None:
    officer.says("male headbutted a doorman")
    assert "999" in officer.says(text)[0]["text"]


def test_the_other_lad_keeps_the_subject_and_a_new_one_drops_it(officer: Officer) -> None:
    only(officer.says("female slapped by her ex, no injury"))
    assert only(officer.says("and the other lad?"))["question"]["fact"] == "person.other"
    assert only(press(officer, "inform", fact="person.other", value="suspect"))["status"] == "answered"
    reply = only(officer.says("shop window smashed overnight, nobody seen"))
    assert "relationship" not in {chip["fact"] for chip in reply["understood"]}
