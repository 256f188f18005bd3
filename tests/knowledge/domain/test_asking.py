"""What counts as one question, and what became of it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from knowledge.domain.asking import AGAIN, Said, fold
from knowledge.domain.teaching import Asked, Ending

NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


def said(
    number: int,
    kind: str = "ask",
    topic: str | None = "assault",
    status: str = "decided",
    *,
    minutes: float | None = None,
    conversation: str = "c1",
    owner: str = "account:1",
    helped: bool | None = None,
    decision: str | None = None,
) -> Said:
    at = NOON + timedelta(minutes=number if minutes is None else minutes)
    return Said(number, conversation, owner, at, "Response 1", kind, topic, status, decision, helped)


def questions(*messages: Said) -> list[Asked]:
    return list(fold(messages))


def test_an_interview_is_one_question_with_the_decision_at_its_end() -> None:
    (one,) = questions(
        said(1, status="needs_facts"),
        said(2, "inform", status="needs_facts"),
        said(3, "unsure", status="needs_facts"),
        said(4, "inform", decision="record_crime"),
    )
    assert (one.id, one.ending, one.decision, one.again) == (1, Ending.DECIDED, "record_crime", None)


def test_small_talk_and_words_about_the_answer_are_no_questions() -> None:
    kinds = ("greet", "thanks", "bye", "why", "source", "restart", "capabilities", "abuse", "override")
    assert questions(*(said(n, kind, None, "answered") for n, kind in enumerate(kinds))) == []


def test_thanks_after_a_failure_do_not_make_an_answer_of_it() -> None:
    (one,) = questions(said(1, status="unavailable"), said(2, "thanks", None, "answered"))
    assert one.ending is Ending.UNANSWERED


def test_a_plain_yes_leaves_the_outcome_as_it_was() -> None:
    (one,) = questions(said(1), said(2, "affirm", None, "answered"))
    assert one.ending is Ending.DECIDED


def test_an_answer_in_words_that_the_assistant_took_for_a_question_is_still_an_answer() -> None:
    (one,) = questions(said(1, status="needs_facts"), said(2, "ask"))
    assert one.ending is Ending.DECIDED


def test_another_topic_is_another_question_even_in_the_middle_of_an_interview() -> None:
    first, second = questions(said(1, status="needs_facts"), said(2, "inform", "theft"))
    assert (first.ending, second.ending) == (Ending.UNFINISHED, Ending.DECIDED)


def test_a_question_that_gets_no_answer_is_not_hidden_in_the_interview_before_it() -> None:
    first, second = questions(said(1, status="needs_facts"), said(2, "ask", None, "handed_over"))
    assert (first.ending, second.ending) == (Ending.UNFINISHED, Ending.UNANSWERED)


def test_asking_for_a_person_leaves_the_question_unanswered() -> None:
    (one,) = questions(said(1, status="answered"), said(2, "human", None, "handed_over"))
    assert (one.id, one.ending) == (1, Ending.UNANSWERED)


def test_asking_for_a_person_before_asking_anything_is_no_question() -> None:
    assert questions(said(1, "human", None, "handed_over")) == []


def test_choosing_a_title_answers_what_was_unclear() -> None:
    (one,) = questions(said(1, topic=None, status="choose"), said(2, "choose", "rape", "answered"))
    assert (one.topic, one.ending) == ("rape", Ending.ANSWERED)


def test_an_answer_after_an_hour_is_a_new_question() -> None:
    assert len(questions(said(1, status="needs_facts"), said(2, "inform", minutes=60))) == 1
    assert len(questions(said(1, status="needs_facts"), said(2, "inform", minutes=62))) == 2


def test_a_story_that_begins_a_conversation_is_a_question_whatever_it_was_taken_for() -> None:
    assert len(questions(said(1, "inform"))) == 1


def test_an_opinion_counts_for_the_question_wherever_it_was_noted() -> None:
    (one,) = questions(
        said(1, status="needs_facts"), said(2, "inform", helped=True), said(3, "why", helped=False)
    )
    assert one.helped is False


def test_conversations_that_run_side_by_side_are_kept_apart() -> None:
    first, second = questions(
        said(1, status="needs_facts"),
        said(2, conversation="c2", owner="account:2", status="answered"),
        said(3, "inform"),
    )
    assert (first.ending, second.ending) == (Ending.DECIDED, Ending.ANSWERED)


def test_the_same_person_on_the_same_topic_within_a_day_is_asked_again() -> None:
    day = 24 * 60
    first, second, third = questions(
        said(1, minutes=0), said(2, conversation="c2", minutes=day), said(3, minutes=2 * day + 1)
    )
    assert (first.again, second.again, third.again) == (timedelta(days=1), None, None)


def test_other_people_and_other_topics_are_not_asked_again() -> None:
    found = questions(
        said(1),
        said(2, conversation="c2", owner="account:2"),
        said(3, topic="theft"),
        said(4, topic=None, status="handed_over"),
        said(5, topic=None, status="handed_over"),
    )
    assert len(found) == 5
    assert [one.again for one in found] == [None] * 5


def test_a_status_that_nobody_knows_is_no_answer() -> None:
    (one,) = questions(said(1, status="brand_new"))
    assert one.ending is Ending.UNANSWERED


kinds = st.sampled_from(["ask", "inform", "choose", "human", "thanks", "helpful", "unhelpful"])
steps = st.lists(st.tuples(kinds, st.integers(0, 40)), min_size=1, max_size=14)


def talk(steps: list[tuple[str, int]], until: datetime | None = None) -> list[Said]:
    """One person's messages at hours after one another, as the log has them at a time: opinions mark answers."""
    rows: list[Said] = []
    at = datetime(2026, 11, 2, tzinfo=UTC)
    for number, (kind, hours) in enumerate(steps):
        at += timedelta(hours=hours)
        if until is not None and at > until:
            break
        status = "handed_over" if kind == "human" else "answered"
        if kind in ("helpful", "unhelpful"):
            for place in range(len(rows) - 1, -1, -1):
                if rows[place].kind not in ("thanks", "helpful", "unhelpful"):
                    rows[place] = rows[place]._replace(helped=kind == "helpful")
                    break
        rows.append(Said(number, "c", "o", at, "A", kind, "rape", status, None, None))
    return rows


@given(steps, st.integers(0, 300))
def test_a_day_after_a_month_nothing_about_its_questions_can_change(
    steps: list[tuple[str, int]], hours: int
) -> None:
    end = datetime(2026, 11, 2, tzinfo=UTC) + timedelta(hours=hours)
    early = [one for one in fold(talk(steps, until=end + AGAIN)) if one.at < end]
    late = [one for one in fold(talk(steps)) if one.at < end]
    assert early == late
