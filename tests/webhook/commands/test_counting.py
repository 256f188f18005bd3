"""A month that is over is published before any trainer asks for it."""

from pathlib import Path

from knowledge.domain.month import Month
from knowledge.services.counting_asked import anything_to_publish, recount
from knowledge.settings import Settings
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import open_store
from tests.knowledge.invented_log import Log, write_log
from webhook.clock import now
from webhook.commands.counting import counting

SECRET = "a secret of sixteen characters"


def settings_at(home: Path, url: str) -> Settings:
    return Settings(home, url, 8000, 5005, 5055, 90, SECRET, SECRET)


def test_every_month_that_is_over_is_published_at_the_first_call(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/helpline.sqlite"
    upgrade(url)
    store, last = open_store(url), Month.last_over(now())
    write_log(store, Log(last.before(1), 2, questions=200, people=40))
    with store() as work:
        recount(work)
        work.commit()
        assert anything_to_publish(work, 10, now())
    said: list[str] = []
    counting(settings_at(tmp_path, url), said.append)()
    with store.reading() as work:
        assert work.asked.released_months(10) == {str(last.before(1)), str(last)}
    store.close()
    assert said == []


def test_a_store_that_cannot_be_written_is_said_once_and_tried_an_hour_later(tmp_path: Path) -> None:
    said: list[str] = []
    count = counting(settings_at(tmp_path, f"sqlite:///{tmp_path}/not/there.sqlite"), said.append)
    count()
    count()
    assert len(said) == 1
    assert "could not be counted" in said[0]
