"""From draft to what the helpline says: written by one, approved by another.

Each function is one step on a unit of work; the caller commits. An approval is bound to
the digest of what was read, and moves the knowledge serial in the same transaction.
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
from knowledge.domain.errors import BadInput, Conflict, NotAllowed, NotFound
from knowledge.domain.people import Account, Role
from knowledge.services.checking import Check, clean_text, clean_title, refuse_complaints
from knowledge.store.unit_of_work import UnitOfWork

EDITORS = frozenset({Role.REGISTRAR, Role.ADMIN})


@dataclass(frozen=True)
class Saved:
    """The draft as it is kept, and what would keep it from being submitted."""

    version: Version
    complaints: list[str]


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
    return _version(work, document_id, number, lock=False)


def start_document(
    work: UnitOfWork, document_id: str, title: str, body: str, who: Account, now: datetime
) -> Version:
    """A new document, as a first draft."""
    _only_editors(who)
    document = Document.named(document_id, clean_title(title))
    work.documents.add(document)
    return _draft(work, document.id, document.title, clean_text(body), who, now, "")


def start_draft(
    work: UnitOfWork, document_id: str, who: Account, now: datetime, *, from_number: int | None = None
) -> Version:
    """A draft of the newest version, or of an older one to go back to it.

    There is one open draft at most: the colleague's, if there is one, is what you get.
    """
    _only_editors(who)
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
) -> Saved:
    """Keep what was typed, right or not; says what is wrong with it.

    `started_from` is the digest of what the editor was shown: when somebody else has saved
    since, it is a Conflict that names them. A submitted version becomes a draft again.
    """
    _only_editors(who)
    version = _version(work, document_id, number, lock=True)
    _still_open(version)
    _not_changed_since(version, started_from)
    title = clean_title(title) if title is not None else version.title
    body = clean_text(body)
    complaints = check(document_id, body)
    if digest_of(title, body) == version.digest:
        return Saved(version, complaints)
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
    _note(work, saved, who, now, "saved", saved.digest)
    return Saved(saved, complaints)


def submit(
    work: UnitOfWork, document_id: str, number: int, digest: str, who: Account, now: datetime, check: Check
) -> Version:
    """Ask for approval of exactly this; BadInput while the check complains."""
    _only_editors(who)
    version = _version(work, document_id, number, lock=True)
    _still_open(version)
    _not_changed_since(version, digest)
    refuse_complaints(check(document_id, version.body))
    sent = work.documents.change(replace(version, state=State.SUBMITTED, submitted_at=now))
    _note(work, sent, who, now, "submitted", sent.digest)
    return sent


def approve(
    work: UnitOfWork,
    document_id: str,
    number: int,
    digest: str,
    takes_effect: date,
    who: Account,
    now: datetime,
    today: date,
    check: Check,
    *,
    note: str = "",
) -> Version:
    """Make exactly what was read (`digest`) what the helpline says from that day on.

    The approver must have had no hand in the words since they were last approved.
    """
    version = _version(work, document_id, number, lock=True)
    _awaits_approval(version)
    _not_changed_since(version, digest)
    _second_person(work, version, who)
    if takes_effect < today:
        raise BadInput("It can't take effect before today.", field="takes_effect")
    refuse_complaints(check(document_id, version.body))
    approved = work.documents.change(
        replace(
            version,
            state=State.APPROVED,
            approved_by=who.name,
            approved_by_id=who.id,
            approved_at=now,
            takes_effect=takes_effect,
            note=note.strip() or version.note,
        )
    )
    work.documents.rename(document_id, approved.title)
    work.serial.move()
    _note(work, approved, who, now, "approved", f"{digest} from {takes_effect}")
    return approved


def withdraw(
    work: UnitOfWork, document_id: str, number: int, who: Account, now: datetime, today: date, why: str
) -> Version:
    """Take back a draft, or an approved version that has not taken effect yet."""
    _only_editors(who)
    version = _version(work, document_id, number, lock=True)
    if version.state is State.WITHDRAWN:
        raise Conflict(f"Version {number} has already been withdrawn.")
    if version.takes_effect is not None and version.takes_effect <= today:
        raise Conflict(f"Version {number} is in effect; retire it, or publish a better one.")
    back = work.documents.change(replace(version, state=State.WITHDRAWN))
    if version.state is State.APPROVED:
        work.serial.move()
    _note(work, back, who, now, "withdrawn", why)
    return back


def retire(
    work: UnitOfWork, document_id: str, ends: date, who: Account, now: datetime, today: date, why: str
) -> list[Version]:
    """Say nothing of this from that day on; a later approval brings it back."""
    _only_editors(who)
    document_of(work, document_id)
    if ends < today:
        raise BadInput("It can't be retired before today.", field="ends")
    if not why.strip():
        raise BadInput("Say why it is retired.", field="why")
    standing = [
        version
        for version in work.documents.versions(document_id)
        if version.state is State.APPROVED and (version.ends is None or version.ends > ends)
    ]
    if not standing:
        raise Conflict("No version of this is in effect after that day.")
    # The earlier ones too, or the one before would come back.
    retired = [work.documents.change(replace(version, ends=ends)) for version in standing]
    work.serial.move()
    _note(work, retired[0], who, now, "retired", f"from {ends}: {why.strip()}")
    return retired


def _draft(
    work: UnitOfWork, document_id: str, title: str, body: str, who: Account, now: datetime, note: str
) -> Version:
    version = work.documents.add_version(document_id, title, body, who.name, who.id, now, note)
    _note(work, version, who, now, "started", version.digest)
    return version


def _version(work: UnitOfWork, document_id: str, number: int, *, lock: bool) -> Version:
    found = work.documents.version(document_id, number, lock=lock)
    if found is None:
        raise NotFound(f"There is no version {number} of {document_id}.")
    return found


def _only_editors(who: Account) -> None:
    if not who.active or who.role not in EDITORS:
        raise NotAllowed("Only registrars change what the helpline says.")


def _still_open(version: Version) -> None:
    if not version.is_open:
        raise Conflict(f"Version {version.number} has been {version.state} meanwhile; begin a new draft.")


def _awaits_approval(version: Version) -> None:
    if version.state is State.APPROVED:
        raise Conflict(f"{version.approved_by} has already approved version {version.number}.")
    if version.state is not State.SUBMITTED:
        raise Conflict(f"Version {version.number} is a {version.state}, not submitted for approval.")


def _not_changed_since(version: Version, digest: str) -> None:
    if version.digest != digest:
        at = f"{version.edited_at:%H:%M} UTC on {version.edited_at.day} {version.edited_at:%B}"
        raise Conflict(f"{version.edited_by} saved another text at {at}; look at that first.")


def _second_person(work: UnitOfWork, version: Version, who: Account) -> None:
    _only_editors(who)
    hands = work.events.editors_since_approval(version.document_id)
    if who.id == version.author_id or who.id in hands:
        raise NotAllowed("A second person must approve: you had a hand in these words.")


def _note(work: UnitOfWork, version: Version, who: Account, now: datetime, what: str, detail: str) -> None:
    work.events.add(
        now,
        who.name,
        what,
        account_id=who.id,
        document_id=version.document_id,
        number=version.number,
        detail=detail,
    )
