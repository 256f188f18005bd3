"""What every step from draft to approval holds to: who may, on which version, in which order."""

from datetime import datetime, timedelta

from knowledge.domain.documents import State, Version
from knowledge.domain.errors import Conflict, NotAllowed, NotFound
from knowledge.domain.people import Account, Role
from knowledge.store.unit_of_work import UnitOfWork

EDITORS = frozenset({Role.REGISTRAR, Role.ADMIN})
CLOCKS_DIFFER_BY = timedelta(minutes=5)
"""As far as the clocks of two machines on one store may be apart."""


def version_at(work: UnitOfWork, document_id: str, number: int, *, lock: bool) -> Version:
    """By document and number, or NotFound; with `lock` nobody else changes it before this work ends."""
    found = work.documents.version(document_id, number, lock=lock)
    if found is None:
        raise NotFound(f"There is no version {number} of {document_id}.")
    return found


def only_editors(who: Account) -> None:
    """NotAllowed for anybody else."""
    if not who.active or who.role not in EDITORS:
        raise NotAllowed("Only registrars change what the helpline says.")


def only_admins(who: Account) -> None:
    """NotAllowed for anybody else."""
    if not who.active or who.role is not Role.ADMIN:
        raise NotAllowed("Only an administrator may publish in an emergency.")


def still_open(version: Version) -> None:
    """Conflict where it has been approved or withdrawn."""
    if not version.is_open:
        raise Conflict(f"Version {version.number} has been {version.state} meanwhile; begin a new draft.")


def awaits_approval(version: Version) -> None:
    """Conflict where it doesn't, with what it is instead."""
    if version.state is State.APPROVED:
        raise Conflict(f"{version.approved_by} has already approved version {version.number}.")
    if version.state is not State.SUBMITTED:
        raise Conflict(f"Version {version.number} is a {version.state}, not submitted for approval.")


def not_changed_since(version: Version, digest: str) -> None:
    """Conflict that names who saved, where the words are not those that were shown."""
    if version.digest != digest:
        at = f"{version.edited_at:%H:%M} UTC on {version.edited_at.day} {version.edited_at:%B}"
        raise Conflict(f"{version.edited_by} saved another text at {at}; look at that first.")


def had_a_hand(work: UnitOfWork, version: Version, who: Account) -> bool:
    """Whether they wrote any of it since a second person last approved it.

    What came from another store knows its writers by name alone.
    """
    accounts, names = work.events.hands_since_approval(version.document_id)
    if version.author_id is None:
        names |= {version.author, version.edited_by} - {""}
    return who.id == version.author_id or who.id in accounts or who.name in names


def second_person(work: UnitOfWork, version: Version, who: Account) -> None:
    """NotAllowed for whoever had a hand in it."""
    only_editors(who)
    if had_a_hand(work, version, who):
        raise NotAllowed("A second person must approve: you had a hand in these words.")


def not_back_in_time(work: UnitOfWork, now: datetime) -> None:
    """Conflict where the clock stands before what has been done already: days would be wrong."""
    last = next(iter(work.events.newest(1)), None)
    if last is not None and last.at > now + CLOCKS_DIFFER_BY:
        raise Conflict(
            f"This machine's clock says {now:%d.%m.%Y %H:%M} UTC, but something was done on "
            f"{last.at:%d.%m.%Y %H:%M} UTC already: set the clock right first."
        )


def note(work: UnitOfWork, version: Version, who: Account, now: datetime, what: str, detail: str) -> None:
    """A line in the record."""
    work.events.add(
        now,
        who.name,
        what,
        account_id=who.id,
        document_id=version.document_id,
        number=version.number,
        detail=detail,
    )
