"""`./helpline backup` and `./helpline restore`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from knowledge.services import keeping
from knowledge.settings import Settings
from webhook.commands.place import running, settle
from webhook.commands.storing import open_up_to_date


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path) -> None:
    """Write the whole store to FILE, consistent while the helpline runs."""
    settings = settle()
    if file.exists():
        raise click.UsageError(f"{file} exists already; choose another name")
    if not file.absolute().parent.is_dir():
        raise click.UsageError(f"there is no folder {file.absolute().parent}")
    _bring_up_to_date(settings)
    rows = keeping.backup(settings.database_url, settings.home, file, datetime.now(UTC))
    click.echo(f"{sum(rows.values())} rows of {len(rows)} tables are in {file}")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Also where people have worked in the store since.")
def restore(file: Path, replace: bool) -> None:
    """Put the store back as it was in FILE; all of it or nothing."""
    settings = settle()
    if running(settings.home):
        raise click.ClickException("the helpline is running: stop it first, then restore")
    _bring_up_to_date(settings)
    rows = keeping.restore(settings.database_url, settings.home, file, replace=replace)
    click.echo(f"{sum(rows.values())} rows of {len(rows)} tables are back")


def _bring_up_to_date(settings: Settings) -> None:
    with open_up_to_date(settings):
        pass
