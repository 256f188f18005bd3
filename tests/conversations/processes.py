"""Rasa and the action server, started for real on ports of the test's own."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from bot.train import BOT, HELPLINE, PROJECT, QUIET
from knowledge.settings import Settings
from webhook.commands.ports import any_free

PATIENCE = 180
SERVED_BY = "served by %(p)s %(U)s"


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
def start_web(settings: Settings, workers: int = 2) -> Iterator[Running]:
    """The web app in so many processes, as a force would run it; its log names the process that served a request."""
    settings = replace(settings, port=any_free())
    command = [sys.executable, "-P", "-m", "gunicorn", "--worker-class", "gthread", "--workers", str(workers)]
    command += ["--threads", "4", "--no-control-socket", "--bind", f"127.0.0.1:{settings.port}"]
    command += ["--access-logfile", "-", "--access-logformat", SERVED_BY, "webhook:create_app()"]
    with _start("web", command, settings, settings.port, "/healthz") as running:
        yield running


def served_by(web: Running, route: str) -> set[str]:
    """The processes that have served the route so far."""
    return set(re.findall(rf"^served by <?(\d+)>? {re.escape(route)}$", web.log.read_text(), re.MULTILINE))


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
