"""Follow-ups keep to the report in hand: corrections change it, suppositions do not, a new matter leaves it."""

import pytest

from knowledge.domain.reply import Status
from tests.knowledge.services.turns.talking import Talk, chips, classes

SLAP = "female slapped by her ex, no injury"
KICK = "ip kicked by her ex in the street, bruised shin, dv"


@pytest.fixture
def talk() -> Talk:
    return Talk()


def test_a_supposition_is_answered_and_leaves_the_report_as_it_was(talk: Talk) -> None:
    talk.says(KICK)
    reply = talk.says("what if there was no injury")
    assert "supposing" in reply.text
    assert "It is: record a crime, 1 × 8N" in reply.text
    assert "It would be: record a crime, 1 × 105A" in reply.text
    assert classes(reply) == ["105A"]
    assert chips(talk.says("and which page?", "source")) == {}
    assert chips(talk.says("actually he is 30"))["injury"] == "lesser"


def test_one_supposition_is_not_added_to_another_unless_and_says_so(talk: Talk) -> None:
    talk.says(KICK)
    talk.says("what if she's 15")
    assert chips(talk.says("and if he's 17")).keys() >= {"victim_age", "suspect_age"}
    assert "victim_age" not in chips(talk.says("what if he's 17"))


def test_a_supposition_may_need_a_question_and_its_answer_stays_supposed(talk: Talk) -> None:
    talk.says("male headbutted a doorman, no injury")
    asked = talk.says("what if the doorman was a police officer on duty")
    while asked.question is not None:
        asked = talk.answers(asked.question.options[0][0])
    real = talk.says("actually he is 30")
    assert classes(real) == ["105A"]
    assert talk.case.real is None


def test_back_leaves_a_supposition(talk: Talk) -> None:
    talk.says(KICK)
    talk.says("what if there was no injury")
    assert classes(talk.says("back")) == ["8N"]


def test_a_supposition_during_a_question_puts_the_question_again(talk: Talk) -> None:
    asked = talk.says("male headbutted a doorman").question
    replies = talk.replies("what if there was no injury")
    assert "supposing" in replies[0].text
    assert replies[-1].question == asked


@pytest.mark.parametrize(
    "text", ["actually he is her brother", "not the ex, the brother", "sorry, brother not ex"]
)
def test_a_correction_in_words_takes_the_place_of_what_was_told(talk: Talk, text: str) -> None:
    talk.says(SLAP)
    assert chips(talk.says(text))["relationship"] == "family"


def test_what_is_denied_is_taken_back_and_the_reply_says_what_that_did(talk: Talk) -> None:
    talk.says(KICK)
    reply = talk.says("not the ex")
    assert "relationship" not in chips(reply)
    assert "changes the flags" in reply.text


def test_an_age_is_put_right_by_its_number(talk: Talk) -> None:
    talk.says("lad of 16 punched by another, no injury")
    reply = talk.says("change the age to 12", "correct")
    assert chips(reply)["victim_age"] == 12


def test_a_fact_is_named_to_be_changed(talk: Talk) -> None:
    talk.says(KICK)
    reply = talk.says("can I change the injury")
    assert reply.question is not None
    assert reply.question.fact == "injury"


def test_a_chip_taken_out_opens_what_rested_on_it(talk: Talk) -> None:
    talk.says(KICK)
    reply = talk.presses("forget", fact="injury")
    assert "opens the decision again" in reply.text
    assert reply.question is not None


def test_an_act_is_taken_for_another(talk: Talk) -> None:
    talk.says(SLAP)
    asked = talk.presses("change", fact="act.assault")
    assert asked.question is not None
    assert "strangle" in dict(asked.question.options)
    assert "act.assault" not in chips(talk.answers("strangle"))


@pytest.mark.parametrize(
    ("text", "start"), [("so no crime then?", "No, there is"), ("so it's a crime then?", "Yes")]
)
def test_a_conclusion_is_held_against_the_decision(talk: Talk, text: str, start: str) -> None:
    talk.says(SLAP)
    reply = talk.says(text)
    assert reply.text.startswith(start)
    assert classes(reply) == ["105A"]


def test_a_conclusion_too_early_gets_the_question(talk: Talk) -> None:
    talk.says("male headbutted a doorman")
    reply = talk.says("so no crime then?")
    assert reply.question is not None
    assert "not settled" in reply.text


def test_the_other_lad_is_asked_about(talk: Talk) -> None:
    talk.says("two lads, one headbutted by a stranger, no injury")
    asked = talk.says("and the other lad?")
    assert asked.question is not None
    before = asked.question.options
    reply = talk.says("also a victim")
    assert before
    assert reply.decision is not None
    assert sum(crime.count for crime in reply.decision.crimes) > 1


def test_another_suspect_adds_no_crime(talk: Talk) -> None:
    talk.says(SLAP)
    talk.says("and the other lad?")
    assert "adds no crime" in talk.answers("suspect").text


def test_a_new_matter_is_not_dragged_into_the_old_one(talk: Talk) -> None:
    talk.says(KICK)
    reply = talk.says("what about burglary of a shed?")
    assert reply.status is Status.ANSWERED
    assert reply.decision is None
    story = talk.says("different one: shop window smashed overnight, nobody seen")
    assert "relationship" not in chips(story)


def test_a_follow_up_to_an_entry_stays_near_it(talk: Talk) -> None:
    talk.says("what is outcome 16?")
    reply = talk.says("what if she's 15")
    assert reply.status in (Status.CHOOSE, Status.ANSWERED)
    ids = {entry.id for entry in (*reply.choices, *reply.entries)}
    assert any("outcome" in one for one in ids)


def test_more_of_the_report_is_added(talk: Talk) -> None:
    talk.says(SLAP)
    reply = talk.says("and he smashed her phone")
    assert chips(reply).keys() >= {"act.assault", "act.damage"}
