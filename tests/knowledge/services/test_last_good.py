"""One published text that can't be read silences itself at most, never the others."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from knowledge.domain.documents import Published
from knowledge.domain.people import Account
from knowledge.services.last_good import LastGood, build_or_step_back
from knowledge.services.publishing import start_document
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.services.published import THIRD_PARTY, TODAY, draft, publish

TOMORROW = TODAY + timedelta(days=1)


def read_all(documents: Sequence[Published], _on: date) -> list[str]:
    """As building an edition does: the first text that can't be read stops it."""
    for one in documents:
        if "bad" in one.body:
            raise ValueError(f"{one.document_id}.yml: can't be read")
    return [one.body for one in documents]


def look(store: Store, on: date) -> LastGood[list[str]]:
    with store.reading() as work:
        return build_or_step_back(work, on, read_all)


@pytest.fixture
def other(store: Store, entry: str, ann: Account, ben: Account) -> str:
    with store() as work:
        publish(work, start_document(work, "entry/other", "Other", "other", ann, NOW), ann, ben, TODAY)
        work.commit()
    return "entry/other"


def test_all_is_said_while_all_can_be_read(store: Store, other: str) -> None:
    assert look(store, TODAY) == LastGood(["other", "answer: one"])


def test_a_planned_text_that_fails_on_its_day_leaves_the_one_before_it(
    store: Store, other: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "bad: answer"), ann, ben, TOMORROW)
        work.commit()
    assert look(store, TODAY).not_said == ()
    found = look(store, TOMORROW)
    assert found.built == ["other", "answer: one"]
    (failed,) = found.not_said
    assert (failed.document_id, failed.version, failed.instead) == (THIRD_PARTY, 2, 1)
    assert "can't be read" in failed.why


def test_a_new_text_that_cannot_be_read_is_left_out(
    store: Store, other: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, start_document(work, "entry/third", "Third", "bad", ann, NOW), ann, ben, TODAY)
        work.commit()
    found = look(store, TODAY)
    assert found.built == ["other", "answer: one"]
    assert [one.instead for one in found.not_said] == [None]


def test_two_that_cannot_be_read_are_both_taken_back(
    store: Store, other: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "bad: answer"), ann, ben, TODAY)
        publish(work, start_document(work, "entry/third", "Third", "bad", ann, NOW), ann, ben, TODAY)
        work.commit()
    found = look(store, TODAY)
    assert found.built == ["other", "answer: one"]
    assert {one.document_id for one in found.not_said} == {THIRD_PARTY, "entry/third"}


def test_when_nothing_can_be_read_it_says_so(store: Store, ann: Account, ben: Account) -> None:
    with store() as work:
        publish(work, start_document(work, "entry/third", "Third", "bad", ann, NOW), ann, ben, TODAY)
        work.commit()
    with pytest.raises(ValueError, match="can't be read"):
        look(store, TODAY)
