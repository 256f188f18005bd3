"""The processes of a running helpline, and how each is started."""

import os
import sys
from pathlib import Path

from knowledge.settings import PROJECT, Settings
from webhook.commands.health import answers
from webhook.commands.supervisor import Part

BOT = PROJECT / "bot"
BOT_PYTHON = BOT / ".venv" / "bin" / "python"

# One process with threads: the knowledge is held in memory once, and server-sent events
# keep a thread each. Sixteen serve a force's busiest minute (see `./helpline bench`).
_GUNICORN = ["--worker-class", "gthread", "--workers", "1", "--threads", "16", "--timeout", "60"]
_NO_TELEMETRY = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"}


def all_parts(settings: Settings) -> list[Part]:
    """Slowest to start first."""
    return [rasa(settings), action_server(settings), web(settings)]


def rasa(settings: Settings) -> Part:
    """Rasa itself, in its own environment."""
    command = rasa_command(settings.rasa_port, "helpline", BOT / "endpoints.yml", BOT / "credentials.yml")
    key = {"X-Helpline-Key": settings.helpline_key}
    return Part(
        "rasa",
        "Rasa",
        command,
        PROJECT,
        {**environment_of(settings), **_NO_TELEMETRY},
        lambda: answers(settings.rasa_port, "/webhooks/helpline/health", headers=key),
    )


def rasa_command(port: int, model: str, endpoints: Path, credentials: Path) -> list[str]:
    """A Rasa server that only this machine can reach."""
    command = [str(BOT_PYTHON), "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(port)]
    command += ["--model", str(BOT / "models" / f"{model}.tar.gz")]
    return [*command, "--endpoints", str(endpoints), "--credentials", str(credentials)]


def action_server(settings: Settings) -> Part:
    """Our code that Rasa calls."""
    return Part(
        "actions",
        "The action server",
        [sys.executable, "-P", "-m", "actions"],
        PROJECT,
        environment_of(settings),
        lambda: answers(settings.action_port, "/health"),
    )


def web(settings: Settings) -> Part:
    """The pages and the API."""
    command = [sys.executable, "-P", "-m", "gunicorn", *_GUNICORN, "--no-control-socket"]
    command += ["--bind", f"127.0.0.1:{settings.port}", "webhook:create_app()"]
    return Part(
        "web",
        "The web app",
        command,
        PROJECT,
        environment_of(settings),
        # 503 says that a part is missing, and the web app serves without Rasa.
        lambda: answers(settings.port, "/healthz", below=600),
    )


def training(settings: Settings) -> Part:
    """Rasa learning from its examples, when they have changed since it last did."""
    return Part(
        "training",
        "Training",
        train_command(),
        PROJECT,
        {**environment_of(settings), **_NO_TELEMETRY},
        lambda: True,
    )


def training_check() -> list[str]:
    """The command whose status says whether training is needed."""
    return [*train_command(), "--check"]


def train_command() -> list[str]:
    """Trains when what it learns from has changed."""
    return [sys.executable, "-m", "bot.train"]


def environment_of(settings: Settings) -> dict[str, str]:
    """Ours, and the settings; logs are written as they happen."""
    return {**os.environ, **settings.as_environment(), "PYTHONUNBUFFERED": "1"}
