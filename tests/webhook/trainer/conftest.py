"""A log with something to teach in it: invented questions of four published months, with nobody in them."""

import shutil
from pathlib import Path

import pytest
from flask import Flask

from knowledge.domain.month import Month
from knowledge.services.counting_asked import recount
from knowledge.services.gaps.board import publish_and_list
from knowledge.services.loading import TEMPLATES, load
from knowledge.settings import Settings
from knowledge.store.unit_of_work import Store, open_store
from tests.knowledge.invented_log import Log, write_log
from tests.webhook.conftest import Prepared, settings_for
from tests.webhook.test_browser import address as address
from tests.webhook.test_browser import opened as opened
from webhook.clock import now

LAST = Month.last_over(now())
FIRST = LAST.before(3)
KEEN = ("Response 1", "stalking")
LOG = Log(FIRST, 4, questions=14000, people=700, keen={KEEN: 4.0})


@pytest.fixture(scope="session")
def with_log(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Written, counted and published once; every test gets a copy."""
    database = tmp_path_factory.mktemp("trainer") / "helpline.sqlite"
    shutil.copy(prepared.database, database)
    store = open_store(f"sqlite:///{database}")
    write_log(store, LOG)
    with store() as work:
        recount(work)
        publish_and_list(work, 10, now())
        teams = "team,people,month\n" + "".join(f"Response {n},200,2020-01\n" for n in range(1, 5))
        load(work, "teams", "teams.csv", teams.encode(), "Tess", now())
        load(work, "audits", "audits.csv", TEMPLATES["audits"].encode(), "Tess", now())
        work.commit()
    store.close()
    return database


@pytest.fixture
def settings(with_log: Path, tmp_path: Path) -> Settings:
    """On a fresh copy."""
    copy = tmp_path / "helpline.sqlite"
    shutil.copy(with_log, copy)
    return settings_for(tmp_path, f"sqlite:///{copy}")


@pytest.fixture
def store(app: Flask) -> Store:
    """The web app's own."""
    found: Store = app.extensions["helpline"].store
    return found
