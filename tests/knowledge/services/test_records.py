"""An answer is found by its reference, and its words are proved by its check code."""

from typing import Any

import pytest

from knowledge.domain.conversation import Asker, Outcome
from knowledge.domain.errors import NotFound
from knowledge.services.answering_log import Finished, claim_conversation, finish_question, open_question
from knowledge.services.records import check_code, is_genuine, matches, record_of
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW

SECRET = "a secret of these tests alone"
ANSWER = {"text": "Record harassment.", "status": "decided", "log": "RECORDING DECISION: Record a crime."}
HELLO = {"text": "Hello.", "status": "out_of_scope"}
DECIDED = Outcome("decided", "ask", "harassment", None, None, "record_crime", "8L", "8L")


def given(work: UnitOfWork, *replies: dict[str, Any]) -> Finished:
    claim_conversation(work, "c1", "account:1", NOW)
    opened = open_question(work, "c1", None, "ex keeps texting", Asker("officer", "Response 3"), NOW)
    return finish_question(work, opened.question, replies, DECIDED, 17, SECRET)


def test_answers_and_decisions_get_a_record_and_small_talk_none(store: Store) -> None:
    with store() as work:
        done = given(work, ANSWER, HELLO)
    assert done.reference == "HL-2026-000001"
    assert done.replies[0]["record"] == {"reference": done.reference, "code": done.check_code}
    assert "record" not in done.replies[1]


def test_the_words_for_the_log_end_with_reference_and_check_code(store: Store) -> None:
    with store() as work:
        done = given(work, ANSWER)
    assert done.replies[0]["log"] == (
        f"{ANSWER['log']}\nHelpline reference {done.reference}, check code {done.check_code}."
    )


def test_a_record_is_found_and_proved_by_its_reference(store: Store) -> None:
    with store() as work:
        done = given(work, ANSWER, HELLO)
        work.commit()
    with store.reading() as work:
        found = record_of(work, done.reference.lower())
        assert is_genuine(found, SECRET)
        assert not is_genuine(found, "another secret")
        assert matches(found, f" {done.check_code.lower()} ")
        assert not matches(found, "00000000")
        with pytest.raises(NotFound):
            record_of(work, "HL-2026-000009")


def test_small_talk_is_no_record(store: Store) -> None:
    with store() as work:
        given(work, HELLO)
        with pytest.raises(NotFound):
            record_of(work, "HL-2026-000001")


@pytest.mark.parametrize("part", ["text", "status", "log"])
def test_a_check_code_belongs_to_these_words_alone(part: str) -> None:
    code = check_code("HL-2026-000001", [ANSWER], SECRET)
    assert len(code) == 8
    assert code == code.upper()
    assert check_code("HL-2026-000001", [{**ANSWER, part: "Record stalking."}], SECRET) != code
    assert check_code("HL-2026-000002", [ANSWER], SECRET) != code
    assert check_code("HL-2026-000001", [dict(reversed(ANSWER.items()))], SECRET) == code
