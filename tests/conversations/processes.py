"""Rasa and the action server, started for real on ports of the test's own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.train import BOT, HELPLINE, PROJECT, QUIET
from knowledge.settings import Settings

PATIENCE = 180


@dataclass(frozen=True)
class Running:
    process: subprocess.Popen[bytes]
    url: str
    log: Path


@contextmanager
def start_actions(settings: Settings) -> Iterator[Running]:
    command = [sys.executable, "-P", "-m", "actions"]
    with _start("actions", command, settings, settings.action_port, "/health") as running:
        yield running


@contextmanager
def start_rasa(settings: Settings) -> Iterator[Running]:
    command = [str(BOT / ".venv" / "bin" / "python"), "-m", "rasa", "run", "--interface", "127.0.0.1"]
    command += ["--port", str(settings.rasa_port), "--model", str(HELPLINE.model)]
    command += ["--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml"]
    health = "/webhooks/helpline/health"
    with _start("rasa", command, settings, settings.rasa_port, health) as running:
        yield running


@contextmanager
def _start(name: str, command: list[str], settings: Settings, port: int, health: str) -> Iterator[Running]:
    log, url = settings.home / f"{name}.log", f"http://127.0.0.1:{port}"
    environment = os.environ | QUIET | settings.as_environment()
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=file, stderr=file)
    try:
        _wait(process, f"{url}{health}", settings.helpline_key, log)
        yield Running(process, url, log)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait(process: subprocess.Popen[bytes], url: str, key: str, log: Path) -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and process.poll() is None:
        try:
            if httpx.get(url, headers={"X-Helpline-Key": key}, trust_env=False).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    raise AssertionError(f"not up: {log.read_text(errors='replace')[-2000:]}")
