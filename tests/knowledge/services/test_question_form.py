"""By its form alone, whether a message ends by asking about a rule."""

import pytest

from knowledge.services.question_form import asks_a_rule_at_the_end


@pytest.mark.parametrize(
    "text",
    [
        "Two lads fought outside the club. Is that allowed to stay with us?",
        "He owned up on tape. Do I have to ring anyone first, or just carry on",
        "Once the court has bailed him does the old log stay open?",
        "before I change the class who do I ask",
        "The DI wants to know what has to go on the log",
        "Not sure whether the flag stays after a caution",
        "I've always been told a shed counts as a home. True?",
        "I thought an attempt was a class of its own?",
    ],
)
def test_a_rule_asked_for_at_the_end_is_seen(text: str) -> None:
    assert asks_a_rule_at_the_end(text)


@pytest.mark.parametrize(
    "text",
    [
        "He punched her twice at the bus stop, she has a black eye",
        "He punched her twice. What do I record?",
        "She told her sister that he hit her. Is this a crime?",
        "The nurse told us that he hit her, does that come back with us as a crime or not?",
        "Windows smashed at three houses. How many crimes?",
        "Flashed at six people. Should there be one for each?",
        "Burglar died before trial. What's the outcome?",
        "He asks what she would do if her boss saw them",
    ],
)
def test_what_to_record_is_no_question_about_a_rule(text: str) -> None:
    assert not asks_a_rule_at_the_end(text)
