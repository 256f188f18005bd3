"""What `up` makes when it isn't there yet: pages' styles, database, starter knowledge, administrator."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from knowledge.domain.people import Role
from knowledge.reading.starter import CONTENT, starter_documents
from knowledge.services.accounts import FIRST_ADMIN, create_admin_once
from knowledge.services.starter_edition import load_starter
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
    standing = revision_of(url)
    if standing != newest_revision():
        say("Making the database" if standing is None else "Bringing the database up to date")
        upgrade(url)
    store = open_store(url)
    try:
        load_knowledge(store, settings.home / "starter.digest", say)
        # Before the samples, whose administrator would count as one.
        first = _first_sign_in(store, say)
        if demo:
            _add_samples(store, settings, say)
        return first
    finally:
        store.close()


def load_knowledge(store: Store, note: Path, say: Say) -> None:
    """Load the starter edition into an empty store, or offer what is new in it as drafts.

    Reading two hundred files takes seconds, so the edition last seen is noted by its digest.
    """
    digest = _digest(CONTENT)
    with store.reading() as work:
        empty = work.documents.are_none()
    if not empty and note.exists() and note.read_text() == digest:
        return
    say("Loading the starter knowledge" if empty else "Looking for what is new in the starter knowledge")
    texts = [(d.id, d.title, d.body) for d in starter_documents()]
    with store() as work:
        loaded = load_starter(work, texts, edition(), datetime.now(UTC))
        work.commit()
    note.write_text(digest)
    if loaded.approved:
        say(f"  {len(loaded.approved)} documents are in effect")
    if loaded.drafted:
        say(f"  {len(loaded.drafted)} texts of this release wait for the registrar as drafts")
    if loaded.waiting:
        say(f"  {len(loaded.waiting)} texts of this release wait until a draft in progress is done")


def edition() -> str:
    """The year of the rules that the starter edition was written from."""
    return (CONTENT / "EDITION").read_text(encoding="ascii").strip()


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(file for file in folder.rglob("*") if file.is_file()):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder)} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _first_sign_in(store: Store, say: Say) -> FirstSignIn | None:
    with store.reading() as work:
        if work.accounts.count(Role.ADMIN):
            return None
    with store() as work:
        password = create_admin_once(work, datetime.now(UTC))
        work.commit()
    if password is None:
        return None
    # Also said at the end; here too, in case the rest of a first start is broken off.
    say(f"Made the first sign-in: {FIRST_ADMIN} with password {password}")
    return FirstSignIn(FIRST_ADMIN, password)


def _add_samples(store: Store, settings: Settings, say: Say) -> None:
    # Asking the samples loads all that understands words: not for every start.
    from webhook.commands.demo import add_samples

    for line in add_samples(store, settings, datetime.now(UTC)):
        say(line)
