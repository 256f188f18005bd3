"""An administrator alone publishes when it cannot wait; it ends by itself unless a second person approves it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from knowledge.domain.documents import State, Version
from knowledge.domain.errors import BadInput, Conflict
from knowledge.domain.people import Account
from knowledge.services import workflow
from knowledge.services.checking import Check, refuse_faults
from knowledge.services.releasing import hold_to_first_days
from knowledge.store.events import APPROVED, EMERGENCY
from knowledge.store.unit_of_work import UnitOfWork

DAYS = 7
MOST_DAYS = 14


def publish_in_emergency(
    work: UnitOfWork,
    document_id: str,
    number: int,
    words: str,
    who: Account,
    now: datetime,
    today: date,
    why: str,
    check: Check,
    *,
    days: int = DAYS,
) -> Version:
    """Say this from now on for so many days, marked as not approved. It must be readable, no more.

    `words` is the digest of what was read. The clock is not asked: an emergency can't wait for it.
    """
    workflow.only_admins(who)
    work.serial.hold()
    version = workflow.version_at(work, document_id, number, lock=True)
    workflow.still_open(version)
    workflow.not_changed_since(version, words)
    if not why.strip():
        raise BadInput("Say what the emergency is.", field="why")
    if not 1 <= days <= MOST_DAYS:
        raise BadInput(f"An emergency publication lasts 1 to {MOST_DAYS} days.", field="days")
    results = check(document_id, version.body)
    refuse_faults(results)
    hold_to_first_days(work, version, today)
    until = today + timedelta(days=days)
    said = work.documents.change(
        replace(
            version,
            state=State.APPROVED,
            approved_by=f"{who.name} alone, in an emergency",
            approved_by_id=who.id,
            approved_at=now,
            takes_effect=today,
            until=until,
            note=why.strip(),
            results=results.digest,
        )
    )
    work.serial.move()
    workflow.note(work, said, who, now, EMERGENCY, f"{said.digest} until {until}: {why.strip()}")
    return said


def approve_afterwards(
    work: UnitOfWork, document_id: str, number: int, words: str, who: Account, now: datetime, today: date
) -> Version:
    """A second person makes an emergency publication an ordinary one."""
    work.serial.hold()
    version = workflow.version_at(work, document_id, number, lock=True)
    workflow.not_back_in_time(work, now)
    if version.state is not State.APPROVED or version.until is None:
        raise Conflict(f"Version {number} is no emergency publication that waits for approval.")
    if version.until <= today:
        raise Conflict(f"Version {number} ended by itself on {version.until}; begin a draft from it.")
    workflow.not_changed_since(version, words)
    workflow.second_person(work, version, who)
    kept = replace(version, approved_by=who.name, approved_by_id=who.id, approved_at=now, until=None)
    approved = work.documents.change(kept)
    work.documents.rename(document_id, approved.title)
    work.serial.move()
    workflow.note(work, approved, who, now, APPROVED, f"{approved.digest} afterwards")
    return approved
