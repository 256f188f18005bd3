"""`./helpline coverage`: every heading of the documents, and which of our texts rest on it."""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby

import click

from knowledge.domain.coverage import Heading
from webhook.commands.first_run import load_knowledge
from webhook.commands.place import settle
from webhook.commands.storing import open_up_to_date

_MOST_NAMED = 4


@click.command()
@click.option(
    "--all", "everything", is_flag=True, help="Every heading with what covers it, not only the bare ones."
)
def coverage(everything: bool) -> None:
    """List the headings of the documents that no published text rests on; exit status 1 when there is one."""
    from knowledge.services.covering import headings
    from knowledge.services.publishing import effective

    settings = settle()
    with open_up_to_date(settings) as store:
        load_knowledge(store, settings.home / "starter.digest", click.echo)
        with store.reading() as work:
            published = effective(work, datetime.now(UTC).date())
    found = headings(published)
    for doc, rows in groupby(found, key=lambda one: one.doc):
        _show(doc, list(rows), everything)
    bare = sum(one.uncovered for one in found)
    if bare:
        raise click.ClickException(f"{bare} of {len(found)} headings are covered by no entry and no rule")


def _show(doc: str, rows: list[Heading], everything: bool) -> None:
    aside = sum(bool(one.section.aside) and not one.by for one in rows)
    bare = sum(one.uncovered for one in rows)
    click.echo(
        f"{doc}: {len(rows)} headings, {len(rows) - aside - bare} covered, {aside} set aside, {bare} bare"
    )
    for one in rows:
        if everything or one.uncovered:
            click.echo(
                f"  p.{one.section.first} {'  ' * (one.section.level - 1)}{one.section.title}: {_by(one)}"
            )


def _by(heading: Heading) -> str:
    if not heading.by:
        return f"set aside: {heading.section.aside}" if heading.section.aside else "covered by nothing"
    return _names(heading.by)


def _names(ids: Iterable[str]) -> str:
    rows = list(ids)
    more = f" and {len(rows) - _MOST_NAMED} more" if len(rows) > _MOST_NAMED else ""
    return ", ".join(rows[:_MOST_NAMED]) + more
