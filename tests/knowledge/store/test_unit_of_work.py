"""One piece of work happens as a whole, and a failing database is said plainly."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.domain.documents import Document
from knowledge.domain.errors import StoreUnavailable
from knowledge.store import engine
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import Store, open_store
from tests.knowledge.conftest import NOW

HARASSMENT = Document.named("topic/harassment", "Harassment")


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'helpline.sqlite'}"
    upgrade(url)
    return url


def test_work_without_commit_is_undone(store: Store) -> None:
    with store() as work:
        work.documents.add(HARASSMENT)
    with store.reading() as work:
        assert work.documents.are_none()


def test_work_that_fails_half_way_is_undone(store: Store) -> None:
    def fail_half_way() -> None:
        with store() as work:
            work.documents.add(HARASSMENT)
            work.serial.move()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    with store.reading() as work:
        assert work.documents.are_none()
        assert work.knowledge_serial() == 0


def test_the_serial_moves_by_one(store: Store) -> None:
    with store() as work:
        work.serial.move()
        work.commit()
    with store.reading() as work:
        assert work.knowledge_serial() == 1


def test_times_come_back_in_utc(store: Store) -> None:
    with store() as work:
        work.conversations.take("c1", "account:1", NOW)
        work.commit()
    with store.reading() as work:
        found = work.conversations.find("c1")
    assert found is not None
    assert found.created_at == NOW
    assert found.created_at.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="without a zone"), store() as work:
        work.conversations.take("c1", "account:1", NOW.replace(tzinfo=None))


def test_a_database_that_was_never_set_up_says_so(database_url: str) -> None:
    with pytest.raises(StoreUnavailable, match="isn't set up"), open_store(database_url)() as work:
        work.knowledge_serial()


def test_a_locked_database_is_unavailable_after_a_short_wait(
    sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 50)
    store = open_store(sqlite)
    with store() as first:
        first.serial.move()
        with pytest.raises(StoreUnavailable, match="busy"), store() as second:
            second.serial.move()


def test_readers_do_not_wait_for_a_writer(sqlite: str) -> None:
    store = open_store(sqlite)
    with store() as writer:
        writer.serial.move()
        with store.reading() as reader:
            assert reader.knowledge_serial() == 0
        writer.commit()
    with store.reading() as reader:
        assert reader.knowledge_serial() == 1


def test_writers_queue_instead_of_failing(store: Store) -> None:
    def move() -> None:
        with store() as work:
            work.knowledge_serial()  # read first: the step at which SQLite would give up
            work.serial.move()
            work.commit()

    threads = [threading.Thread(target=move) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.reading() as work:
        assert work.knowledge_serial() == 8


def test_a_read_only_database_can_be_read_but_not_written(sqlite: str) -> None:
    file = sqlite.removeprefix("sqlite:///")
    store = open_store(f"sqlite:///file:{file}?mode=ro&uri=true")
    with store.reading() as work:
        assert work.knowledge_serial() == 0
    with pytest.raises(StoreUnavailable, match="can't be written to"), store() as work:
        work.serial.move()


def test_a_read_only_server_is_unavailable_for_writing(database_url: str) -> None:
    if database_url.startswith("sqlite"):
        return
    upgrade(database_url)
    store = open_store(f"{database_url}&options=-c%20default_transaction_read_only%3Don")
    with store.reading() as work:
        assert work.knowledge_serial() == 0
    with pytest.raises(StoreUnavailable, match="can't be written to"), store() as work:
        work.serial.move()
    store.close()


def test_a_server_that_does_not_answer_is_unavailable() -> None:
    store = open_store("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(StoreUnavailable, match="can't be reached"), store() as work:
        work.knowledge_serial()
