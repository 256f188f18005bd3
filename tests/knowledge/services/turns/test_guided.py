"""A guided decision, for every topic of the rulebook: by title, one question at a time, without a dead end."""

import pytest

from knowledge.domain.fact import Kind
from knowledge.domain.reply import Reply, Status
from knowledge.services.turns import guided
from tests.knowledge.edition import edition
from tests.knowledge.services.turns.talking import Talk, chips, classes

MOST_QUESTIONS = 40
TOPICS = [topic.id for topic in edition().rulebook.topics]

# The last answer says that it is none of that topic's: not on duty, or not the image of a child.
NOT_OF_ITS_KIND = {"police-complaints", "sexting"}


def an_answer(reply: Reply, which: int) -> str:
    """The first option or the last; of a number that has none, the least or the most."""
    assert reply.question is not None
    options = [value for value, _ in reply.question.options]
    fact = edition().rulebook.facts.get(reply.question.fact)
    if not options:
        assert fact is not None
        assert fact.kind is Kind.NUMBER
        return str((fact.least, fact.most)[which])
    return options[which]


@pytest.mark.parametrize("which", [0, -1], ids=["first-answers", "last-answers"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_led_to_a_decision(topic: str, which: int) -> None:
    talk = Talk()
    reply = talk.presses("guide", guide=topic)
    bounds = []
    while reply.question is not None:
        assert len(bounds) < MOST_QUESTIONS
        assert reply.question.why
        bounds.append(reply.question.at_most_more)
        reply = talk.answers(an_answer(reply, which))
    if which and topic in NOT_OF_ITS_KIND:
        assert reply.guides, "answered away: other subjects are offered"
    else:
        assert reply.status is Status.DECIDED, reply.text
        assert reply.decision is not None
        assert reply.decision.topics
        assert reply.citations
    left = range(len(bounds) - 1, -1, -1)
    assert all(bound >= more for bound, more in zip(bounds, left, strict=True)), "at most so many more"


@pytest.mark.parametrize("topic", TOPICS)
def test_dont_know_never_ends_in_nothing(topic: str) -> None:
    talk = Talk()
    reply = talk.presses("guide", guide=topic)
    if reply.question is not None and reply.question.fact == "act":
        reply = talk.answers(reply.question.options[0][0])
    for _ in range(MOST_QUESTIONS):
        if reply.question is None:
            break
        reply = talk.presses("unsure", fact=reply.question.fact)
    assert reply.question is None
    if not reply.guides:
        assert reply.decision is not None
        assert reply.status is Status.DECIDED or reply.decision.branches or reply.decision.missing


def test_every_topic_can_be_reached_by_titles() -> None:
    groups = Talk().says("help me decide").guides
    topics = {topic for group, _ in groups for topic, _ in Talk().presses("guide", guide=group).guides}
    assert topics == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_can_be_started_by_its_title(topic: str) -> None:
    reply = Talk().says(f"guide me through {edition().rulebook.by_topic[topic].title}")
    assert reply.question is not None or topic in dict(reply.guides)


@pytest.mark.parametrize(
    "text", ["decide harassment", "walk me through harassment", "help me decide harassment please"]
)
def test_a_topic_is_started_in_words(text: str) -> None:
    reply = Talk().says(text)
    assert reply.question is not None
    assert "harass" in dict(reply.question.options)


def test_a_name_of_several_topics_offers_them() -> None:
    guides = dict(Talk().says("decide drugs").guides)
    assert {"drugs-supply", "drugs-production"} <= guides.keys()


@pytest.mark.parametrize("text", ["decide what to have for lunch", "decide whether he goes home"])
def test_what_is_no_topic_leads_nowhere(text: str) -> None:
    assert guided.named_in(text.removeprefix("decide "), edition()) is None


def test_dont_know_what_was_done_offers_the_subjects_again() -> None:
    talk = Talk()
    talk.says("decide harassment")
    reply = talk.says("don't know")
    assert reply.guides
    assert reply.question is None


def test_what_was_done_can_be_said_in_words() -> None:
    talk = Talk()
    talk.says("decide harassment")
    reply = talk.says("he keeps turning up at her work, she is scared to go out")
    assert talk.case.guide == "harassment"
    assert chips(reply)["conduct_effect"] == "serious_alarm"


def test_back_goes_one_answer_back_and_then_to_the_subjects() -> None:
    talk = Talk()
    first = talk.says("decide harassment")
    second = talk.answers("pester")
    talk.answers("distress")
    assert talk.says("back").question == second.question
    assert talk.says("back").question == first.question
    assert talk.says("back").guides


def test_why_do_you_ask_is_answered_and_the_question_stands() -> None:
    talk = Talk()
    talk.says("decide harassment")
    asked = talk.answers("pester").question
    reply = talk.says("why?")
    assert asked is not None
    assert asked.why in reply.text
    assert reply.question == asked


def test_a_side_question_is_answered_and_the_open_one_put_again() -> None:
    talk = Talk()
    talk.says("decide harassment")
    asked = talk.answers("pester").question
    side, again = talk.replies("what's 8Q?")
    assert "Stalking" in side.text
    assert side.question is None
    assert again.question == asked
    assert talk.answers("distress").question != asked


def test_stopped_and_taken_up_another_day() -> None:
    talk = Talk()
    talk.says("decide harassment")
    asked = talk.answers("pester").question
    assert "kept" in talk.says("stop").text
    assert len(talk.replies("morning")) == 1
    reply = talk.says("carry on")
    assert reply.question == asked
    assert chips(reply) == {"act.pester": "pester"}


def test_an_answer_given_earlier_is_changed_from_the_ledger() -> None:
    talk = Talk()
    talk.says("decide assault")
    talk.says("he punched her, bruised arm")
    reply = talk.presses("change", fact="injury")
    assert reply.question is not None
    assert {"none", "lesser", "serious"} == {value for value, _ in reply.question.options}
    changed = talk.answers("none")
    assert classes(changed) == ["105A"]
    assert "It was: record a crime, 1 × 8N 008/06" in changed.text
    assert "Now: record a crime, 1 × 105A 105/01" in changed.text


def test_a_topic_that_is_no_longer_published_says_so() -> None:
    assert Talk().presses("guide", guide="no-such-topic").status is Status.UNAVAILABLE
