"""One person alone may publish when it can't wait: marked, for some days, and by nobody but an administrator."""

from datetime import timedelta

import pytest

from knowledge.domain.errors import BadInput, Conflict, NotAllowed
from knowledge.domain.people import Account
from knowledge.domain.results import Results
from knowledge.services.approving import withdraw
from knowledge.services.chain import chain_complaints
from knowledge.services.emergency import approve_afterwards, publish_in_emergency
from knowledge.services.publishing import effective, history
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.services.published import TODAY, draft, no_answer_missing, nothing_wrong, publish, said

WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def urgent(store: Store, entry: str, cat: Account) -> str:
    """Published by the administrator alone; its digest."""
    with store() as work:
        version = draft(work, cat, "answer: urgent")
        publish_in_emergency(
            work, entry, 2, version.digest, cat, NOW, TODAY, "the old one is dangerous", nothing_wrong
        )
        work.commit()
    return version.digest


def test_it_is_said_at_once_and_marked(store: Store, entry: str, urgent: str) -> None:
    with store.reading() as work:
        (published,) = effective(work, TODAY)
    assert (published.body, published.until) == ("answer: urgent", WEEK)
    assert published.approved_by == "Cat alone, in an emergency"


def test_it_ends_by_itself_and_what_stood_before_is_said_again(store: Store, entry: str, urgent: str) -> None:
    assert said(store, WEEK - timedelta(days=1)) == ["answer: urgent"]
    assert said(store, WEEK) == ["answer: one"]


def test_a_second_person_makes_it_last(
    store: Store, entry: str, urgent: str, cat: Account, ben: Account
) -> None:
    with store() as work:
        with pytest.raises(NotAllowed, match="second person"):
            approve_afterwards(work, entry, 2, urgent, cat, NOW, TODAY)
        approve_afterwards(work, entry, 2, urgent, ben, NOW, TODAY)
        work.commit()
    with store.reading() as work:
        (published,) = effective(work, WEEK)
        assert (published.body, published.until, published.approved_by) == ("answer: urgent", None, "Ben")
        assert chain_complaints(work) == []


def test_it_cannot_be_approved_once_it_has_ended(store: Store, entry: str, urgent: str, ben: Account) -> None:
    later = NOW + timedelta(days=7)
    with store() as work, pytest.raises(Conflict, match="ended by itself"):
        approve_afterwards(work, entry, 2, urgent, ben, later, later.date())


def test_it_can_be_taken_back_at_once(store: Store, entry: str, urgent: str, ann: Account) -> None:
    with store() as work:
        withdraw(work, entry, 2, ann, NOW, TODAY, "not so")
        work.commit()
    assert said(store, TODAY) == ["answer: one"]


def test_its_writer_does_not_approve_what_is_written_on_from_it(
    store: Store, entry: str, urgent: str, ann: Account, cat: Account, ben: Account
) -> None:
    with store() as work:
        with pytest.raises(NotAllowed, match="second person"):
            publish(work, draft(work, ann, "answer: better"), ann, cat, TODAY)
        work.rollback()
        publish(work, draft(work, ann, "answer: better"), ann, ben, TODAY)


def test_nobody_but_an_administrator_does_it_and_only_with_a_reason(
    store: Store, entry: str, ann: Account, cat: Account
) -> None:
    with store() as work:
        version = draft(work, ann, "answer: urgent")
        with pytest.raises(NotAllowed, match="administrator"):
            publish_in_emergency(work, entry, 2, version.digest, ann, NOW, TODAY, "so", nothing_wrong)
        with pytest.raises(BadInput, match="Say what the emergency is"):
            publish_in_emergency(work, entry, 2, version.digest, cat, NOW, TODAY, " ", nothing_wrong)
        with pytest.raises(BadInput, match="1 to 14 days"):
            publish_in_emergency(
                work, entry, 2, version.digest, cat, NOW, TODAY, "so", nothing_wrong, days=99
            )


def test_what_cannot_be_read_is_not_said_even_in_an_emergency(store: Store, entry: str, cat: Account) -> None:
    with store() as work:
        version = draft(work, cat, "oops")
        with pytest.raises(BadInput, match="no answer"):
            publish_in_emergency(work, entry, 2, version.digest, cat, NOW, TODAY, "so", no_answer_missing)


def test_a_failing_test_does_not_hold_up_an_emergency(store: Store, entry: str, cat: Account) -> None:
    with store() as work:
        version = draft(work, cat, "answer: urgent")
        failing = Results(failures=["a test question finds nothing"])
        publish_in_emergency(work, entry, 2, version.digest, cat, NOW, TODAY, "so", lambda *_: failing)
        assert history(work, entry).versions[0].results == failing.digest
