"""Commands run in a home folder of the test's own, and signal handlers put back."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.settings import SECRETS
from tests.webhook.commands.running import Done, Run
from webhook.commands.__main__ import main


@pytest.fixture(autouse=True)
def signals_as_they_were() -> Iterator[None]:
    """Put back what a supervisor changed: handlers are the process's own."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`./helpline WORDS` in this process: the same as typing it, less the start of Python."""
    monkeypatch.chdir(tmp_path)
    for name in (*SECRETS, "DATABASE_URL", "HELPLINE_PORT", "RASA_PORT", "ACTION_PORT", "SMTP_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HELPLINE_HOME", str(tmp_path))

    def type_it(*words: str) -> Done:
        status = main(list(words))
        said = capsys.readouterr()
        return Done(status, said.out, said.err)

    return type_it
