"""`./helpline evaluate`: ask every case of some files, and hold the scores to a floor."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import click

from knowledge.settings import PROJECT
from webhook.commands.trial import Trial, helpline_in, trial_home

SCORER = PROJECT.parent / "shared" / "tools" / "score_cases.py"
# May only rise, and may only fall.
AT_LEAST = ("right", "cited", "crimes")
AT_MOST = ("wrong", "broken")

Scores = dict[str, dict[str, Any]]


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--scorer", default=SCORER, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--floor", type=click.Path(dir_okay=False, path_type=Path), help="Fail where a score is worse.")
@click.option("--record", is_flag=True, help="Write the scores to the floor instead.")
@click.option("--misses", is_flag=True, help="Print every case that was not right.")
def evaluate(files: tuple[Path, ...], scorer: Path, floor: Path | None, record: bool, misses: bool) -> None:
    """Start a helpline with the starter edition and score its replies to the cases in FILES."""
    if record and floor is None:
        raise click.UsageError("--record needs --floor FILE to write to")
    with trial_home() as home, helpline_in(home, click.echo) as trial:
        if misses:
            _score(scorer, trial, files, "--misses")
            return
        scores = _read(_score(scorer, trial, files, "--json"))
    for name, figures in scores.items():
        click.echo(f"{name}: {'  '.join(f'{k} {v}' for k, v in figures.items())}")
    if floor and record:
        kept = {name: {k: figures[k] for k in (*AT_LEAST, *AT_MOST)} for name, figures in scores.items()}
        floor.write_text(json.dumps(kept, indent=2) + "\n")
    elif floor:
        fallen = worse(scores, json.loads(floor.read_text()))
        if fallen:
            raise click.ClickException(f"the scores fell below {floor}: {'; '.join(fallen)}")
        click.echo(f"No score is below {floor}")


def worse(scores: Scores, floor: Scores) -> list[str]:
    """Each figure that is worse than the floor's, in words."""
    fallen = []
    for name, figures in floor.items():
        for key, held in figures.items():
            now = scores.get(name, {}).get(key)
            if held is None:
                continue
            if now is None or (now < held if key in AT_LEAST else now > held):
                fallen.append(f"{name}: {key} is {now}, was {held}")
    return fallen


def _score(scorer: Path, trial: Trial, files: tuple[Path, ...], how: str) -> str:
    command = [sys.executable, str(scorer), "--url", trial.url, "--token", trial.token(), how]
    wanted = subprocess.PIPE if how == "--json" else None
    done = subprocess.run([*command, *map(str, files)], stdout=wanted, text=True, check=False)
    if done.returncode != 0:
        raise click.ClickException(f"{scorer} stopped with status {done.returncode}")
    return done.stdout or ""


def _read(text: str) -> Scores:
    return {Path(name).name: figures for name, figures in json.loads(text).items()}
