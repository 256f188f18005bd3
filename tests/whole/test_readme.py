"""What the README says can be typed can be typed."""

import re

import pytest

from knowledge.settings import PROJECT
from webhook.commands.__main__ import COMMANDS, helpline

README = (PROJECT / "README.md").read_text(encoding="utf-8")
# From the promise to programs that talk to us: none of these may go.
PROMISED = ["up", "test", "ask", "decide", "token", "user", "import", "backup", "restore", "check"]


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\./helpline ([a-z]+)", README))))
def test_every_command_in_the_readme_exists(name: str) -> None:
    assert name in COMMANDS


@pytest.mark.parametrize("name", PROMISED)
def test_every_promised_command_is_in_the_readme(name: str) -> None:
    assert f"./helpline {name}" in README


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_what_it_does(name: str) -> None:
    command = helpline.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    assert command.help


@pytest.mark.parametrize("option", ["--port", "--demo"])
def test_every_promised_option_of_up_exists(option: str) -> None:
    up = helpline.get_command(None, "up")  # type: ignore[arg-type]
    assert up is not None
    assert option in {name for parameter in up.params for name in parameter.opts}


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`([\w.]+/[\w./-]*)`", README))))
def test_every_path_in_the_readme_exists(path: str) -> None:
    made_at_set_up = path.startswith(("var/", "bot/.venv", ".uv"))
    assert made_at_set_up or (PROJECT / path).exists()
