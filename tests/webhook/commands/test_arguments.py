"""Bad arguments end with status 2 and one clear line."""

from pathlib import Path

import pytest

from tests.webhook.commands.running import Run


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["fly"], "fly"),
        (["up", "--port", "99999"], "--port"),
        (["up", "--port", "eighty"], "--port"),
        (["up", "--loud"], "--loud"),
        (["ask"], "TEXT"),
        (["decide", "nowhere.json"], "nowhere.json"),
        (["token", "create", "--name", "a script"], "--role"),
        (["token", "create", "--role", "chief", "--name", "a script"], "chief"),
        (["user", "add", "not-an-address", "--role", "officer"], "e-mail address"),
        (["user", "add", "someone@force.example", "--role", "chief"], "chief"),
        (["import", "rules", "nowhere.pdf"], "nowhere.pdf"),
        (["backup"], "FILE"),
        (["backup", "no-folder/file"], "no-folder"),
        (["restore", "nowhere"], "nowhere"),
        (["evaluate"], "FILES"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(run: Run, words: list[str], named: str) -> None:
    done = run(*words)
    assert done.status == 2
    assert done.out == ""
    assert done.complaint.startswith("helpline: ")
    assert done.complaint.count("\n") == 1
    assert named in done.complaint


def test_a_wrong_setting_is_said_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASA_PORT", "many")
    done = run("token", "create", "--role", "officer", "--name", "x")
    assert done.status == 1
    assert done.complaint == "helpline: RASA_PORT must be a whole number from 1 to 65535, not 'many'.\n"


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("", "JSON"),
        ("[1]", "object"),
        ('{"facts": 3}', "'facts'"),
        ('{"facts": {}, "on": "May"}', "'on'"),
        ('{"facts": {}, "day": "2026-05-03"}', "'day'"),
        ('{"facts": {}, "meant": 8}', "'meant'"),
        ('{"injury": "none", "injury": "lesser"}', "'injury' stands twice"),
    ],
)
def test_a_file_of_facts_that_is_none_is_named(run: Run, tmp_path: Path, body: str, named: str) -> None:
    (tmp_path / "facts.json").write_text(body)
    done = run("decide", "facts.json")
    assert done.status == 2
    assert named in done.complaint
    assert done.complaint.count("\n") == 1


def test_help_lists_every_command(run: Run) -> None:
    done = run("--help")
    assert done.status == 0
    assert all(f"  {name} " in done.out for name in ("up", "ask", "decide", "token", "check", "bench"))
