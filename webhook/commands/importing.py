"""`./helpline import`: new editions of the documents that the knowledge rests on."""

from datetime import UTC, datetime
from pathlib import Path

import click

from webhook.commands.first_run import edition, load_knowledge
from webhook.commands.place import settle
from webhook.commands.storing import open_up_to_date

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_MOST_SHOWN = 40


@click.group(name="import")
def importing() -> None:
    """Read a new edition of the rules or of the offence list."""


@importing.command()
@click.argument("file", type=FILE)
def rules(file: Path) -> None:
    """Read the rules document FILE (PDF) and name every text of ours that must be looked at again."""
    from knowledge.services.importing import import_rules
    from knowledge.services.publishing import effective

    settings = settle()
    with open_up_to_date(settings) as store:
        load_knowledge(store, settings.home / "starter.digest", click.echo)
        with store.reading() as work:
            published = effective(work, datetime.now(UTC).date())
    done = import_rules(file, settings.home, published)
    read = f"{file.name}: {len(done.document.paragraphs)} paragraphs on {done.document.last} pages, kept as {done.doc}"
    if done.change is None:
        click.echo(f"{read}; the first edition read here, so there is nothing to compare it with")
        return
    if done.change.nothing:
        click.echo(f"{read}; they are those of {done.held} as it was read before: nothing has changed")
        return
    new, changed, gone = done.change.new, done.change.changed, done.change.gone
    click.echo(f"{read}; against {done.held}: {len(new)} new, {len(changed)} changed, {len(gone)} gone")
    _show("new", [(one.page, one.section, one.text) for one in new])
    _show("changed", [(now.page, now.section, now.text) for _, now in changed])
    _show("gone", [(one.page, one.section, one.text) for one in gone])
    for document_id, citations in sorted(done.look_again.items()):
        pages = ", ".join(f"p.{one.page} {one.section}" for one in citations)
        click.echo(f"  look again at {document_id}: {pages}")
    if not done.look_again:
        click.echo("Nothing published cites a page that changed.")


@importing.command()
@click.argument("file", type=FILE)
@click.option("--edition", "year", help="The edition's years, such as 2027-28; the current one if not given.")
def offences(file: Path, year: str | None) -> None:
    """Read the notifiable offence list FILE (ODS); what changed waits as a draft for the registrar."""
    from knowledge.services.importing import CATALOGUE, import_offences
    from knowledge.services.releasing import take_in_list

    settings = settle()
    now = datetime.now(UTC)
    with open_up_to_date(settings) as store:
        load_knowledge(store, settings.home / "starter.digest", click.echo)
        with store() as work:
            change = import_offences(work, file, year or edition(), now, now.date())
            if not change.nothing:
                take_in_list(work, year or edition(), now, now.date())
            work.commit()
    if change.nothing:
        click.echo(f"{file.name}: {change.rows} rows, the same as those in effect")
        return
    click.echo(
        f"{file.name}: {change.rows} rows; {len(change.new)} new, {len(change.changed)} changed, {len(change.gone)} gone"
    )
    for word, rows in (
        ("new", change.new),
        ("changed", [after for _, after in change.changed]),
        ("gone", change.gone),
    ):
        for row in rows[:_MOST_SHOWN]:
            click.echo(f"  {word}: {row.label}")
    click.echo(f"It waits as a draft of {CATALOGUE}; a registrar submits it, a second person approves it.")


@importing.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def knowledge(folder: Path) -> None:
    """Bring what `./helpline export` wrote to FOLDER into a helpline that has no knowledge yet."""
    from knowledge.services.carrying import import_all

    settings = settle()
    with open_up_to_date(settings) as store, store() as work:
        done = import_all(work, settings.home, folder, datetime.now(UTC))
        work.commit()
    click.echo(f"{done.documents} documents in {done.versions} versions are in place")


def _show(word: str, paragraphs: list[tuple[int, str, str]]) -> None:
    for page, section, text in paragraphs[:_MOST_SHOWN]:
        click.echo(f"  {word}: p.{page}, {section}: {text[:80]}")
    if len(paragraphs) > _MOST_SHOWN:
        click.echo(f"  and {len(paragraphs) - _MOST_SHOWN} more {word}")
