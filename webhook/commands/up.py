"""`./helpline up`: all set-up that is still missing, then everything running until Ctrl-C."""

import os
import subprocess
import time

import click

from knowledge.settings import PROJECT, Settings
from webhook.assets import AssetsNotInstalled
from webhook.commands import parts
from webhook.commands.counting import counting
from webhook.commands.first_run import FirstSignIn, prepare_store, prepare_styles
from webhook.commands.forgetting import forgetting
from webhook.commands.place import AlreadyRunningError, alone, say_running, settle
from webhook.commands.ports import PortInUseError, choose
from webhook.commands.reminding import Reminding
from webhook.commands.supervisor import Running, Stopped, Supervisor

TRAINING_PATIENCE = 900


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), help="Where the web app listens (8000).")
@click.option("--demo", is_flag=True, help="Add sample users and sample questions, marked as samples.")
def up(port: int | None, demo: bool) -> None:
    """Set up what is missing, then run everything until Ctrl-C."""
    given = {**os.environ, **({"HELPLINE_PORT": str(port)} if port else {})}
    settings = settle(given)
    try:
        with alone(settings.home):
            settings = choose(settings, given)
            _run(settings, demo)
    except (AlreadyRunningError, PortInUseError, AssetsNotInstalled) as error:
        raise click.ClickException(str(error)) from error
    except Stopped:
        click.echo("Stopped.")


def _run(settings: Settings, demo: bool) -> None:
    begun = time.monotonic()
    with Supervisor(settings.home / "log", _say) as supervisor:
        # The longest step goes on beside the others.
        training = _start_training(supervisor, settings)
        prepare_styles(_say)
        first = prepare_store(settings, demo, _say)
        if training:
            _finish_training(supervisor, training)
        _say("Starting Rasa, the action server and the web app (Rasa takes about half a minute)")
        _start(supervisor, settings)
        say_running(settings)
        _say(f"Ready after {time.monotonic() - begun:.0f} s.")
        _greet(settings, first)
        supervisor.watch([forgetting(settings, _say), counting(settings, _say), Reminding(settings, _say)])


def _start_training(supervisor: Supervisor, settings: Settings) -> Running | None:
    check = subprocess.run(parts.training_check(), cwd=PROJECT, stdout=subprocess.DEVNULL, check=False)
    if check.returncode == 0:
        return None
    _say("Training the assistant (about a minute, once)")
    return supervisor.start(parts.training(settings))


def _finish_training(supervisor: Supervisor, training: Running) -> None:
    status = supervisor.run_to_end(training, TRAINING_PATIENCE, "still training")
    if status != 0:
        raise click.ClickException(f"the assistant could not be trained; see {supervisor.logs}/training.log")


def _start(supervisor: Supervisor, settings: Settings) -> None:
    """Side by side, since most of a start is imports."""
    runs = [supervisor.start(part) for part in parts.all_parts(settings)]
    for run in runs[::-1]:
        begun = run.started
        if supervisor.wait_for(run):
            _say(f"  {run.part.title} is ready ({time.monotonic() - begun:.0f} s)")
        elif run.part.name == "web":
            raise click.ClickException(f"the web app does not answer; see {supervisor.logs}/web.log")
        else:
            _say(f"  {run.part.title} does not answer yet; the helpline serves without it meanwhile")


def _greet(settings: Settings, first: FirstSignIn | None) -> None:
    click.secho(f"\n  The helpline is at http://127.0.0.1:{settings.port}", bold=True)
    if first:
        click.echo(f"  First sign-in: {first.address}\n  Password:      {first.password}")
        click.echo("  It is not shown again, and must be changed at the first sign-in.")
    click.echo("  Ctrl-C stops everything.\n")


def _say(line: str) -> None:
    click.echo(line)
