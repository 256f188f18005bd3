"""What trainers count comes out of the log alike on every database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from knowledge.domain.conversation import Asker, Outcome
from knowledge.domain.documents import Document
from knowledge.domain.errors import BadInput
from knowledge.domain.teaching import NONE, Choice, Known, Listing, Period, Tally
from knowledge.services.answering_log import (
    claim_conversation,
    fail_question,
    finish_question,
    mark_helped,
    open_question,
)
from knowledge.services.keeping import forget_old_texts
from knowledge.services.teaching import LOOKED, check_team, check_topic, known, listed, overview, read_words
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW, Person

NOVEMBER = Choice(Period(date(2026, 11, 1), date(2026, 11, 30)))
DECIDED = Outcome("decided", "ask", "assault", decision="record_crime")
ANSWERED = Outcome("answered", "ask", "third-party-report", "reports-by-professionals", 1)
HANDED_OVER = Outcome("handed_over", "still-unclear")


def ask(
    work: UnitOfWork,
    outcome: Outcome | None,
    *,
    at: datetime = NOW,
    conversation: str = "c1",
    team: str = "Response 1",
    text: str = "pushed in a queue, no marks",
    owner: str | None = None,
) -> int:
    claim_conversation(work, conversation, owner or f"account:{conversation}", at)
    question = open_question(work, conversation, None, text, Asker("officer", team), at).question
    if outcome is not None:
        finish_question(work, question, [{"text": "…", "status": outcome.status}], outcome, 5, "secret")
    return question


def hours(number: float) -> datetime:
    return NOW + timedelta(hours=number)


def count(store: Store, choice: Choice = NOVEMBER, now: datetime = NOW + timedelta(days=9)) -> Tally:
    with store.reading() as work:
        return overview(work, choice, now).total


def test_every_question_has_one_ending_and_they_add_up(store: Store) -> None:
    with store() as work:
        for number, status in enumerate(
            ("decided", "answered", "needs_facts", "choose", "out_of_scope", "handed_over", "unavailable")
        ):
            ask(work, Outcome(status, "ask", None), conversation=f"c{number}")
        fail_question(work, ask(work, None, conversation="c9"), 5000)
        work.commit()
    total = count(store)
    assert total == Tally(8, decided=1, answered=1, unfinished=2, outside=1, unanswered=3)
    assert total.asked == sum(
        (total.decided, total.answered, total.unfinished, total.outside, total.unanswered)
    )


def test_opinions_count_for_the_question_and_are_no_questions_themselves(store: Store) -> None:
    with store() as work:
        ask(work, DECIDED)
        mark_helped(work, "c1", helped=False)
        ask(work, Outcome("answered", "unhelpful"), at=hours(0.1), text="/unhelpful")
        ask(work, ANSWERED, conversation="c2")
        mark_helped(work, "c2", helped=True)
        ask(work, Outcome("answered", "greet"), conversation="c3", text="hello")
        work.commit()
    total = count(store)
    assert (total.asked, total.helped, total.not_helpful) == (2, 1, 1)


def test_a_press_that_failed_is_no_question_and_changes_no_outcome(store: Store) -> None:
    with store() as work:
        ask(work, DECIDED)
        fail_question(work, ask(work, None, at=hours(0.1), text='/inform{"fact":"injury","value":"none"}'), 5)
        work.commit()
    assert count(store) == Tally(1, decided=1)


def test_a_message_being_answered_is_left_out_and_a_lost_one_is_unanswered(store: Store) -> None:
    with store() as work:
        ask(work, None)
        work.commit()
    assert count(store, now=NOW + timedelta(seconds=5)).asked == 0
    assert count(store, now=NOW + timedelta(seconds=31)) == Tally(1, unanswered=1)


def test_asked_again_looks_a_day_beyond_the_period(store: Store) -> None:
    last_day = Choice(Period(NOW.date(), NOW.date()))
    with store() as work:
        ask(work, DECIDED, owner="account:1")
        ask(work, DECIDED, at=hours(20), conversation="c2", owner="account:1")
        work.commit()
    assert count(store, last_day) == Tally(1, decided=1, asked_again=1)
    with store.reading() as work:
        (again,) = listed(work, last_day, Listing.AGAIN, hours(30))
    assert again.again == timedelta(hours=20)


def test_an_interview_over_midnight_belongs_to_the_day_it_began(store: Store) -> None:
    midnight = datetime(2026, 11, 17, tzinfo=UTC)
    with store() as work:
        ask(work, replace(DECIDED, status="needs_facts"), at=midnight - timedelta(minutes=2))
        ask(work, replace(DECIDED, kind="inform"), at=midnight + timedelta(minutes=2))
        work.commit()
    assert count(store, Choice(Period(date(2026, 11, 16), date(2026, 11, 16)))) == Tally(1, decided=1)
    assert count(store, Choice(Period(date(2026, 11, 17), date(2026, 11, 17)))).asked == 0


def test_topics_teams_and_weeks_are_counted_each(store: Store) -> None:
    with store() as work:
        ask(work, DECIDED, conversation="c1")
        ask(work, DECIDED, conversation="c2", team="Contact")
        ask(work, ANSWERED, conversation="c3", team="", at=hours(-24))  # the Sunday before
        ask(work, HANDED_OVER, conversation="c4", at=hours(-24))
        work.commit()
    with store.reading() as work:
        found = overview(work, NOVEMBER, hours(1))
    assert [(group.key, group.tally.asked) for group in found.topics] == [
        ("assault", 2),
        (None, 1),
        ("third-party-report", 1),
    ]
    assert [(group.key, group.tally.asked) for group in found.teams] == [
        ("Response 1", 2),
        (None, 1),
        ("Contact", 1),
    ]
    assert [(week.days.first.day, week.tally.asked, week.tally.unanswered) for week in found.weeks] == [
        (1, 0, 0), (2, 0, 0), (9, 0, 0), (16, 2, 1), (23, 2, 0), (30, 0, 0),
    ]  # fmt: skip


def test_late_on_a_summer_sunday_is_still_that_week(store: Store) -> None:
    july = Choice(Period(date(2026, 7, 6), date(2026, 7, 19)))
    with store() as work:
        ask(work, DECIDED, at=datetime(2026, 7, 12, 22, 59, tzinfo=UTC), conversation="c1")
        ask(work, DECIDED, at=datetime(2026, 7, 12, 23, 0, tzinfo=UTC), conversation="c2")
        work.commit()
    with store.reading() as work:
        assert [week.tally.asked for week in overview(work, july, NOW).weeks] == [1, 1]


def test_a_choice_narrows_to_a_team_and_a_topic_or_to_none(store: Store) -> None:
    with store() as work:
        ask(work, DECIDED, conversation="c1")
        ask(work, ANSWERED, conversation="c2")
        ask(work, HANDED_OVER, conversation="c3", team="")
        work.commit()
    assert count(store, replace(NOVEMBER, team="Response 1")).asked == 2
    assert count(store, replace(NOVEMBER, team="Response 1", topic="assault")).asked == 1
    assert count(store, replace(NOVEMBER, topic=NONE)) == Tally(1, unanswered=1)
    assert count(store, replace(NOVEMBER, team=NONE)).asked == 1


def test_lists_come_newest_first(store: Store) -> None:
    with store() as work:
        first = ask(work, HANDED_OVER, conversation="c1")
        second = ask(work, HANDED_OVER, conversation="c2", at=hours(1))
        ask(work, DECIDED, conversation="c3")
        work.commit()
    with store.reading() as work:
        found = listed(work, NOVEMBER, Listing.UNANSWERED, hours(2))
        assert [one.id for one in found] == [second, first]
        assert len(listed(work, NOVEMBER, Listing.ALL, hours(2))) == 3
        assert listed(work, NOVEMBER, Listing.HELPED, hours(2)) == []


def test_reading_the_words_leaves_a_trace(store: Store, person: Person) -> None:
    trainer = person("tess", "trainer")
    with store() as work:
        ask(work, HANDED_OVER, text="what of the VICTIM 1 thing")
        work.commit()
    with store() as work:
        found = listed(work, NOVEMBER, Listing.UNANSWERED, hours(1))
        (one,) = read_words(work, found, "Unanswered, page 1", trainer.name, trainer.id, hours(1))
        work.commit()
    assert (one.text, one.reference) == ("what of the VICTIM 1 thing", "HL-2026-000001")
    with store.reading() as work:
        noted = work.events.newest(1)[0]
    assert (noted.who, noted.account_id, noted.what) == ("Tess", trainer.id, LOOKED)
    assert noted.detail == "1 shown: Unanswered, page 1"


def test_looking_at_an_empty_list_is_nothing_to_note(store: Store) -> None:
    with store() as work:
        assert read_words(work, [], "Unanswered", "Tess", None, NOW) == []
        assert [event.what for event in work.events.newest()] == []


def test_forgetting_the_words_leaves_the_figures(store: Store) -> None:
    with store() as work:
        ask(work, DECIDED)
        mark_helped(work, "c1", helped=True)
        ask(work, HANDED_OVER, conversation="c2")
        work.commit()
    before = count(store)
    with store() as work:
        forget_old_texts(work, hours(1))
    assert count(store) == before
    with store() as work:
        read = read_words(work, listed(work, NOVEMBER, Listing.ALL, hours(1)), "All", "Tess", None, NOW)
    assert [one.text for one in read] == [None, None]


def test_one_may_choose_what_has_asked_and_what_is_published(store: Store) -> None:
    with store() as work:
        work.documents.add(Document.named("topic/stalking", "Stalking"))
        ask(work, ANSWERED)
        ask(work, Outcome("answered", "ask", "signpost.immediate-danger"), conversation="c2")
        work.commit()
    with store.reading() as work:
        found = known(work)
    assert found.teams == ["Response 1"]
    assert found.topics == {
        "signpost.immediate-danger": "Immediate danger",
        "stalking": "Stalking",
        "third-party-report": "Third party report",
    }


def test_what_nobody_knows_cannot_be_chosen() -> None:
    known_ones = Known(["Response 1"], {"assault": "Assault"})
    check_team(known_ones, "Response 1")
    check_team(known_ones, NONE)
    check_topic(known_ones, "assault")
    with pytest.raises(BadInput, match="called “Nobody”") as team:
        check_team(known_ones, "Nobody")
    with pytest.raises(BadInput, match="called “nothing”") as topic:
        check_topic(known_ones, "nothing")
    assert (team.value.field, topic.value.field) == ("team", "topic")
