"""The folder that a helpline lives in, and its secrets."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from knowledge.settings import SECRETS, Settings, home_folder, read_secrets

_SAID = ("pid", "address", "port", "rasa_port", "action_port")
"""What a running `up` leaves word of."""


class AlreadyRunningError(Exception):
    """Another `up` serves this folder."""


def settle(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings, after making the home folder and its secrets where they were missing."""
    given = os.environ if environment is None else environment
    home = home_folder(given)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    _make_secrets(home / "secrets.env")
    return Settings.from_environment(given)


def _make_secrets(file: Path) -> None:
    missing = [name for name in SECRETS if name not in read_secrets(file)]
    if missing:
        # Opened with its mode, so that there is no moment in which others may read it.
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "a") as opened:
            opened.writelines(f"{name}={secrets.token_urlsafe(32)}\n" for name in missing)


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Hold the folder for one `up`; the lock goes with the process, however it ends."""
    with (home / "up.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            where = running(home).get("address", "elsewhere")
            raise AlreadyRunningError(f"The helpline of {home} is already running at {where}.") from error
        try:
            yield
        finally:
            (home / "running.json").unlink(missing_ok=True)


def say_running(settings: Settings) -> None:
    """Leave word for the other commands of where each part listens."""
    word = {
        "pid": os.getpid(),
        "address": f"http://127.0.0.1:{settings.port}",
        "port": settings.port,
        "rasa_port": settings.rasa_port,
        "action_port": settings.action_port,
    }
    (settings.home / "running.json").write_text(json.dumps(word))


def running(home: Path) -> dict[str, Any]:
    """What a running `up` left word of; empty when none runs, or when the word can't be read."""
    try:
        word = json.loads((home / "running.json").read_text())
        os.kill(word["pid"], 0)
        return {name: word[name] for name in _SAID}
    except (OSError, ValueError, LookupError, TypeError, OverflowError):
        return {}
