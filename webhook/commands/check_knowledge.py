"""The part of `./helpline check` that looks at what is published: read, proved, and with the record behind it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from knowledge.domain.documents import Published
from knowledge.domain.errors import HelplineError
from knowledge.settings import Settings
from knowledge.store.unit_of_work import Store, open_store
from webhook.commands.finding import SET_UP, Finding

_TOLD = 20
"""How many complaints of one kind are told one by one."""


def look_at_knowledge(settings: Settings) -> Iterator[Finding]:
    """What is in effect today: that it can be read, and that nothing in it is missing, contradicts or goes round."""
    today = datetime.now(UTC).date()
    store = open_store(settings.database_url)
    try:
        with store.reading() as work:
            documents = work.documents.effective(today)
        if not documents:
            yield Finding("knowledge", "nothing is in effect", SET_UP)
            return
        unread = list(_unread(store, today))
        yield from unread or [Finding("knowledge", f"{len(documents)} documents in effect, all readable")]
        if not unread:
            yield from _proved(documents, today)
    except HelplineError as error:
        yield Finding("knowledge", "can't be read", str(error))
    finally:
        store.close()


def _unread(store: Store, today: date) -> Iterator[Finding]:
    # Reading all of it takes a second or two, which no other command should pay for.
    from knowledge.services.desk import Desk
    from knowledge.services.last_good import UNREADABLE

    try:
        for one in Desk(store).not_said(today):
            instead = f"version {one.instead} is said instead" if one.instead else "nothing is said instead"
            yield Finding(
                "knowledge",
                f"{one.document_id} version {one.version} does not read, so {instead}",
                f"a registrar must correct it: {one.why}",
            )
    except UNREADABLE as error:
        yield Finding(
            "knowledge", "does not read", f"a registrar must correct it: {type(error).__name__}: {error}"
        )


def _proved(documents: list[Published], today: date) -> Iterator[Finding]:
    from knowledge.services.proving import everything_wrong

    wrong = everything_wrong(documents, today)
    for complaint in wrong[:_TOLD]:
        yield Finding("rulebook", "not whole", f"a registrar must correct it: {complaint}")
    if len(wrong) > _TOLD:
        yield Finding(
            "rulebook", f"{len(wrong) - _TOLD} more complaints", "correct these first, then look again"
        )
    if not wrong:
        topics = sum(one.kind == "topic" for one in documents)
        yield Finding("rulebook", f"{topics} topics proved: no gap, no conflict, every rule and page tried")


def look_at_record(settings: Settings) -> Iterator[Finding]:
    """Nobody has changed what was written down, and every approved text is the one that was approved."""
    from knowledge.services.chain import chain_complaints

    store = open_store(settings.database_url)
    try:
        with store.reading() as work:
            complaints, head = chain_complaints(work), work.events.head()
    except HelplineError as error:
        yield Finding("record of events", "can't be read", str(error))
        return
    finally:
        store.close()
    if complaints:
        yield Finding("record of events", "not whole", f"{complaints[0]} Compare with a backup")
    else:
        yield Finding("record of events", f"{head.length} lines, whole; the last is {head.link[:16]}")
