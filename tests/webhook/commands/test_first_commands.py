"""A command may be the first thing that is ever run in a home folder."""

import stat
from datetime import UTC, datetime
from pathlib import Path

from knowledge.services.accounts import sign_in, who_holds
from knowledge.store.unit_of_work import open_store
from tests.webhook.commands.running import helpline


def test_a_token_is_printed_once_and_opens_the_door(tmp_path: Path) -> None:
    done = helpline(tmp_path, "token", "create", "--role", "trainer", "--name", "weekly report")
    assert done.status == 0
    with open_store(f"sqlite:///{tmp_path / 'helpline.sqlite'}")() as work:
        holder = who_holds(work, done.out.strip(), datetime.now(UTC))
    assert (holder.name, holder.role) == ("weekly report", "trainer")


def test_an_account_gets_a_password_that_must_be_changed(tmp_path: Path) -> None:
    done = helpline(tmp_path, "user", "add", "Someone@Force.example", "--role", "adviser")
    password = done.out.splitlines()[0].split()[-1]
    with open_store(f"sqlite:///{tmp_path / 'helpline.sqlite'}")() as work:
        account = sign_in(work, "someone@force.example", password, datetime.now(UTC))
    assert (account.role, account.must_change) == ("adviser", True)


def test_the_same_address_twice_is_refused(tmp_path: Path) -> None:
    words = ("user", "add", "someone@force.example", "--role", "officer")
    assert helpline(tmp_path, *words).status == 0
    done = helpline(tmp_path, *words)
    assert done.status == 1
    assert done.complaint.count("\n") == 1


def test_secrets_are_made_once_for_their_owner_alone(tmp_path: Path) -> None:
    helpline(tmp_path, "token", "create", "--role", "officer", "--name", "one")
    file = tmp_path / "secrets.env"
    first = file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    helpline(tmp_path, "token", "create", "--role", "officer", "--name", "two")
    assert file.read_text() == first


def test_a_backup_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    (tmp_path / "after").mkdir()
    helpline(tmp_path / "before", "user", "add", "someone@force.example", "--role", "officer")
    assert helpline(tmp_path / "before", "backup", str(tmp_path / "kept")).status == 0
    done = helpline(tmp_path / "after", "restore", str(tmp_path / "kept"))
    assert done.status == 0, done.complaint
    with open_store(f"sqlite:///{tmp_path / 'after' / 'helpline.sqlite'}")() as work:
        assert work.accounts.find_by_address("someone@force.example")


def test_a_backup_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("something else")
    assert helpline(tmp_path, "backup", "kept").status == 2
    assert (tmp_path / "kept").read_text() == "something else"
