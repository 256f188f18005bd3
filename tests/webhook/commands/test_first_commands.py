"""A command may be the first thing that is ever run in a home folder."""

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.services.accounts import sign_in, who_holds
from knowledge.store.unit_of_work import open_store
from tests.webhook.commands.running import Run


def test_a_token_is_printed_once_and_opens_the_door(run: Run, tmp_path: Path) -> None:
    done = run("token", "create", "--role", "trainer", "--name", "weekly report")
    assert done.status == 0
    with open_store(f"sqlite:///{tmp_path / 'helpline.sqlite'}")() as work:
        holder = who_holds(work, done.out.strip(), datetime.now(UTC))
    assert (holder.name, holder.role) == ("weekly report", "trainer")


def test_an_account_gets_a_password_that_must_be_changed(run: Run, tmp_path: Path) -> None:
    done = run("user", "add", "Someone@Force.example", "--role", "adviser")
    password = done.out.splitlines()[0].split()[-1]
    with open_store(f"sqlite:///{tmp_path / 'helpline.sqlite'}")() as work:
        account = sign_in(work, "someone@force.example", password, datetime.now(UTC))
    assert (account.role, account.must_change) == ("adviser", True)


def test_the_same_address_twice_is_refused(run: Run) -> None:
    words = ("user", "add", "someone@force.example", "--role", "officer")
    assert run(*words).status == 0
    done = run(*words)
    assert done.status == 1
    assert done.complaint.count("\n") == 1


def test_secrets_are_made_once_for_their_owner_alone(run: Run, tmp_path: Path) -> None:
    run("token", "create", "--role", "officer", "--name", "one")
    file = tmp_path / "secrets.env"
    first = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    run("token", "create", "--role", "officer", "--name", "two")
    assert file.read_text() == first


def test_a_backup_is_put_back(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("user", "add", "someone@force.example", "--role", "officer")
    assert run("backup", "kept").status == 0
    monkeypatch.setenv("HELPLINE_HOME", str(tmp_path / "another"))
    done = run("restore", "kept")
    assert done.status == 0, done.complaint
    with open_store(f"sqlite:///{tmp_path / 'another' / 'helpline.sqlite'}")() as work:
        assert work.accounts.find_by_address("someone@force.example")


def test_a_backup_never_overwrites(run: Run, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("something else")
    assert run("backup", "kept").status == 2
    assert (tmp_path / "kept").read_text() == "something else"


def test_looking_whether_all_is_in_place_changes_nothing(run: Run, tmp_path: Path) -> None:
    done = run("check")
    assert done.status == 1
    assert "./helpline up" in done.out
    assert list(tmp_path.iterdir()) == []
