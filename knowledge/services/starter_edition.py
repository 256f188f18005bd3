"""The texts that a release brings: approved in an empty store, offered as drafts later."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from knowledge.domain.documents import Document, State, Version, digest_of
from knowledge.domain.errors import BadInput
from knowledge.services.checking import clean_text, clean_title
from knowledge.store.unit_of_work import UnitOfWork

_YEARS = re.compile(r"(20\d\d)-\d\d")


@dataclass
class Loaded:
    """What became of each text, by document."""

    approved: list[str] = field(default_factory=list)
    drafted: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)  # somebody's own draft is in the way


def load_starter(
    work: UnitOfWork, files: Iterable[tuple[str, str, str]], edition: str, now: datetime
) -> Loaded:
    """Load (document id, title, body) of an edition such as `2026-27`; the caller commits.

    In an empty store each is approved, in effect from 1 April of the edition's first year.
    In one that is in use, a text that was never there before is offered as a draft.
    """
    begins = edition_begins(edition)
    texts = [(id_, clean_title(title), clean_text(body)) for id_, title, body in files]
    loaded = Loaded()
    work.serial.hold()
    if work.documents.are_none():
        for document_id, title, body in texts:
            _approve(work, Document.named(document_id, title), body, edition, begins, now)
            loaded.approved.append(document_id)
        if loaded.approved:
            work.serial.move()
        return loaded
    known = work.documents.digests()
    for document_id, title, body in texts:
        if (document_id, digest_of(title, body)) in known:
            loaded.unchanged.append(document_id)
        elif _offer(work, Document.named(document_id, title), body, edition, now):
            loaded.drafted.append(document_id)
        else:
            loaded.waiting.append(document_id)
    return loaded


def edition_begins(edition: str) -> date:
    """The rules of a year apply from its first of April."""
    years = _YEARS.fullmatch(edition)
    if years is None:
        raise BadInput("An edition is written like 2026-27.", field="edition")
    return date(int(years[1]), 4, 1)


def _approve(
    work: UnitOfWork, document: Document, body: str, edition: str, begins: date, now: datetime
) -> None:
    who = f"starter edition {edition}"
    work.documents.add(document)
    first = work.documents.add_version(document.id, document.title, body, who, None, now)
    work.documents.change(
        replace(first, state=State.APPROVED, approved_by=who, approved_at=now, takes_effect=begins)
    )
    _note(work, first, who, "approved", now)


def _offer(work: UnitOfWork, document: Document, body: str, edition: str, now: datetime) -> bool:
    """A draft for the registrar; False when somebody is writing one of their own."""
    who = f"starter edition {edition}"
    if work.documents.find(document.id) is None:
        work.documents.add(document)
    writing = work.documents.open_version(document.id)
    if writing is None:
        writing = work.documents.add_version(document.id, document.title, body, who, None, now)
    elif writing.author_id is None and writing.edited_by == writing.author:
        # An earlier release's offer that nobody has touched: the newer one takes its place.
        fresh = replace(writing, title=document.title, body=body, state=State.DRAFT)
        fresh = replace(fresh, submitted_at=None, author=who, edited_by=who, edited_at=now)
        writing = work.documents.change(fresh)
    else:
        return False
    _note(work, writing, who, "offered", now)
    return True


def _note(work: UnitOfWork, version: Version, who: str, what: str, now: datetime) -> None:
    work.events.add(
        now,
        who,
        what,
        document_id=version.document_id,
        number=version.number,
        detail=digest_of(version.title, version.body),
    )
