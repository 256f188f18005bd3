"""`./helpline check` names what is not in place and how to mend it, and is content only when all of it is."""

import json
import os
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from knowledge.domain.documents import State
from knowledge.settings import Settings
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import open_store
from tests.webhook.commands.running import Done, Run
from webhook.commands.first_run import prepare_store
from webhook.commands.place import settle


@pytest.fixture
def bare(run: Run) -> Settings:
    """Secrets and an up-to-date store without knowledge; `run` has named the folder in the environment."""
    settings = settle()
    upgrade(settings.database_url)
    return settings


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as the first `up` leaves it, made once."""
    folder = tmp_path_factory.mktemp("loaded")
    prepare_store(settle({"HELPLINE_HOME": str(folder)}), False, lambda line: None)
    return folder


@pytest.fixture
def home(bare: Settings, loaded: Path) -> Settings:
    """A home folder as the first `up` leaves it."""
    (bare.home / "helpline.sqlite").unlink()
    with (
        closing(sqlite3.connect(loaded / "helpline.sqlite")) as made,
        closing(sqlite3.connect(bare.home / "helpline.sqlite")) as own,
    ):
        made.backup(own)
    return bare


def lines(done: Done, about: str) -> list[str]:
    """What was said about one thing, the ones in order first."""
    return [line for line in done.out.splitlines() if line[7:].startswith(about)]


def wrong(done: Done, about: str) -> str:
    """The one complaint about a thing."""
    (line,) = lines(done, about)
    assert line.startswith("wrong"), line
    assert done.status == 1
    return line


def test_a_home_where_only_the_services_do_not_run_has_one_complaint(run: Run, home: Settings) -> None:
    done = run("check")
    complaints = [line for line in done.out.splitlines() if line.startswith("wrong")]
    known = [
        line
        for line in complaints
        if "services" in line or "Rasa" in line or "assistant" in line or "styles" in line
    ]
    assert complaints == known, done.out
    assert "./helpline up" in wrong(done, "services")
    assert "topics proved: no gap, no conflict" in lines(done, "rulebook")[0]


def test_before_the_first_up_it_says_what_makes_the_secrets(run: Run) -> None:
    done = run("check")
    assert "HELPLINE_KEY is missing" in wrong(done, "settings")
    assert "./helpline up makes it" in wrong(done, "settings")
    assert lines(done, "assistant")


def test_a_wrong_setting_is_named(run: Run, bare: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELPLINE_PORT", "eighty")
    assert "HELPLINE_PORT" in wrong(run("check"), "settings")


def test_secrets_that_others_can_read_are_told_with_the_command_that_mends_it(
    run: Run, bare: Settings
) -> None:
    secrets = bare.home / "secrets.env"
    secrets.chmod(0o644)
    assert f"chmod 600 {secrets}" in wrong(run("check"), "secrets")


def test_a_store_that_is_not_there_is_told_once(
    run: Run, bare: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{bare.home}/no/such/folder.sqlite")
    done = run("check")
    assert wrong(done, "store")
    assert not lines(done, "knowledge")


def test_a_store_of_another_release_is_told_with_its_mend(run: Run, bare: Settings) -> None:
    with create_engine(bare.database_url).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'm0000_before'"))
    assert "./helpline up" in wrong(run("check"), "store")


def test_an_empty_store_is_told_with_its_mend(run: Run, tmp_path: Path) -> None:
    settle()
    assert "./helpline up" in wrong(run("check"), "store")


def test_a_published_text_that_does_not_read_is_named_with_what_is_said_instead(
    run: Run, home: Settings
) -> None:
    _publish(home, "topic/stalking", "topic: stalking\ntitle: [half a text\n")
    complaint = wrong(run("check"), "knowledge")
    assert "topic/stalking version 2 does not read" in complaint
    assert "version 1 is said instead" in complaint
    assert "a registrar must correct it" in complaint


def test_a_published_gap_is_named_with_its_file_and_the_facts_that_show_it(run: Run, home: Settings) -> None:
    with open_store(home.database_url).reading() as work:
        body = next(
            one.body
            for one in work.documents.effective(datetime.now(UTC).date())
            if one.document_id == "topic/stalking"
        )
    _publish(
        home,
        "topic/stalking",
        body.replace("when: {fixation: no}", "when: {fixation: no, conduct_effect: none}"),
    )
    complaints = [line for line in lines(run("check"), "rulebook") if "no rule holds" in line]
    assert "topic/stalking.yml: rules" in complaints[0]
    assert "fixation: no" in complaints[0]


def test_an_assistant_that_is_not_trained_is_told(
    run: Run, bare: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webhook.commands.parts.training_check", lambda: ["false"])
    assert "./helpline up trains it" in wrong(run("check"), "assistant")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_that_another_program_has_is_told(
    run: Run, bare: Settings, taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HELPLINE_PORT", str(taken))
    complaint = wrong(run("check"), "services")
    assert f"another program listens on port {taken}" in complaint
    assert "--port" in complaint


@pytest.mark.parametrize("word", ["[1, 2]", '{"pid": 1}', '{"pid": "x"}', "half a wo", ""])
def test_a_damaged_word_of_what_runs_counts_as_none(run: Run, bare: Settings, word: str) -> None:
    (bare.home / "running.json").write_text(word)
    assert "not running" in wrong(run("check"), "services")


def test_a_file_that_is_no_database_is_told(run: Run, bare: Settings) -> None:
    (bare.home / "helpline.sqlite").write_text("this has never been a database")
    assert "DATABASE_URL" in wrong(run("check"), "store")


def test_services_that_do_not_answer_are_named_with_their_logs(run: Run, bare: Settings, taken: int) -> None:
    word = {"pid": os.getpid(), "address": "http://127.0.0.1:1", "port": 1, "rasa_port": 2, "action_port": 3}
    (bare.home / "running.json").write_text(json.dumps(word))
    complaint = wrong(run("check"), "services")
    assert "silent: Rasa" in complaint
    assert str(bare.home / "log" / "rasa.log") in complaint


def _publish(home: Settings, document_id: str, body: str) -> None:
    """Past every check, as only a fault of ours could."""
    today = datetime.now(UTC)
    with open_store(home.database_url)() as work:
        draft = work.documents.add_version(document_id, document_id, body, "ann", None, today)
        work.documents.change(
            replace(
                draft, state=State.APPROVED, approved_by="ben", approved_at=today, takes_effect=today.date()
            )
        )
        work.serial.hold()
        work.serial.move()
        work.commit()
