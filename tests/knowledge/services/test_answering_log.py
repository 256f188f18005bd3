"""Every message leaves one row, and is answered once."""

import threading
from datetime import timedelta

import pytest

from knowledge.domain.conversation import Asker, Opened, Outcome, QuestionState
from knowledge.domain.errors import BadInput, Conflict, NotYours
from knowledge.services.answering_log import (
    Finished,
    claim_conversation,
    fail_question,
    finish_question,
    mark_helped,
    open_question,
    question_of,
)
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW

SECRET = "a secret of these tests alone"
OFFICER = Asker("officer", "Response 3")
ANSWER = {"text": "Record harassment.", "status": "decided", "decision": {"decision": "record_crime"}}
HELLO = {"text": "Hello.", "status": "out_of_scope"}
DECIDED = Outcome("decided", "ask", "harassment", None, None, "record_crime", "8L", "8L")


def ask(work: UnitOfWork, message_id: str | None = None, seconds: float = 0) -> Opened:
    now = NOW + timedelta(seconds=seconds)
    claim_conversation(work, "c1", "account:1", now)
    return open_question(work, "c1", message_id, "ex keeps texting", OFFICER, now)


def finish(work: UnitOfWork, question: int, outcome: Outcome = DECIDED) -> Finished:
    return finish_question(work, question, [ANSWER, HELLO], outcome, 17, SECRET)


def test_a_message_leaves_one_row_with_what_became_of_it(store: Store) -> None:
    with store() as work:
        finish(work, ask(work).question)
        work.commit()
    with store.reading() as work:
        (row,) = work.questions.of_conversation("c1")
    assert (row.role, row.team, row.text, row.at) == ("officer", "Response 3", "ex keeps texting", NOW)
    assert (row.state, row.outcome, row.latency_ms) == (QuestionState.ANSWERED, DECIDED, 17)


def test_a_repeated_message_is_answered_once(store: Store) -> None:
    with store() as work:
        first = ask(work, "m1")
        done = finish(work, first.question)
        work.commit()
    with store() as work:
        again = ask(work, "m1", seconds=5)
    assert again.question == first.question
    assert again.replies == done.replies


def test_a_message_that_is_being_answered_is_not_taken_in_twice(store: Store) -> None:
    with store() as work:
        ask(work, "m1")
        with pytest.raises(Conflict) as busy:
            ask(work, "m1", seconds=29)
    assert (busy.value.code, busy.value.field) == ("in-progress", "message_id")


def test_a_message_lost_with_its_process_is_answered_on_the_next_try(store: Store) -> None:
    with store() as work:
        first = ask(work, "m1")
        assert ask(work, "m1", seconds=31) == first
        with pytest.raises(Conflict):  # by now that second try is under way
            ask(work, "m1", seconds=60)


def test_a_failed_message_may_be_tried_again_at_once(store: Store) -> None:
    with store() as work:
        first = ask(work, "m1")
        fail_question(work, first.question, 5000)
        assert question_of(work, first.question).outcome.status == "unavailable"
        assert ask(work, "m1", seconds=1) == first
        finish(work, first.question)
        assert question_of(work, first.question).state is QuestionState.ANSWERED


def test_messages_without_an_id_are_each_taken_in(store: Store) -> None:
    with store() as work:
        assert ask(work).question != ask(work).question


def test_two_copies_at_the_same_moment_make_one_row(store: Store) -> None:
    outcomes: list[str] = []
    ready = threading.Barrier(4)

    def send() -> None:
        ready.wait()
        try:
            with store() as work:
                ask(work, "m1")
                work.commit()
            outcomes.append("opened")
        except Conflict as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["in-progress"] * 3 + ["opened"]
    with store.reading() as work:
        assert len(work.questions.of_conversation("c1")) == 1


def test_a_conversation_belongs_to_who_began_it(store: Store) -> None:
    with store() as work:
        claim_conversation(work, "c1", "account:1", NOW)
        claim_conversation(work, "c1", "account:1", NOW)
        with pytest.raises(NotYours):
            claim_conversation(work, "c1", "token:1", NOW)


@pytest.mark.parametrize("conversation", ["", "x" * 65, "a b", "../etc", "c1\n", "é"])
def test_a_conversation_has_a_plain_id(store: Store, conversation: str) -> None:
    with store() as work, pytest.raises(BadInput) as refused:
        claim_conversation(work, conversation, "account:1", NOW)
    assert refused.value.field == "conversation"


@pytest.mark.parametrize("message_id", ["", "x" * 129, "a b", "m1\n"])
def test_a_message_has_a_plain_id(store: Store, message_id: str) -> None:
    with store() as work, pytest.raises(BadInput) as refused:
        ask(work, message_id)
    assert refused.value.field == "message_id"


def test_what_an_interview_knows_is_kept(store: Store) -> None:
    with store() as work:
        claim_conversation(work, "c1", "account:1", NOW)
        work.conversations.save_state("c1", {"facts": {"injury": "minor"}})
        work.conversations.save_redaction("c1", {"salt": "00", "seen": {"ab": "VICTIM 1"}})
        work.commit()
    with store.reading() as work:
        kept = work.conversations.find("c1")
    assert kept is not None
    assert kept.state == {"facts": {"injury": "minor"}}
    assert kept.redaction == {"salt": "00", "seen": {"ab": "VICTIM 1"}}


def test_an_opinion_is_about_the_last_answer(store: Store) -> None:
    with store() as work:
        finish(work, ask(work).question)
        last = ask(work).question
        finish(work, last)
        finish(work, ask(work).question, Outcome("answered", "thanks"))
        ask(work)  # the "that helped" itself, not answered yet
        assert mark_helped(work, "c1", helped=False) == last
        assert question_of(work, last).helped is False


def test_an_opinion_before_any_answer_is_about_nothing(store: Store) -> None:
    with store() as work:
        ask(work)
        assert mark_helped(work, "c1", helped=True) is None
