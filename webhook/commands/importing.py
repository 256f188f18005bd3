"""`./helpline import`: new editions of the documents that the knowledge rests on."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from knowledge.domain.citation import RULES
from knowledge.domain.documents import Published
from knowledge.services.publishing import effective
from knowledge.settings import Settings
from knowledge.store.unit_of_work import Store
from webhook.commands.first_run import edition, load_knowledge
from webhook.commands.place import settle
from webhook.commands.storing import open_up_to_date

CATALOGUE = "catalogue/offences"
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group(name="import")
def importing() -> None:
    """Read a new edition of the rules or of the offence list."""


@importing.command()
@click.argument("file", type=FILE)
@click.option("--doc", default=RULES, show_default=True, help="The id by which our texts cite the document.")
def rules(file: Path, doc: str) -> None:
    """Read the rules document FILE (PDF) and name every text of ours that must be looked at again."""
    from knowledge.reading.rules_document import read_pages
    from knowledge.services.new_edition import changed_pages, doubts

    settings = settle()
    pages = read_pages(file)
    before = _edition_before(settings, doc)
    changed = changed_pages(before, pages) if before else frozenset[int]()
    found = doubts(_in_effect(settings), doc, pages, changed)
    _keep_edition(settings, doc, pages)
    click.echo(f"{file.name}: {len(pages)} pages read, {len(changed)} differ from the edition read before")
    for doubt in found:
        click.echo(f"  {doubt.document_id}: p.{doubt.citation.page}, {doubt.citation.section}: {doubt.why}")
    click.echo(f"{len(found)} citations to look at again" if found else "Every citation stands.")


@importing.command()
@click.argument("file", type=FILE)
@click.option("--edition", "year", help="The edition's years, such as 2027-28; the current one if not given.")
def offences(file: Path, year: str | None) -> None:
    """Read the notifiable offence list FILE (ODS); what changed waits as a draft for the registrar."""
    from knowledge.reading.notifiable_list import read_notifiable_list
    from knowledge.reading.offence_file import read_offences, write_offences
    from knowledge.services.starter_edition import load_starter

    settings = settle()
    rows = read_notifiable_list(file)
    body = write_offences(rows)
    with open_up_to_date(settings) as store:
        known = next((d for d in _published(store, settings) if d.document_id == CATALOGUE), None)
        before = {row.key: row for row in read_offences(known.body)} if known else {}
        after = {row.key: row for row in rows}
        if before == after:
            click.echo(f"{file.name}: {len(after)} rows, the same as those in effect")
            return
        with store() as work:
            title = known.title if known else "Notifiable offences"
            loaded = load_starter(work, [(CATALOGUE, title, body)], year or edition(), datetime.now(UTC))
            work.commit()
    new, gone = len(after.keys() - before.keys()), len(before.keys() - after.keys())
    changed = sum(before[key] != after[key] for key in before.keys() & after.keys())
    click.echo(f"{file.name}: {len(after)} rows; {new} new, {gone} gone, {changed} changed")
    if loaded.waiting:
        raise click.ClickException(f"a draft of {CATALOGUE} is being written: finish it, then import again")
    click.echo(f"It waits as a draft of {CATALOGUE}; a registrar submits it, a second person approves it.")


def _in_effect(settings: Settings) -> list[Published]:
    with open_up_to_date(settings) as store:
        return _published(store, settings)


def _published(store: Store, settings: Settings) -> list[Published]:
    load_knowledge(store, settings.home / "starter.digest", click.echo)
    with store.reading() as work:
        return effective(work, datetime.now(UTC).date())


def _edition_file(settings: Settings, doc: str) -> Path:
    if not doc.replace("-", "").isalnum():
        raise click.UsageError("--doc is an id of letters, digits and hyphens")
    return settings.home / "editions" / f"{doc}.json"


def _edition_before(settings: Settings, doc: str) -> dict[int, str]:
    file = _edition_file(settings, doc)
    return {int(page): text for page, text in json.loads(file.read_text()).items()} if file.exists() else {}


def _keep_edition(settings: Settings, doc: str, pages: dict[int, str]) -> None:
    file = _edition_file(settings, doc)
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(pages))
