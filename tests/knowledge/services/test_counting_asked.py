"""What is kept for counting is what a full recount gives, whatever order things happen in."""

import random
from datetime import datetime, timedelta

import pytest

from knowledge.domain.conversation import Asker, Outcome
from knowledge.domain.counted import CONTAINED, FAILED, HANDED_OVER, NOT_HELPFUL, OVERDUE, REPEATED
from knowledge.domain.documents import Document
from knowledge.domain.month import Month
from knowledge.services.answering_log import (
    claim_conversation,
    fail_question,
    finish_question,
    mark_helped,
    open_question,
)
from knowledge.services.counting_asked import compare, count, publish_months, recount
from knowledge.services.keeping import forget_old_texts
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW

KINDS = (
    "ask",
    "ask",
    "ask",
    "inform",
    "affirm",
    "unsure",
    "choose",
    "human",
    "why",
    "thanks",
    "helpful",
    "meant",
)
STATUSES = ("decided", "answered", "needs_facts", "choose", "out_of_scope", "handed_over", "unavailable")
TOPICS = ("assault", "stalking", None)


def say(work: UnitOfWork, conversation: str, owner: str, at: datetime, outcome: Outcome) -> int:
    claim_conversation(work, conversation, owner, at)
    question = open_question(work, conversation, None, "words", Asker("officer", "Response 1"), at).question
    finish_question(work, question, [{"text": "…", "status": outcome.status}], outcome, 40, "secret")
    return question


def happen(work: UnitOfWork, chance: random.Random, at: datetime) -> None:
    """Something that may happen to a log."""
    person = chance.randrange(3)
    conversation = f"c{person}-{chance.randrange(3)}"
    status, topic = chance.choice(STATUSES), chance.choice(TOPICS)
    outcome = Outcome(status, chance.choice(KINDS), topic, meant_class=chance.choice((None, "39", "8N")),
                      decided_class=chance.choice((None, "39", "8N 8L")))  # fmt: skip
    question = say(work, conversation, f"account:{person}", at, outcome)
    match chance.randrange(6):
        case 0:
            mark_helped(work, conversation, helped=chance.random() < 0.5)
        case 1:
            fail_question(work, question, 5)
        case 2:
            open_question(work, conversation, None, "lost", Asker("officer", ""), at)


@pytest.mark.parametrize("seed", range(3))
def test_keeping_up_message_by_message_equals_a_full_recount(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    at = NOW - timedelta(days=30)
    for _ in range(40):
        at += timedelta(minutes=chance.choice((1, 5, 50, 90, 700, 1500)))
        with store() as work:
            happen(work, chance, at)
            work.commit()
    with store() as work:
        found = compare(work)
        kept = sorted(work.asked.everything())
        assert found.equal
        assert found.kept == found.counted == len(kept) > 10
        assert recount(work) == len(kept)
        assert sorted(work.asked.everything()) == kept


def test_a_row_that_was_changed_behind_our_back_is_noticed(store: Store) -> None:
    with store() as work:
        say(work, "c1", "account:1", NOW, Outcome("decided", "ask", "assault"))
        (row,) = work.asked.everything()
        work.asked.put([row._replace(team="Another")])
        assert not compare(work).equal
        recount(work)
        assert compare(work).equal


def test_asking_again_within_a_day_unsettles_what_was_contained(store: Store) -> None:
    with store() as work:
        say(work, "c1", "account:1", NOW, Outcome("decided", "ask", "assault"))
        assert [one.outcome for one in work.asked.everything()] == [CONTAINED]
        say(work, "c2", "account:1", NOW + timedelta(hours=23), Outcome("decided", "ask", "assault"))
        say(work, "c3", "account:1", NOW + timedelta(hours=60), Outcome("handed_over", "ask", "assault"))
        first, second, third = sorted(work.asked.everything())
    assert (first.outcome, first.again_minutes) == (REPEATED, 23 * 60)
    assert (second.outcome, second.again_minutes) == (CONTAINED, None)
    assert third.outcome == HANDED_OVER


def test_an_answer_that_did_not_help_is_not_contained(store: Store) -> None:
    with store() as work:
        say(work, "c1", "account:1", NOW, Outcome("answered", "ask", "assault"))
        mark_helped(work, "c1", helped=False)
        (row,) = work.asked.everything()
    assert (row.outcome, row.opinion) == (REPEATED, NOT_HELPFUL)


def test_an_answer_from_an_overdue_entry_is_told_by_the_version_that_was_given(store: Store) -> None:
    body = 'entry: reports\nreview_by: "2026-11-01"\n'
    with store() as work:
        work.documents.add(Document.named("entry/reports", "Reports"))
        work.documents.add_version("entry/reports", "Reports", body, "Ann", None, NOW, "")
        for number, day in enumerate((-40, 0)):
            answered = Outcome("answered", "ask", "assault", "reports", 1)
            say(work, f"c{number}", f"account:{number}", NOW + timedelta(days=day), answered)
        sources = [row.source for row in sorted(work.asked.everything())]
    assert sources == ["current entry", OVERDUE]


def test_forgetting_words_changes_no_count(store: Store) -> None:
    with store() as work:
        say(work, "c1", "account:1", NOW, Outcome("decided", "ask", "assault"))
        before = list(work.asked.everything())
        forget_old_texts(work, NOW + timedelta(days=1))
        count(work, "c1")
        assert list(work.asked.everything()) == before
        assert compare(work).equal


def test_what_is_asked_most_is_what_the_whole_log_says(store: Store) -> None:
    """Published from what was kept message by message, and counted here from the messages themselves."""
    said = [("8N", None)] * 9 + [("8L", None)] * 5 + [(None, "reports")] * 8 + [(None, "rumours")] * 4
    with store() as work:
        for slug in ("reports", "rumours"):
            work.documents.add(Document.named(f"entry/{slug}", slug))
            work.documents.add_version(f"entry/{slug}", slug, f"entry: {slug}\n", "Ann", None, NOW, "")
        for number, (ho_class, entry) in enumerate(said):
            status, version = ("answered", 1) if entry else ("decided", None)
            outcome = Outcome(status, "ask", "assault", entry, version, decided_class=ho_class)
            say(work, f"c{number}", f"account:{number}", NOW, outcome)
        (made,) = publish_months(work, 3, NOW + timedelta(days=40))
    assert made.about == {"assault": {"reports": 8, "=8N": 9}}


def test_a_month_is_published_once_when_it_is_over_and_never_changed(store: Store) -> None:
    november = Month(2026, 11)
    with store() as work:
        for number in range(4):
            say(work, f"c{number}", f"account:{number}", NOW, Outcome("decided", "ask", "assault"))
        assert publish_months(work, 3, november.end) == []  # its last evening may still be asked again
        (made,) = publish_months(work, 3, november.end + timedelta(days=1))
        assert made.total is not None
        assert (made.month, made.total.asked, made.total.people) == ("2026-11", 4, 4)
        mark_helped(work, "c1", helped=True)
        assert publish_months(work, 3, november.end + timedelta(days=9)) == []
        work.commit()
    with store.reading() as work:
        assert work.asked.released(3) == {"2026-11": made}


def test_a_message_that_was_lost_with_its_process_counts_as_unanswered(store: Store) -> None:
    with store() as work:
        say(work, "c1", "account:1", NOW, Outcome("decided", "ask", "assault"))
        open_question(work, "c1", None, "lost", Asker("officer", ""), NOW + timedelta(hours=5))
        publish_months(work, 3, NOW + timedelta(days=40))
        assert [one.outcome for one in sorted(work.asked.everything())] == [CONTAINED, FAILED]
        assert compare(work).equal
