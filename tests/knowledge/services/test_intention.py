"""The officer's own idea of the class is answered, and kept for the trainers."""

from datetime import UTC, datetime
from typing import Any

import pytest

from knowledge.domain.reply import Reply
from knowledge.services.advising import reply_to
from knowledge.services.case_file import CaseFile
from knowledge.services.turn import Turn
from tests.knowledge.edition import DAY, edition

SLAP = "ip says her ex slapped her once on the cheek, no injury at all, she confirms it"


def said(text: str, case: CaseFile | None = None) -> tuple[Reply, CaseFile]:
    turn = Turn("c", text, None, now=datetime.now(UTC), on=DAY)
    replies, after = reply_to(turn, edition(), case or CaseFile())
    return replies[0], after


@pytest.mark.parametrize(
    "idea",
    [
        "was going to put it as abh",
        "thinking s47",
        "my sergeant says it's ABH",
        "I'd say assault with injury",
        "sounds like an abh to me",
        "crime it as 8N?",
    ],
)
def test_an_idea_that_the_rules_do_not_share_is_answered(idea: str) -> None:
    reply, _ = said(f"{SLAP}. {idea}")
    assert reply.text.startswith("You meant ")
    assert "the rules give common assault" in reply.text.lower()
    assert reply.as_json()["meant_class"] == "8N"


def test_an_idea_that_the_rules_share_is_confirmed() -> None:
    reply, _ = said(f"{SLAP}. was going to put it on as a common assault")
    assert "and the rules agree" in reply.text
    assert reply.as_json()["meant_class"] == "105A"


@pytest.mark.parametrize("text", [SLAP, f"{SLAP}. is that a crime?", f"{SLAP}. I think he is 40"])
def test_nothing_is_read_into_a_message_that_names_no_class(text: str) -> None:
    reply, after = said(text)
    assert "meant_class" not in reply.as_json()
    assert after.meant == ""


def test_an_idea_is_kept_until_there_is_a_decision() -> None:
    first, case = said("her ex slapped her. was going to put it as abh")
    if first.decision is None or not first.decision.decided:
        assert case.meant == "abh"
        first, case = said("no injury", case)
    assert first.as_json()["meant_class"] == "8N"


def test_a_new_story_brings_no_old_idea() -> None:
    _, case = said(f"{SLAP}. was going to put it as abh")
    reply, _ = said("someone smashed the window of his parked car overnight, owner reports it", case)
    row: dict[str, Any] = reply.as_json()
    assert "meant_class" not in row


def test_the_end_of_the_24_hours_is_said_with_the_decision() -> None:
    reply, _ = said(f"reported at 09:15. {SLAP}")
    assert "By 09:15 on " in reply.text
    assert "By 09:15 on " in reply.log


def test_offences_named_in_a_question_at_the_end_tell_of_neither() -> None:
    reply, _ = said(f"{SLAP}. robbery or common assault?")
    assert reply.decision
    assert [crime.ho_class for crime in reply.decision.crimes] == ["105A"]


def test_what_matters_only_in_a_school_is_not_shown_elsewhere() -> None:
    reply, _ = said(
        "her ex came at her with a kitchen knife in her flat and cut her arm, one cut, no stitches"
    )
    assert "school_serious" not in {chip.fact for chip in reply.understood}
