"""Trains the assistant when what it learns from has changed.

    python -m bot.train            trains bot/models/helpline.tar.gz when it is stale
    python -m bot.train --check    only says whether it is; exit status 1 when stale
    python -m bot.train --fixed    the benchmark's bot instead: bot/fixed/

Rasa could tell by itself that nothing changed, but takes 15 seconds to start doing so.
This module imports nothing of Rasa's.
"""

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

PROJECT = Path(__file__).resolve().parent.parent
BOT = PROJECT / "bot"
MODELS = BOT / "models"
RASA = BOT / ".venv" / "bin" / "rasa"

# No telemetry leaves a force's network, and Rasa's cache stays with its models.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "SQLALCHEMY_WARN_20": "0",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "RASA_CACHE_DIRECTORY": str(MODELS / "cache"),
}


@dataclass(frozen=True)
class Training:
    name: str
    config: Path
    domain: Path
    data: tuple[Path, ...]

    @property
    def model(self) -> Path:
        return MODELS / f"{self.name}.tar.gz"

    @property
    def fingerprint_file(self) -> Path:
        return MODELS / f"{self.name}.fingerprint"

    def fingerprint(self) -> str:
        """Of every file that the model is made from; the lock file stands for Rasa itself."""
        digest = hashlib.sha256()
        places = (self.config, self.domain, *self.data, BOT / "turn_classifier.py", BOT / "uv.lock")
        for file in _files(places):
            content = file.read_bytes()
            digest.update(f"{file.relative_to(PROJECT)} {len(content)}\n".encode() + content)
        return digest.hexdigest()

    def is_fresh(self) -> bool:
        if not (self.model.is_file() and self.fingerprint_file.is_file()):
            return False
        return self.fingerprint_file.read_text().strip() == self.fingerprint()

    def command(self) -> list[str]:
        words = [str(RASA), "train", "--config", str(self.config), "--domain", str(self.domain)]
        words += ["--data", *map(str, self.data), "--out", str(MODELS)]
        return [*words, "--fixed-model-name", self.name]


HELPLINE = Training("helpline", BOT / "config.yml", BOT / "domain", (PROJECT / "data",))
FIXED = Training(
    "fixed",
    BOT / "config.yml",
    BOT / "fixed" / "domain.yml",
    (PROJECT / "data" / "nlu", BOT / "fixed" / "rules.yml"),
)


def _files(places: Iterable[Path]) -> list[Path]:
    return sorted(file for place in places for file in ([place] if place.is_file() else place.rglob("*.yml")))


def train(training: Training) -> None:
    """Raises CalledProcessError when Rasa refuses the data; bot/models/NAME.log says why."""
    fingerprint = training.fingerprint()
    MODELS.mkdir(exist_ok=True)
    training.fingerprint_file.unlink(missing_ok=True)
    with (MODELS / f"{training.name}.log").open("w") as log:
        subprocess.run(
            training.command(),
            cwd=PROJECT,
            env=os.environ | QUIET,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=True,
        )
    training.fingerprint_file.write_text(fingerprint + "\n")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bot.train")
    parser.add_argument("--check", action="store_true", help="only say whether it is stale")
    parser.add_argument("--fixed", action="store_true", help="the benchmark's bot")
    options = parser.parse_args(arguments)
    training = FIXED if options.fixed else HELPLINE
    if training.is_fresh():
        click.echo(f"The assistant is trained: {training.model.relative_to(PROJECT)}")
        return 0
    if options.check:
        click.echo("The assistant must be trained: its examples changed or it has no model.")
        return 1
    click.echo("Training the assistant; this takes about a minute.")
    try:
        train(training)
    except subprocess.CalledProcessError as error:
        log = MODELS / f"{training.name}.log"
        click.echo(f"Rasa could not train the assistant (exit status {error.returncode}); see {log}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
