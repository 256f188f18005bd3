"""`./helpline export`: all knowledge with its history, as files that anybody can read."""

from datetime import UTC, datetime
from pathlib import Path

import click

from knowledge.services.carrying import export_all
from webhook.commands.place import settle
from webhook.commands.storing import open_up_to_date


@click.command(name="export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def exporting(folder: Path) -> None:
    """Write every document, every version of it and the whole record of events to FOLDER."""
    settings = settle()
    with open_up_to_date(settings) as store, store.reading() as work:
        done = export_all(work, settings.home, folder, datetime.now(UTC))
    click.echo(
        f"{done.documents} documents in {done.versions} versions and {done.events} lines of the record "
        f"are in {folder}"
    )
