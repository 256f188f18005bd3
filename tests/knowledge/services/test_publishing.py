"""Nothing is said that two people have not agreed on."""

import threading
from datetime import timedelta

import pytest

from knowledge.domain.documents import State
from knowledge.domain.errors import BadInput, Conflict, HelplineError, NotAllowed
from knowledge.domain.people import Account
from knowledge.services.approving import approve, withdraw
from knowledge.services.publishing import (
    effective,
    history,
    save_draft,
    start_draft,
    submit,
)
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW, Person
from tests.knowledge.services.published import (
    TODAY,
    draft,
    no_answer_missing,
    nothing_wrong,
    publish,
    said,
    seen,
)

TOMORROW = TODAY + timedelta(days=1)


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
            approve(work, entry, version.number, seen(saved.version), TODAY, ben, NOW, TODAY, nothing_wrong)


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
            approve(work, entry, read.number, seen(read), TODAY, ben, NOW, TODAY, nothing_wrong)


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
        assert saved.results.complaints == ["There is no answer.", "There is no source."]
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
            approve(work, entry, 2, seen(version), TODAY, ben, NOW, TODAY, no_answer_missing)


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
                approve(work, entry, 2, seen(version), TODAY, who, NOW, TODAY, nothing_wrong)
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
