"""What the officer was going to record, said after the decision: heard, answered, and never taken for a report."""

from datetime import UTC, datetime

import pytest

from knowledge.domain.errors import BadInput
from knowledge.domain.reply import Reply, Status
from knowledge.services.advising import reply_to
from knowledge.services.case_file import CaseFile
from knowledge.services.turn import Turn
from tests.knowledge.edition import DAY, edition

SLAP = "ip says her ex slapped her once on the cheek, no injury at all, she confirms it"

PASSER_BY = "passer by saw a man hit a woman, both gone on arrival"


def said(text: str, case: CaseFile, **payload: str) -> tuple[Reply, CaseFile]:
    kind = "meant" if payload else None
    turn = Turn("c", text, kind, payload=payload, now=datetime.now(UTC), on=DAY)
    replies, after = reply_to(turn, edition(), case)
    return replies[0], after


@pytest.fixture
def decided() -> CaseFile:
    """After a decision for common assault."""
    reply, case = said(SLAP, CaseFile())
    assert classes(reply) == ["105A"]
    return case


def classes(reply: Reply) -> list[str]:
    return [crime.ho_class for crime in reply.decision.crimes] if reply.decision else []


@pytest.mark.parametrize(
    ("words", "ho_class"),
    [
        ("I was going to put it down as common assault", "105A"),
        ("was going to put it as abh", "8N"),
        ("thinking s47", "8N"),
        ("I'd have said abh", "8N"),
        ("my sergeant says it's ABH, is that wrong?", "8N"),
    ],
)
def test_words_that_tell_no_act_are_held_against_the_decision(
    decided: CaseFile, words: str, ho_class: str
) -> None:
    reply, after = said(words, decided)
    assert (classes(reply), reply.kind) == (["105A"], "meant")
    assert reply.as_json()["meant_class"] == ho_class
    assert after.told == decided.told
    assert ("Why not " in reply.text) == (ho_class != "105A")
    assert "meant_choices" not in reply.as_json()


def test_a_tap_says_the_same_as_words_do(decided: CaseFile) -> None:
    reply, after = said('/meant{"ho_class":"8N"}', decided, ho_class="8N")
    assert reply.text.startswith(
        "You meant Assault occasioning actual bodily harm (8N). The rules give Common"
    )
    assert "Why not 8N:\n- Not " in reply.text
    assert (reply.as_json()["meant_class"], classes(reply)) == ("8N", ["105A"])
    assert after.told == decided.told


def test_the_decision_offers_itself_what_is_near_and_something_else() -> None:
    reply, _ = said(SLAP, CaseFile())
    offered = reply.as_json()["meant_choices"]
    assert isinstance(offered, list)
    assert offered[0] == {"ho_class": "105A", "label": "The same: Common assault and battery (105A)"}
    assert "8N" in [one["ho_class"] for one in offered[1:-1]]
    assert offered[-1] == {"ho_class": "other", "label": "Something else"}


def test_classes_whose_rules_share_a_title_are_told_apart() -> None:
    reply, _ = said("his bike was stolen from his shed last night, shed door forced", CaseFile())
    offered = reply.as_json()["meant_choices"]
    assert isinstance(offered, list)
    names = [one["label"].rpartition(" (")[0] for one in offered[1:-2]]
    assert len(names) == len(set(names)) > 4


NOTHING = "no-crime"


def test_a_crime_may_have_been_going_to_be_none(decided: CaseFile) -> None:
    offered = said(SLAP, CaseFile())[0].as_json()["meant_choices"]
    assert isinstance(offered, list)
    assert {"ho_class": NOTHING, "label": "No crime, N100 or N300"} in offered
    reply, after = said("/meant", decided, ho_class=NOTHING)
    assert reply.text.startswith(
        "You meant to record no crime. The rules give Common assault and battery (105A)"
    )
    assert (reply.as_json()["meant_class"], after.told) == (NOTHING, decided.told)


def test_where_nothing_is_recorded_a_crime_may_have_been_going_to_be() -> None:
    first, case = said(PASSER_BY, CaseFile())
    offered = first.as_json()["meant_choices"]
    assert isinstance(offered, list)
    assert offered[0] == {
        "ho_class": NOTHING,
        "label": "The same: Record a crime related incident, not a crime",
    }
    assert {"8N", "105A"} <= {one["ho_class"] for one in offered[1:-1]}
    reply, _ = said("/meant", case, ho_class="8N")
    assert "(8N). On these facts the rules do not record it; why is below." in reply.text
    assert reply.as_json()["meant_class"] == "8N"
    agreed, _ = said("/meant", case, ho_class=NOTHING)
    assert agreed.text.startswith("You meant to record no crime, and the rules agree.")


def test_no_crime_may_be_typed_too(decided: CaseFile) -> None:
    _, case = said("/meant", decided, ho_class="other")
    assert said("no crime", case)[0].as_json()["meant_class"] == NOTHING


def test_something_else_is_asked_for_and_then_heard_by_itself(decided: CaseFile) -> None:
    asked, case = said('/meant{"ho_class":"other"}', decided, ho_class="other")
    assert asked.text.startswith("Which class were you going to record?")
    reply, _ = said("just a harassment", case)
    assert reply.as_json()["meant_class"] == "8L"
    assert classes(reply) == ["105A"]


def test_a_name_that_is_none_is_said_so_once_and_nothing_is_noted(decided: CaseFile) -> None:
    _, case = said('/meant{"ho_class":"other"}', decided, ho_class="other")
    reply, after = said("wibble", case)
    assert "no class by that name" in reply.text
    assert (after.meant, after.last) == ("", "decision")


def test_a_fact_told_beside_it_changes_the_report(decided: CaseFile) -> None:
    reply, _ = said("was going to put it as abh, she has a black eye", decided)
    assert classes(reply) == ["8N"]
    assert reply.text.startswith("You meant abh (8N), and the rules agree.")


def test_a_new_report_that_names_a_class_is_a_new_report(decided: CaseFile) -> None:
    reply, after = said(
        "was going to put it as theft, someone took his bike from the shed overnight", decided
    )
    assert reply.as_json().get("meant_class") != "105A"
    assert "assault" not in after.acts


def test_while_a_question_stands_open_it_is_noted_and_the_question_put_again() -> None:
    first, case = said("female says her neighbour slapped her during a row this morning", CaseFile())
    assert first.status is Status.NEEDS_FACTS
    again, after = said("I was going to put it as abh", case)
    assert again.status is Status.NEEDS_FACTS
    assert first.question
    assert again.question
    assert again.question.fact == first.question.fact
    assert again.text.startswith("Noted that you meant abh.")
    assert (after.told, after.meant) == (case.told, "abh")


@pytest.mark.parametrize("ho_class", ["8N", "other"])
def test_a_tap_with_no_decision_behind_it_is_stale(ho_class: str) -> None:
    with pytest.raises(BadInput, match="no longer valid"):
        said("/meant", CaseFile(), ho_class=ho_class)


def test_a_class_that_does_not_exist_can_not_be_tapped(decided: CaseFile) -> None:
    with pytest.raises(BadInput, match="no longer valid"):
        said("/meant", decided, ho_class="999Z")
