"""The record of who did what can be added to, and nothing else, and it shows when somebody tried."""

import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from knowledge.domain.people import Account
from knowledge.services.chain import chain_complaints
from knowledge.store import guards
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.services.published import THIRD_PARTY, TODAY, draft, publish


def complaints(store: Store) -> list[str]:
    with store.reading() as work:
        return chain_complaints(work)


def behind_our_back(store: Store, statement: str) -> None:
    """Somebody with the database's own password, who takes the guards down first."""
    with store.engine.begin() as connection:
        guards.take_down(connection)
        connection.execute(text(statement))


def test_what_the_helpline_writes_is_a_whole_chain(
    store: Store, entry: str, ann: Account, ben: Account
) -> None:
    with store() as work:
        publish(work, draft(work, ann, "answer: two"), ann, ben, TODAY)
        work.commit()
    assert complaints(store) == []
    with store.reading() as work:
        events = list(work.events.all())
        assert work.events.head().length == len(events) == len({event.chain for event in events})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET who = 'Ben'",
        "DELETE FROM event",
        "UPDATE version SET body = 'answer: mine' WHERE state = 'approved'",
        "DELETE FROM version",
    ],
)
def test_the_database_itself_refuses_to_change_what_was(store: Store, entry: str, statement: str) -> None:
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(text(statement))
    assert complaints(store) == []


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE event SET who = 'Ben' WHERE what = 'submitted'", "is not what was written"),
        ("UPDATE event SET account_id = 99 WHERE what = 'saved' OR what = 'started'", "not what was written"),
        ("DELETE FROM event WHERE what = 'submitted'", "a line before it is gone"),
        ("DELETE FROM event WHERE what = 'approved'", "its end is not the end that was"),
        ("UPDATE version SET body = 'answer: mine'", "its text is not the one that was approved"),
        ("UPDATE version SET body = 'x', digest = 'y'", "its text is not the one that was approved"),
    ],
)
def test_whoever_gets_round_the_guards_is_found_out(
    store: Store, entry: str, statement: str, said: str
) -> None:
    behind_our_back(store, statement)
    assert any(said in complaint for complaint in complaints(store))


def test_a_text_put_in_force_without_an_approval_is_found_out(store: Store, entry: str, ann: Account) -> None:
    with store() as work:
        draft(work, ann, "answer: two")
        work.commit()
    behind_our_back(store, "UPDATE version SET state = 'approved', takes_effect = '2026-11-23'")
    assert complaints(store) == [
        f"{THIRD_PARTY}, version 2: it stands as approved, and the record knows of no approval of this text."
    ]


def test_two_who_write_at_once_make_one_chain(store: Store) -> None:
    ready = threading.Barrier(4)

    def write(name: str) -> None:
        ready.wait()
        for number in range(5):
            with store() as work:
                work.events.add(NOW, name, f"step {number}")
                work.commit()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Ann", "Ben", "Cat", "Dan")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert complaints(store) == []
    with store.reading() as work:
        assert work.events.head().length == 20
