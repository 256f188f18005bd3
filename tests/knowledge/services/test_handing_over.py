"""What the helpline can't answer reaches a person, and the answer comes back."""

import pytest

from knowledge.domain.conversation import Asker, Inquiry, InquiryState
from knowledge.domain.errors import BadInput, Conflict, NotAllowed, NotFound
from knowledge.services.answering_log import claim_conversation, open_question
from knowledge.services.handing_over import (
    answer_inquiry,
    answers_for,
    inquiry_of,
    open_inquiries,
    open_inquiry,
)
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW, Person


def pass_on(work: UnitOfWork, text: str = "what of a drone?") -> Inquiry:
    claim_conversation(work, "c1", "account:1", NOW)
    question = open_question(work, "c1", None, text, Asker("officer", ""), NOW).question
    return open_inquiry(work, "c1", question, text, NOW)


def test_a_question_passed_on_gets_a_reference(store: Store) -> None:
    with store() as work:
        inquiry = pass_on(work)
        assert inquiry.reference == "AQ-2026-000001"
        assert open_inquiries(work) == [inquiry]


def test_the_same_question_is_passed_on_once(store: Store) -> None:
    with store() as work:
        first = pass_on(work)
        assert open_inquiry(work, "c1", first.question_id, first.text, NOW) == first


def test_an_advisers_answer_reaches_the_conversation(store: Store, person: Person) -> None:
    adviser = person("eve", "adviser")
    with store() as work:
        inquiry = pass_on(work)
        assert answers_for(work, "c1") == []
        done = answer_inquiry(work, inquiry.reference.lower(), " Record it. ", adviser, NOW)
        work.commit()
    with store.reading() as work:
        assert answers_for(work, "c1") == [done]
        assert open_inquiries(work) == []
    assert (done.state, done.answer, done.answered_by) == (InquiryState.ANSWERED, "Record it.", "Eve")


def test_a_second_adviser_is_told_who_was_quicker(store: Store, person: Person) -> None:
    eve, fay = person("eve", "adviser"), person("fay", "adviser")
    with store() as work:
        inquiry = pass_on(work)
        answer_inquiry(work, inquiry.reference, "Record it.", eve, NOW)
        with pytest.raises(Conflict, match="Eve has already answered"):
            answer_inquiry(work, inquiry.reference, "Don't.", fay, NOW)
        assert inquiry_of(work, inquiry.reference).answer == "Record it."


@pytest.mark.parametrize("role", ["officer", "trainer"])
def test_only_advisers_answer(store: Store, person: Person, role: str) -> None:
    other = person("dan", role)
    with store() as work, pytest.raises(NotAllowed):
        answer_inquiry(work, pass_on(work).reference, "Record it.", other, NOW)


@pytest.mark.parametrize("answer", ["", "  ", "x" * 8001])
def test_an_answer_has_words_and_not_too_many(store: Store, person: Person, answer: str) -> None:
    adviser = person("eve", "adviser")
    with store() as work, pytest.raises(BadInput):
        answer_inquiry(work, pass_on(work).reference, answer, adviser, NOW)


def test_an_unknown_reference_is_not_found(store: Store) -> None:
    with store() as work, pytest.raises(NotFound):
        inquiry_of(work, "AQ-2026-999999")
