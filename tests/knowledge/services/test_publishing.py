"""Nothing is said that two people have not agreed on, and everything can be taken back."""

import threading
from datetime import date, timedelta

import pytest

from knowledge.domain.documents import State, Version
from knowledge.domain.errors import BadInput, Conflict, HelplineError, NotAllowed, NotFound
from knowledge.domain.people import Account
from knowledge.services.publishing import (
    approve,
    effective,
    history,
    retire,
    save_draft,
    standings,
    start_document,
    start_draft,
    submit,
    withdraw,
)
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW, Person

TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
THIRD_PARTY = "entry/third-party"


def nothing_wrong(_document: str, _body: str) -> list[str]:
    return []


def no_answer_missing(_document: str, body: str) -> list[str]:
    return [] if "answer:" in body else ["There is no answer.", "There is no source."]


@pytest.fixture
def ann(person: Person) -> Account:
    return person("ann", "registrar")


@pytest.fixture
def ben(person: Person) -> Account:
    return person("ben", "registrar")


@pytest.fixture
def cat(person: Person) -> Account:
    return person("cat", "admin")


def publish(work: UnitOfWork, version: Version, author: Account, approver: Account, on: date) -> Version:
    sent = submit(work, version.document_id, version.number, version.digest, author, NOW, nothing_wrong)
    return approve(work, sent.document_id, sent.number, sent.digest, on, approver, NOW, TODAY, nothing_wrong)


@pytest.fixture
def entry(store: Store, ann: Account, ben: Account) -> str:
    """An entry whose first version, by Ann, Ben has approved."""
    with store() as work:
        first = start_document(work, THIRD_PARTY, "Third parties", "answer: one", ann, NOW)
        publish(work, first, ann, ben, TODAY)
        work.commit()
    return THIRD_PARTY


def said(store: Store, on: date) -> list[str]:
    with store.reading() as work:
        return [published.body for published in effective(work, on)]


def draft(work: UnitOfWork, who: Account, body: str) -> Version:
    begun = start_draft(work, THIRD_PARTY, who, NOW)
    saved = save_draft(work, THIRD_PARTY, begun.number, body, begun.digest, who, NOW, nothing_wrong)
    return saved.version


def test_an_approved_version_is_what_the_helpline_says(store: Store, entry: str) -> None:
    with store.reading() as work:
        (published,) = effective(work, TODAY)
        assert work.knowledge_serial() == 1
    assert (published.document_id, published.kind, published.slug) == (entry, "entry", "third-party")
    assert (published.body, published.version, published.approved_by) == ("answer: one", 1, "Ben")


def test_it_is_not_said_before_the_day_it_takes_effect(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "answer: two"), ann, ben, TOMORROW)
        work.commit()
    assert said(store, TODAY) == ["answer: one"]
    assert said(store, TOMORROW) == ["answer: two"]


def test_neither_a_draft_nor_a_submitted_version_is_said(store: Store, entry: str, ann: Account) -> None:
    with store() as work:
        version = draft(work, ann, "answer: two")
        submit(work, entry, version.number, version.digest, ann, NOW, nothing_wrong)
        work.commit()
    assert said(store, TODAY) == ["answer: one"]
    with store.reading() as work:
        assert work.knowledge_serial() == 1


def test_a_second_person_must_approve(store: Store, entry: str, ann: Account) -> None:
    with store() as work:
        version = draft(work, ann, "answer: two")
        with pytest.raises(NotAllowed, match="second person"):
            publish(work, version, ann, ann, TODAY)


