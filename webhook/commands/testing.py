"""`./helpline test`: everything that we promise, tried."""

import os
import subprocess
import sys

import click

from knowledge.settings import PROJECT
from webhook import assets
from webhook.commands import parts


@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["-h", "--help"]})
@click.argument("pytest_arguments", nargs=-1, type=click.UNPROCESSED)
def test(pytest_arguments: tuple[str, ...]) -> None:
    """Run the whole test suite; further arguments go to pytest."""
    try:
        assets.install(click.echo)
    except assets.AssetsNotInstalled as error:
        raise click.ClickException(str(error)) from error
    # Conversations are tried on the assistant that officers would get: trained on its present examples.
    if subprocess.run(parts.train_command(), cwd=PROJECT, check=False).returncode:
        raise click.ClickException(
            "the assistant could not be trained, so no test was run; its log is named above"
        )
    # The tests' settings are their own: a force's database must never be one of them.
    ours = {"HELPLINE_HOME", "DATABASE_URL", "HELPLINE_KEY", "SECRET_KEY"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    command = [sys.executable, "-m", "pytest", *pytest_arguments]
    sys.exit(subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode)
