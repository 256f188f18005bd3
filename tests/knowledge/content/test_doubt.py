"""Where something told casts doubt on a crime, the evidence to the contrary is asked for, not taken to be missing."""

import pytest

from knowledge.domain.reply import Status
from tests.knowledge.services.turns.talking import Talk


@pytest.mark.parametrize(
    "text",
    [
        "my purse has been stolen from the counter, the till camera, you see her put it in the drawer",
        "phone stolen at the gym, the phone was handed straight back",
        "he stole a drill from the shop by accident",
    ],
)
def test_doubt_is_followed_up_before_a_crime_is_recorded(text: str) -> None:
    reply = Talk().says(text)
    assert reply.status is Status.NEEDS_FACTS
    assert reply.question is not None
    assert reply.question.fact == "contrary_evidence"


@pytest.mark.parametrize(
    "text",
    [
        "cctv shows him punch her in the face, black eye",
        "he punched her in the face, black eye. he says it was an accident",
    ],
)
def test_a_camera_that_shows_the_act_and_a_suspects_excuse_cast_none(text: str) -> None:
    assert Talk().says(text).status is Status.DECIDED