def test_nobody_approves_their_own_words_by_a_colleagues_submitting_them(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        version = draft(work, ann, "answer: two")
        with pytest.raises(NotAllowed, match="second person"):
            publish(work, version, ben, ann, TODAY)


def test_whoever_had_a_hand_in_a_colleagues_draft_does_not_approve_it(
    store: Store, entry: str, ann: Account, ben: Account, cat: Account
) -> None:
    with store() as work:
        begun = draft(work, ann, "answer: two")
        touched = save_draft(
            work, entry, begun.number, "answer: three", begun.digest, ben, NOW, nothing_wrong
        ).version
        with pytest.raises(NotAllowed, match="second person"):
            publish(work, touched, ann, ben, TODAY)
        sent = publish(work, touched, ann, cat, TODAY) if touched.is_open else touched
        assert sent.approved_by == "Cat"


def test_a_hand_in_a_withdrawn_draft_counts_until_the_next_approval(
    store: Store, entry: str, ann: Account, ben: Account, cat: Account
) -> None:
    with store() as work:
        mine = draft(work, ben, "answer: two")
        withdraw(work, entry, mine.number, ben, NOW, TODAY, "not yet")
        same = draft(work, ann, "answer: two")
        with pytest.raises(NotAllowed):
            publish(work, same, ann, ben, TODAY)
        work.rollback()
        publish(work, draft(work, ann, "answer: two"), ann, cat, TODAY)
        publish(work, draft(work, ann, "answer: three"), ann, ben, TODAY)


@pytest.mark.parametrize("role", ["officer", "adviser", "trainer"])
def test_others_neither_write_nor_approve(
    store: Store, entry: str, ann: Account, person: Person, role: str
) -> None:
    other = person("dan", role)
    with store() as work:
        with pytest.raises(NotAllowed):
            start_draft(work, entry, other, NOW)
        with pytest.raises(NotAllowed):
            publish(work, draft(work, ann, "answer: two"), ann, other, TODAY)


def test_editing_after_submission_makes_it_a_draft_again(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        version = draft(work, ann, "answer: two")
        submit(work, entry, version.number, version.digest, ann, NOW, nothing_wrong)
        saved = save_draft(work, entry, version.number, "answer: 2", version.digest, ann, NOW, nothing_wrong)
        assert saved.version.state is State.DRAFT
        with pytest.raises(Conflict, match="not submitted"):
            approve(work, entry, version.number, saved.version.digest, TODAY, ben, NOW, TODAY, nothing_wrong)


def test_an_approval_is_bound_to_exactly_what_was_read(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        read = draft(work, ann, "answer: two")
        edited = save_draft(
            work, entry, read.number, "answer: 2!", read.digest, ann, NOW, nothing_wrong
        ).version
        submit(work, entry, edited.number, edited.digest, ann, NOW, nothing_wrong)
        with pytest.raises(Conflict, match="Ann saved another text at 09:30 UTC on 23 November"):
            approve(work, entry, read.number, read.digest, TODAY, ben, NOW, TODAY, nothing_wrong)


def test_another_title_is_another_text(store: Store, entry: str, ann: Account) -> None:
    with store() as work:
        begun = start_draft(work, entry, ann, NOW)
        saved = save_draft(work, entry, 2, begun.body, begun.digest, ann, NOW, nothing_wrong, title="Others")
        assert saved.version.digest != begun.digest
        assert history(work, entry).document.title == "Third parties"  # until it is approved


def test_a_stale_tab_is_told_who_saved_and_loses_nothing(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        shown = start_draft(work, entry, ann, NOW)
        save_draft(work, entry, 2, "answer: by Ben", shown.digest, ben, NOW, nothing_wrong)
        with pytest.raises(Conflict, match="Ben saved another text"):
            save_draft(work, entry, 2, "answer: by Ann", shown.digest, ann, NOW, nothing_wrong)
        work.commit()
    with store.reading() as work:
        assert history(work, entry).versions[0].body == "answer: by Ben"


def test_a_broken_draft_is_kept_but_cannot_be_submitted(store: Store, entry: str, ann: Account) -> None:
    with store() as work:
        begun = start_draft(work, entry, ann, NOW)
        saved = save_draft(work, entry, 2, "oops", begun.digest, ann, NOW, no_answer_missing)
        assert saved.complaints == ["There is no answer.", "There is no source."]
        assert saved.version.body == "oops"
        with pytest.raises(BadInput, match=r"There is no answer\. \(and 1 more\)"):
            submit(work, entry, 2, saved.version.digest, ann, NOW, no_answer_missing)


def test_what_fails_the_check_cannot_be_approved(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        version = draft(work, ann, "oops")
        submit(work, entry, 2, version.digest, ann, NOW, nothing_wrong)
        with pytest.raises(BadInput, match="no answer"):
            approve(work, entry, 2, version.digest, TODAY, ben, NOW, TODAY, no_answer_missing)


def test_nothing_takes_effect_before_today(store: Store, entry: str, ann: Account, ben: Account) -> None:
    with store() as work, pytest.raises(BadInput, match="before today"):
        publish(work, draft(work, ann, "answer: two"), ann, ben, TODAY - timedelta(days=1))


def test_of_two_approvers_at_once_the_second_is_told(
    store: Store, entry: str, ann: Account, ben: Account, cat: Account
) -> None:
    with store() as work:
        version = draft(work, ann, "answer: two")
        submit(work, entry, 2, version.digest, ann, NOW, nothing_wrong)
        work.commit()
    outcomes: list[str] = []
    ready = threading.Barrier(2)

    def try_it(who: Account) -> None:
        ready.wait()
        try:
            with store() as work:
                approve(work, entry, 2, version.digest, TODAY, who, NOW, TODAY, nothing_wrong)
                work.commit()
            outcomes.append("approved")
        except HelplineError as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=try_it, args=(who,)) for who in (ben, cat)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["approved", "conflict"]
    with store.reading() as work:
        assert work.knowledge_serial() == 2
        assert [event.what for event in history(work, entry).events].count("approved") == 2


def test_a_crash_in_mid_publication_publishes_nothing(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "answer: two"), ann, ben, TODAY)
        # The process dies here, before commit.
    assert said(store, TODAY) == ["answer: one"]
    with store.reading() as work:
        assert work.knowledge_serial() == 1
        assert len(history(work, entry).versions) == 1


def test_a_colleague_joins_the_open_draft(store: Store, entry: str, ann: Account, ben: Account) -> None:
    with store() as work:
        mine = draft(work, ann, "answer: two")
        assert start_draft(work, entry, ben, NOW) == mine
        with pytest.raises(Conflict, match="Ann is already writing version 2"):
            start_draft(work, entry, ben, NOW, from_number=1)


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
