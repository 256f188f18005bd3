"""The store, as commands open it."""

from collections.abc import Iterator
from contextlib import contextmanager

from knowledge.settings import Settings
from knowledge.store.schema import newest_revision, revision_of, upgrade
from knowledge.store.unit_of_work import Store, open_store


@contextmanager
def open_up_to_date(settings: Settings) -> Iterator[Store]:
    """The store with its newest shape: a command may be the first thing ever run here."""
    if revision_of(settings.database_url) != newest_revision():
        upgrade(settings.database_url)
    store = open_store(settings.database_url)
    try:
        yield store
    finally:
        store.close()
