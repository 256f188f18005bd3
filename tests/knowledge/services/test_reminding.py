"""Each person is reminded of what is theirs to look at, and nothing is nobody's."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest

from knowledge.domain.entry import Entry
from knowledge.domain.people import Account, Role
from knowledge.services.accounts import create_admin_once, set_active, set_role
from knowledge.services.last_good import NotSaid
from knowledge.services.publishing import submit
from knowledge.services.reminding import Matter, reminders
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW, QUICK
from tests.knowledge.edition import edition
from tests.knowledge.services.published import TODAY, draft, nothing_wrong

# Ann, Ben, Cat are the accounts of conftest; Ben and Cat stay out where a test doesn't name them.
Told = dict[str, list[tuple[Matter, str]]]


def due_in(days: int, *, owner: str = "Ann", deputy: str = "Ben") -> Entry:
    entry = edition().entries["glossary-four"]
    return replace(entry, review_by=TODAY + timedelta(days=days), owner=owner, deputy=deputy)


def told(store: Store, *entries: Entry, not_said: tuple[NotSaid, ...] = ()) -> Told:
    with store.reading() as work:
        found = reminders(work, entries, not_said, TODAY)
    return {one.account.name: [(task.matter, task.document_id) for task in one.tasks] for one in found}


def test_the_owner_alone_is_told_within_thirty_days(store: Store, ann: Account, ben: Account) -> None:
    assert told(store, due_in(30)) == {"Ann": [(Matter.DUE, "entry/glossary-four")]}
    assert told(store, due_in(0)) == {"Ann": [(Matter.DUE, "entry/glossary-four")]}
    assert told(store, due_in(31)) == {}


def test_once_overdue_the_deputy_is_told_too(store: Store, ann: Account, ben: Account) -> None:
    overdue = [(Matter.OVERDUE, "entry/glossary-four")]
    assert told(store, due_in(-1)) == {"Ann": overdue, "Ben": overdue}


@pytest.mark.parametrize("how", ["closed", "an officer now"])
def test_for_an_owner_who_cannot_mend_it_the_deputy_is_told(
    store: Store, ann: Account, ben: Account, how: str
) -> None:
    with store() as work:
        if how == "closed":
            set_active(work, ann.id, "Cat", NOW, active=False)
        else:
            set_role(work, ann.id, Role.OFFICER, "", "Cat", NOW)
        work.commit()
    assert told(store, due_in(20)) == {"Ben": [(Matter.DUE, "entry/glossary-four")]}


def test_where_nobody_who_is_named_has_an_account_every_registrar_is_told(
    store: Store, ann: Account, ben: Account, cat: Account
) -> None:
    assert set(told(store, due_in(5, owner="Force Crime Registrar", deputy=""))) == {"Ann", "Ben"}
    assert set(told(store, due_in(5, owner=" ann@force.example ", deputy=""))) == {"Ann"}


def test_the_first_sign_in_has_no_mailbox(store: Store, ann: Account) -> None:
    with store() as work:
        create_admin_once(work, NOW, hasher=QUICK)
        work.commit()
    assert set(told(store, due_in(5, owner="Administrator", deputy=""))) == {"Ann"}


def test_what_waits_for_approval_is_told_to_those_who_may_approve(
    store: Store, entry: str, ann: Account, ben: Account, cat: Account
) -> None:
    assert told(store) == {}
    with store() as work:
        version = draft(work, ann, "answer: two")
        submit(work, entry, 2, version.digest, ann, NOW, nothing_wrong)
        work.commit()
    assert told(store) == {name: [(Matter.TO_APPROVE, entry)] for name in ("Ben", "Cat")}


def test_a_failed_publication_is_told_to_its_owner_and_to_who_wrote_and_approved_it(
    store: Store, entry: str, ann: Account, ben: Account, cat: Account
) -> None:
    failed = NotSaid(entry, "Third parties", 1, "can't be read", None)
    assert set(told(store, not_said=(failed,))) == {"Ann", "Ben"}
    owned = replace(due_in(300, owner="Cat"), id="third-party")
    found = told(store, owned, not_said=(failed,))
    assert found == {name: [(Matter.FAILED, entry)] for name in ("Ann", "Ben", "Cat")}


def test_two_who_remind_at_once_write_once_and_a_mail_that_failed_is_tried_again(
    store: Store, ann: Account
) -> None:
    mine: list[bool] = []
    ready = threading.Barrier(4)

    def claim() -> None:
        ready.wait()
        with store() as work:
            mine.append(work.accounts.claim_reminder(ann.id, TODAY))
            work.commit()

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(mine) == [False, False, False, True]
    with store() as work:
        assert work.accounts.claim_reminder(ann.id, TODAY + timedelta(days=1))
        work.accounts.give_back_reminder(ann.id)
        assert work.accounts.claim_reminder(ann.id, TODAY + timedelta(days=1))
