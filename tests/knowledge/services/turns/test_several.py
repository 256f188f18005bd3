"""Two questions in one message get two answers; a contradiction in one is asked back; a list is taken one by one."""

import pytest

from knowledge.domain.reply import Status
from knowledge.services.turns.several import questions_in
from tests.knowledge.services.turns.talking import Talk, chips, classes


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_two_questions_get_two_answers(talk: Talk) -> None:
    first, second = talk.replies("what's 8Q and is section 5 still notifiable?")
    assert "Stalking" in first.text
    assert "no longer notifiable" in second.text
    assert first.text.startswith("On “what's 8Q”")


def test_two_sentences_that_ask_get_two_answers_with_their_pages(talk: Talk) -> None:
    first, second = talk.replies("What's the code for coercive control? When do I use outcome 16?")
    assert "008/67" in first.text
    assert second.entries
    assert second.citations


def test_a_story_and_another_question_get_a_decision_and_an_answer(talk: Talk) -> None:
    first, second = talk.replies("Punched by ex, no injury. Also what's outcome 16 for?")
    assert classes(first) == ["105A"]
    assert second.status is Status.ANSWERED


def test_the_part_that_was_not_answered_is_named(talk: Talk) -> None:
    answer, left = talk.replies("what is outcome 16? which flibbert goes with a wuzzle?")
    assert answer.entries
    assert "not answered this part: “which flibbert goes with a wuzzle?”" in left.text


def test_of_two_questions_one_may_be_for_somebody_else(talk: Talk) -> None:
    answer, left = talk.replies("what is outcome 16? can I search the house under section 18?")
    assert answer.entries
    assert "police powers" in left.text


@pytest.mark.parametrize(
    "text",
    [
        "He slapped her. She has a bruise. What do I record?",
        "what's 8Q and when do I use it?",
        "is it a crime when he punched her and is she a victim",
        "What's the difference between common assault and assault with injury?",
        "Male punched female. Is that ABH?",
    ],
)
def test_what_is_one_matter_is_not_taken_apart(text: str) -> None:
    assert len(questions_in(text)) == 1


def test_a_contradiction_is_asked_back_in_the_officers_own_words(talk: Talk) -> None:
    reply = talk.says("ip punched in the face by her ex, no injury. she has a broken nose")
    assert reply.question is not None
    assert "“no injury”" in reply.question.text
    assert "“broken nose”" in reply.question.text
    assert "injury" not in chips(reply)
    assert classes(talk.says("the broken nose")) == ["8N"]


def test_a_correction_in_the_same_message_wins(talk: Talk) -> None:
    reply = talk.says("ip punched by her ex, no injury. sorry, she has a broken nose")
    assert classes(reply) == ["8N"]


def test_a_contradiction_that_changes_nothing_is_not_asked_about(talk: Talk) -> None:
    reply = talk.says("suspect is her ex. suspect is her brother. he slapped her, no injury")
    assert reply.status is Status.DECIDED


def test_twenty_crimes_are_taken_one_at_a_time(talk: Talk) -> None:
    reply = talk.says(
        "theft, burglary, robbery, assault, rape, arson, fraud, stalking, harassment, kidnap, murder, blackmail, "
        "affray, spiking, perverting the course of justice, criminal damage, dangerous driving, drugs, handling, knife"
    )
    assert reply.status is Status.CHOOSE
    assert reply.decision is None
    assert {"robbery", "rape"} <= dict(reply.guides).keys()
    assert talk.presses("guide", guide="robbery").question is not None


def test_the_code_of_another_offence_is_a_question_of_its_own(talk: Talk) -> None:
    first, second = talk.replies("who can cancel a rape and what's the code for gbh with intent?")
    assert "registrar" in first.text.lower()
    assert "005/01" in second.text
