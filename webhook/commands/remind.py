"""`./helpline remind`: tells by mail who must look at what; one mail a person a day."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from knowledge.domain.errors import HelplineError
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.reminding import Matter, Reminder, Task, reminders
from knowledge.settings import Settings
from knowledge.store.unit_of_work import Store
from webhook.clock import today
from webhook.commands.place import settle
from webhook.commands.storing import open_up_to_date
from webhook.mail import Post, post

MOST_NAMED = 20
"""Of one matter in one mail; the link at its end leads to all."""
_PAGES = {Matter.TO_APPROVE: "review"}


@click.command()
def remind() -> None:
    """Mail to each person what is due, overdue, waiting for approval or failed to publish; once a day."""
    settings = settle()
    with post(settings) as server, open_up_to_date(settings) as store:
        wanted = _wanted(store)
        done = [_tell(store, server, settings, one) for one in wanted]
    sent, again = done.count(True), done.count(None)
    click.echo(f"{sent} {'mail' if sent == 1 else 'mails'} sent; {again} told today already")
    refused = [one.account.address for one, took in zip(wanted, done, strict=True) if took is False]
    if refused:
        raise click.ClickException(f"the mail server refused these addresses: {', '.join(refused)}")


def _wanted(store: Store) -> list[Reminder]:
    # What reads the knowledge is heavy, and needless where there is no mail server.
    from knowledge.services.desk import Desk

    desk, on = Desk(store), today()
    try:
        entries, not_said = desk.edition(on).entries.values(), desk.not_said(on)
    except ContentError as error:
        raise HelplineError(f"What is published can't be read: {error}") from error
    with store.reading() as work:
        return reminders(work, entries, not_said, on)


def _tell(store: Store, server: Post, settings: Settings, one: Reminder) -> bool | None:
    """Whether the server took the mail; None where this person was written to today.

    Noted before it is sent, so that two who remind at once write once.
    """
    with store() as work:
        mine = work.accounts.claim_reminder(one.account.id, today())
        work.commit()
    if not mine:
        return None
    took = False
    try:
        took = server.send(one.account.address, subject(one.tasks), text(one.tasks, settings.public_url))
    finally:
        if not took:
            with store() as work:
                work.accounts.give_back_reminder(one.account.id)
                work.commit()
    return took


def subject(tasks: Sequence[Task]) -> str:
    """How many of each, and nothing of what."""
    counts = [f"{matter.lower()}: {len(list(some))}" for matter, some in _by_matter(tasks)]
    return f"CDI Helpline: {', '.join(counts)}"


def text(tasks: Sequence[Task], address: str) -> str:
    """Titles and links alone."""
    lines = ["What waits for you in the CDI Helpline."]
    for matter, some in _by_matter(tasks):
        lines += ["", f"{matter}:"]
        for task in some[:MOST_NAMED]:
            page = _PAGES.get(matter, "document")
            lines += [f"- {task.title}", f"  {address}/knowledge/{page}/{task.document_id}"]
        if len(some) > MOST_NAMED:
            lines.append(f"And {len(some) - MOST_NAMED} more.")
    return "\n".join([*lines, "", f"All of it: {address}/knowledge", ""])


def _by_matter(tasks: Sequence[Task]) -> Iterator[tuple[Matter, list[Task]]]:
    for matter, some in groupby(tasks, lambda one: one.matter):
        yield matter, list(some)
