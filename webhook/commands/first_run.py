"""What `up` makes when it isn't there yet: pages' styles, database, starter knowledge, administrator."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from knowledge.reading.starter import EDITION, starter_documents
from knowledge.services.accounts import FIRST_ADMIN, create_admin_once
from knowledge.services.publishing import load_starter
from knowledge.settings import Settings
from knowledge.store.schema import newest_revision, revision_of, upgrade
from knowledge.store.unit_of_work import Store, open_store
from webhook import assets

Say = Callable[[str], None]


@dataclass(frozen=True)
class FirstSignIn:
    """Shown once; only the password's hash is kept."""

    address: str
    password: str


def prepare_styles(say: Say) -> None:
    """Fetch the pages' styles, unless they are there."""
    assets.install(lambda line: say(line[:1].upper() + line[1:]))


def prepare_store(settings: Settings, demo: bool, say: Say) -> FirstSignIn | None:
    """Bring the store up to date; gives the first sign-in when it was made just now."""
    url = settings.database_url
    if revision_of(url) != newest_revision():
        say("Making the database" if revision_of(url) is None else "Bringing the database up to date")
        upgrade(url)
    store = open_store(url)
    try:
        _load_knowledge(store, say)
        if demo:
            _add_samples(store, say)
        return _first_sign_in(store, say)
    finally:
        store.close()


def _load_knowledge(store: Store, say: Say) -> None:
    with store() as work:
        loaded = load_starter(work, starter_documents(), EDITION)
        work.commit()
    if loaded:
        say(f"Loaded the starter knowledge: {loaded} documents")


def _first_sign_in(store: Store, say: Say) -> FirstSignIn | None:
    with store() as work:
        password = create_admin_once(work, datetime.now(UTC))
        work.commit()
    if password is None:
        return None
    # Also said at the end; here too, in case the rest of a first start is broken off.
    say(f"Made the first sign-in: {FIRST_ADMIN} with password {password}")
    return FirstSignIn(FIRST_ADMIN, password)


def _add_samples(store: Store, say: Say) -> None:
    from webhook.commands.demo import add_samples

    for line in add_samples(store, datetime.now(UTC)):
        say(line)
