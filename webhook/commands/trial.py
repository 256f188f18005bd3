"""A helpline of its own for a trial: in a folder that goes afterwards, on a free port."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from knowledge.domain.people import Role
from knowledge.services.accounts import create_token
from knowledge.settings import PROJECT, Settings
from knowledge.store.unit_of_work import open_store
from webhook.commands.place import running
from webhook.commands.ports import any_free
from webhook.commands.supervisor import die_with_parent

# Training and loading on a slow machine.
PATIENCE = 900
# A trial never meets the force's own helpline: neither its store nor its secrets nor its ports.
_APART = {"DATABASE_URL", "HELPLINE_PORT", "RASA_PORT", "ACTION_PORT", "HELPLINE_KEY", "SECRET_KEY"}


@dataclass(frozen=True)
class Trial:
    """A helpline under trial, and how long its start took."""

    settings: Settings
    pid: int
    seconds: float

    @property
    def url(self) -> str:
        """The web app's address."""
        return f"http://127.0.0.1:{self.settings.port}"

    def token(self) -> str:
        """An officer's token for it."""
        store = open_store(self.settings.database_url)
        with store() as work:
            token = create_token(work, "trial", Role.OFFICER, datetime.now(UTC), team="trial")
            work.commit()
        store.close()
        return token


@contextmanager
def trial_home() -> Iterator[Path]:
    """An empty home folder."""
    with tempfile.TemporaryDirectory(prefix="helpline-trial-") as folder:
        yield Path(folder)


@contextmanager
def helpline_in(home: Path, say: Callable[[str], None]) -> Iterator[Trial]:
    """Start `./helpline up` in this home with nothing but the starter edition; stop it at the end."""
    begun, port = time.monotonic(), any_free()
    say(f"Starting a helpline for the trial on port {port}")
    environment = {name: value for name, value in os.environ.items() if name not in _APART}
    environment["HELPLINE_HOME"] = str(home)
    with (home / "up.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "webhook.commands", "up", "--port", str(port)],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent,
        )
    try:
        _wait(process, home)
        yield Trial(_settings(home, environment), process.pid, time.monotonic() - begun)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(process: subprocess.Popen[bytes], home: Path) -> None:
    """Until `up` leaves word that all parts are there; the web app answers earlier."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and process.poll() is None:
        if running(home):
            return
        time.sleep(0.1)
    said = (home / "up.log").read_text(errors="replace").splitlines()[-5:]
    raise click.ClickException(f"the helpline for the trial did not start: {' / '.join(said)}")


def _settings(home: Path, environment: dict[str, str]) -> Settings:
    word = running(home)
    names = {"HELPLINE_PORT": "port", "RASA_PORT": "rasa_port", "ACTION_PORT": "action_port"}
    return Settings.from_environment({**environment, **{name: str(word[key]) for name, key in names.items()}})
