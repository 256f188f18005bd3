"""Writing, up to asking for approval; `approving` is the only place where what is said changes.

Each function is one step on a unit of work; the caller commits.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from knowledge.domain.documents import (
    Document,
    Event,
    Published,
    Standing,
    State,
    Version,
    digest_of,
)
from knowledge.domain.errors import Conflict, NotFound
from knowledge.domain.people import Account
from knowledge.domain.results import Results
from knowledge.services import workflow
from knowledge.services.checking import Check, clean_text, clean_title, refuse_faults
from knowledge.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Saved:
    """The draft as it is kept, and what would keep it from being submitted."""

    version: Version
    results: Results


@dataclass(frozen=True)
class History:
    """Everything about a document; versions newest first, events oldest first."""

    document: Document
    versions: list[Version]
    events: list[Event]


def effective(work: UnitOfWork, on: date) -> list[Published]:
    """What the helpline says on that day: of each document the newest approved version."""
    return work.documents.effective(on)


def standings(work: UnitOfWork, on: date) -> list[Standing]:
    """The registrar's list of all documents."""
    return work.documents.standings(on)


def history(work: UnitOfWork, document_id: str) -> History:
    """A document with all its versions and events."""
    document = document_of(work, document_id)
    versions = work.documents.versions(document_id)
    return History(document, versions, work.events.of_document(document_id))


def document_of(work: UnitOfWork, document_id: str) -> Document:
    """By id, or NotFound."""
    found = work.documents.find(document_id)
    if found is None:
        raise NotFound(f"There is no document {document_id}.", field="document")
    return found


def version_of(work: UnitOfWork, document_id: str, number: int) -> Version:
    """One version, or NotFound."""
    return workflow.version_at(work, document_id, number, lock=False)


def start_document(
    work: UnitOfWork, document_id: str, title: str, body: str, who: Account, now: datetime
) -> Version:
    """A new document, as a first draft."""
    workflow.only_editors(who)
    document = Document.named(document_id, clean_title(title))
    work.documents.add(document)
    return _draft(work, document.id, document.title, clean_text(body), who, now, "")


def start_draft(
    work: UnitOfWork, document_id: str, who: Account, now: datetime, *, from_number: int | None = None
) -> Version:
    """A draft of the newest version, or of an older one to go back to it.

    There is one open draft at most: the colleague's, if there is one, is what you get.
    """
    workflow.only_editors(who)
    document_of(work, document_id)
    writing = work.documents.open_version(document_id)
    if writing is not None and from_number is None:
        return writing
    if writing is not None:
        raise Conflict(f"{writing.edited_by} is already writing version {writing.number}.")
    number = from_number or work.documents.versions(document_id)[0].number
    source = version_of(work, document_id, number)
    note = f"from version {number}"
    return _draft(work, document_id, source.title, source.body, who, now, note)


def save_draft(
    work: UnitOfWork,
    document_id: str,
    number: int,
    body: str,
    started_from: str,
    who: Account,
    now: datetime,
    check: Check,
    *,
    title: str | None = None,
    by_itself: bool = False,
) -> Saved:
    """Keep what was typed, right or not; says what is wrong with it.

    `started_from` is the digest of what the editor was shown: when somebody else has saved
    since, it is a Conflict that names them. A submitted version becomes a draft again.
    Saved `by_itself`, as she types, a run of saves by one person is one line of the record.
    """
    workflow.only_editors(who)
    version = workflow.version_at(work, document_id, number, lock=True)
    workflow.still_open(version)
    workflow.not_changed_since(version, started_from)
    title = clean_title(title) if title is not None else version.title
    body = clean_text(body)
    results = check(document_id, body)
    if digest_of(title, body) == version.digest:
        return Saved(version, results)
    saved = work.documents.change(
        replace(
            version,
            title=title,
            body=body,
            state=State.DRAFT,
            submitted_at=None,
            edited_by=who.name,
            edited_at=now,
        )
    )
    last = work.events.last_of_document(document_id) if by_itself else None
    if last is None or (last.what, last.account_id, last.version_number) != ("saved", who.id, number):
        workflow.note(work, saved, who, now, "saved", saved.digest)
    return Saved(saved, results)


def submit(
    work: UnitOfWork, document_id: str, number: int, digest: str, who: Account, now: datetime, check: Check
) -> Version:
    """Ask for approval of exactly this; BadInput while it has faults; failing tests are for the approver to judge."""
    workflow.only_editors(who)
    version = workflow.version_at(work, document_id, number, lock=True)
    workflow.still_open(version)
    workflow.not_changed_since(version, digest)
    refuse_faults(check(document_id, version.body))
    sent = work.documents.change(replace(version, state=State.SUBMITTED, submitted_at=now))
    workflow.note(work, sent, who, now, "submitted", sent.digest)
    return sent


def _draft(
    work: UnitOfWork, document_id: str, title: str, body: str, who: Account, now: datetime, note: str
) -> Version:
    version = work.documents.add_version(document_id, title, body, who.name, who.id, now, note)
    workflow.note(work, version, who, now, "started", version.digest)
    return version


def roll_back(
    work: UnitOfWork, document_id: str, number: int, who: Account, now: datetime, check: Check
) -> Version:
    """An older version's text again, submitted at once: one step, and a second person's approval."""
    version = start_draft(work, document_id, who, now, from_number=number)
    return submit(work, document_id, version.number, version.digest, who, now, check)
