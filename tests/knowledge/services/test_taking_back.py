"""Everything that was published can be taken back, and its history says who did what."""

from datetime import timedelta

import pytest

from knowledge.domain.documents import State
from knowledge.domain.errors import BadInput, Conflict, NotFound
from knowledge.domain.people import Account
from knowledge.services.approving import retire, withdraw
from knowledge.services.publishing import (
    history,
    save_draft,
    standings,
    start_document,
    start_draft,
)
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.services.published import (
    TODAY,
    draft,
    nothing_wrong,
    publish,
    said,
)

TOMORROW = TODAY + timedelta(days=1)


def test_going_back_to_an_older_version_needs_approval_like_any_change(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "answer: two"), ann, ben, TODAY)
        back = start_draft(work, entry, ann, NOW, from_number=1)
        assert (back.number, back.body, back.note) == (3, "answer: one", "from version 1")
        publish(work, back, ann, ben, TODAY)
        work.commit()
    assert said(store, TODAY) == ["answer: one"]


def test_a_retired_entry_is_silent_from_its_day_on_and_no_older_version_returns(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "answer: two"), ann, ben, TODAY)
        retire(work, entry, TOMORROW, ann, NOW, TODAY, "merged into another")
        work.commit()
    assert said(store, TODAY) == ["answer: two"]
    assert said(store, TOMORROW) == []


def test_what_was_retired_can_be_published_again(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        retire(work, entry, TODAY, ann, NOW, TODAY, "a mistake")
        publish(work, draft(work, ann, "answer: again"), ann, ben, TOMORROW)
        work.commit()
    assert said(store, TODAY) == []
    assert said(store, TOMORROW) == ["answer: again"]


def test_what_waits_to_take_effect_can_be_withdrawn(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "answer: two"), ann, ben, TOMORROW)
        withdraw(work, entry, 2, ann, NOW, TODAY, "wrong page")
        work.commit()
    assert said(store, TOMORROW) == ["answer: one"]
    with store.reading() as work:
        assert work.knowledge_serial() == 3


def test_what_has_taken_effect_cannot_be_made_undone(store: Store, entry: str, ann: Account) -> None:
    with store() as work, pytest.raises(Conflict, match="is in effect"):
        withdraw(work, entry, 1, ann, NOW, TODAY, "never mind")


def test_an_approved_version_can_no_longer_be_edited(store: Store, entry: str, ann: Account) -> None:
    with store() as work:
        digest = history(work, entry).versions[0].digest
        with pytest.raises(Conflict, match="begin a new draft"):
            save_draft(work, entry, 1, "answer: other", digest, ann, NOW, nothing_wrong)


def test_history_says_who_did_what(store: Store, entry: str, ann: Account, ben: Account) -> None:
    with store() as work:
        publish(work, draft(work, ann, "answer: two"), ann, ben, TODAY)
        told = [(event.who, event.what, event.version_number) for event in history(work, entry).events]
    assert told == [
        ("Ann", "started", 1),
        ("Ann", "submitted", 1),
        ("Ben", "approved", 1),
        ("Ann", "started", 2),
        ("Ann", "saved", 2),
        ("Ann", "submitted", 2),
        ("Ben", "approved", 2),
    ]


def test_the_registrars_list_shows_what_is_in_force_and_what_is_written(
    store: Store, entry: str, ann: Account
) -> None:
    with store() as work:
        draft(work, ann, "answer: two")
        (line,) = standings(work, TODAY)
    assert (line.in_force, line.open_number, line.open_state, line.edited_by) == (
        1,
        2,
        State.DRAFT,
        "Ann",
    )


@pytest.mark.parametrize(
    ("document", "title", "body", "complaint"),
    [
        ("poem/ode", "Ode", "x", "no kind of document"),
        ("entry/Ode to Joy", "Ode", "x", "lower-case letters"),
        ("entry/ode", "  ", "x", "A title has 1 to 200"),
        ("entry/ode", "Ode", "x" * 2_000_001, "longer than 2,000,000"),
        ("entry/ode", "Ode", "a\0b", "NUL"),
    ],
)
def test_bad_input_is_refused_in_one_sentence(
    store: Store, ann: Account, document: str, title: str, body: str, complaint: str
) -> None:
    with store() as work, pytest.raises(BadInput, match=complaint):
        start_document(work, document, title, body, ann, NOW)


def test_a_document_is_made_once(store: Store, entry: str, ann: Account) -> None:
    with store() as work, pytest.raises(Conflict, match="already a document"):
        start_document(work, entry, "Again", "answer: x", ann, NOW)


def test_what_is_not_there_is_not_found(store: Store, ann: Account) -> None:
    with store() as work, pytest.raises(NotFound, match="no document entry/none"):
        start_draft(work, "entry/none", ann, NOW)
