"""For whom a parent or carer may speak (rules p. 8)."""

import pytest

from knowledge.domain.reply import Status
from tests.knowledge.services.turns.talking import Talk


@pytest.mark.parametrize(
    "text",
    [
        "mum rings about her daughter (26), says daughter's boyfriend slapped her, no injury",
        "dad rings, says his daughter of 22 told him that she was raped",
    ],
)
def test_a_parents_report_does_not_stand_for_a_grown_childs(text: str) -> None:
    reply = Talk().says(text)
    assert reply.status is Status.NEEDS_FACTS
    assert reply.question is not None
    assert reply.question.fact == "victim_confirms"


@pytest.mark.parametrize(
    "text",
    [
        "mum reports that her son of 12 was slapped by a neighbour, no injury, he won't talk about it",
        "dad rings, his daughter (25) has a learning disability, a neighbour slapped her, no injury, she won't say",
    ],
)
def test_it_stands_for_a_childs_and_for_an_adults_at_risk(text: str) -> None:
    reply = Talk().says(text)
    assert reply.decision is not None
    assert reply.status is Status.DECIDED
    assert [crime.ho_class for crime in reply.decision.crimes] == ["105A"]
