"""Rasa's own environment, for the tests that need it."""

import os
import subprocess

import pytest

from bot.train import BOT, HELPLINE, PROJECT, QUIET

PYTHON = BOT / ".venv" / "bin" / "python"


def need_rasa() -> None:
    if not PYTHON.exists():
        pytest.skip("no environment for Rasa here (uv sync --project bot, or ./helpline test)")


def need_model() -> None:
    need_rasa()
    if not HELPLINE.is_fresh():
        pytest.skip("the assistant isn't trained on these examples (python -m bot.train, or ./helpline test)")


def in_rasa(*arguments: str, warnings: str = "ignore") -> subprocess.CompletedProcess[str]:
    """Runs Rasa's Python in the project's folder."""
    need_rasa()
    return subprocess.run(
        [str(PYTHON), "-W", warnings, *arguments],
        cwd=PROJECT,
        env=os.environ | QUIET,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
