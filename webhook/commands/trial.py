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
from knowledge.settings import PROJECT
from knowledge.store.unit_of_work import open_store
from webhook.commands.ports import any_free
from webhook.commands.supervisor import die_with_parent

# Training and loading on a slow machine.
PATIENCE = 900


@dataclass(frozen=True)
class Trial:
    """Where the helpline under trial listens, and what opens it."""

    home: Path
    port: int
    pid: int
    token: str

    @property
    def url(self) -> str:
        """The web app's address."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def helpline_on_trial(say: Callable[[str], None]) -> Iterator[Trial]:
    """Start `./helpline up` with nothing in it but the starter edition; stop it at the end."""
    with tempfile.TemporaryDirectory(prefix="helpline-trial-") as folder:
        home, port = Path(folder), any_free()
        say(f"Starting a helpline for the trial on port {port}")
        process = _start(home, port)
        try:
            _wait(process, home)
            yield Trial(home, port, process.pid, _token(home))
        finally:
            process.terminate()
            process.wait(timeout=60)


def _start(home: Path, port: int) -> subprocess.Popen[bytes]:
    apart = {"DATABASE_URL", "HELPLINE_PORT", "RASA_PORT", "ACTION_PORT", "HELPLINE_KEY", "SECRET_KEY"}
    environment = {name: value for name, value in os.environ.items() if name not in apart}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "webhook.commands", "up", "--port", str(port)],
        cwd=PROJECT,
        env={**environment, "HELPLINE_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=(home / "up.log").open("wb"),
        stderr=subprocess.STDOUT,
        preexec_fn=die_with_parent,
    )


def _wait(process: subprocess.Popen[bytes], home: Path) -> None:
    """Until `up` says that all parts are there; that is later than the web app's first answer."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and process.poll() is None:
        if (home / "running.json").exists():
            return
        time.sleep(0.2)
    said = (home / "up.log").read_text(errors="replace").splitlines()[-5:]
    raise click.ClickException(f"the helpline for the trial did not start: {' / '.join(said)}")


def _token(home: Path) -> str:
    store = open_store(f"sqlite:///{home / 'helpline.sqlite'}")
    with store() as work:
        token = create_token(work, "trial", Role.OFFICER, datetime.now(UTC), team="trial")
        work.commit()
    store.close()
    return token
