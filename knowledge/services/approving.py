"""What the helpline says is changed here alone: approve, withdraw, retire.

Each function is one step on a unit of work; the caller commits. The serial is held first, so that two
approvals at once are checked one after the other, each among what is then in force.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from knowledge.domain.documents import State, Version
from knowledge.domain.errors import BadInput, Conflict
from knowledge.domain.people import Account
from knowledge.domain.results import Results
from knowledge.services import workflow
from knowledge.services.checking import Check, refuse_faults
from knowledge.services.publishing import document_of
from knowledge.services.recalling import tell_askers
from knowledge.services.releasing import hold_to_first_days
from knowledge.store.events import APPROVED
from knowledge.store.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Seen:
    """What the approver had before them: the digests of the words and of the test results."""

    words: str
    results: str


def approve(
    work: UnitOfWork,
    document_id: str,
    number: int,
    seen: Seen,
    takes_effect: date,
    who: Account,
    now: datetime,
    today: date,
    check: Check,
    *,
    note: str = "",
) -> Version:
    """Make exactly what was read and tested what the helpline says from that day on.

    The approver must have had no hand in the words since they were last approved. `check` is asked with
    the serial held, so what it finds is what holds when this takes effect.
    """
    serial = work.serial.hold()
    version = workflow.version_at(work, document_id, number, lock=True)
    workflow.not_back_in_time(work, now)
    workflow.awaits_approval(version)
    workflow.not_changed_since(version, seen.words)
    workflow.second_person(work, version, who)
    if takes_effect < today:
        raise BadInput("It can't take effect before today.", field="takes_effect")
    _nothing_later(work, version, takes_effect)
    hold_to_first_days(work, version, takes_effect)
    results = check(document_id, version.body)
    _agreed(results, seen, note)
    approved = work.documents.change(
        replace(
            version,
            state=State.APPROVED,
            approved_by=who.name,
            approved_by_id=who.id,
            approved_at=now,
            takes_effect=takes_effect,
            note=note.strip() or version.note,
            results=results.digest,
        )
    )
    work.documents.rename(document_id, approved.title)
    work.serial.move()
    detail = f"{approved.digest} from {takes_effect}, results {results.digest}, serial {serial + 1}"
    workflow.note(work, approved, who, now, APPROVED, _with_reason(detail, note))
    tell_askers(work, approved, now)
    return approved


def withdraw(
    work: UnitOfWork, document_id: str, number: int, who: Account, now: datetime, today: date, why: str
) -> Version:
    """Take back a draft, an approved version that has not taken effect yet, or an emergency publication."""
    workflow.only_editors(who)
    work.serial.hold()
    version = workflow.version_at(work, document_id, number, lock=True)
    if version.state is State.WITHDRAWN:
        raise Conflict(f"Version {number} has already been withdrawn.")
    in_effect = version.takes_effect is not None and version.takes_effect <= today
    if in_effect and not version.is_emergency:
        raise Conflict(f"Version {number} is in effect; retire it, or publish a better one.")
    if version.state is State.APPROVED:
        workflow.not_back_in_time(work, now)
        work.serial.move()
    if version.is_emergency:  # it was said until today, and the record of that day must show it
        back = work.documents.change(replace(version, until=today))
    else:
        back = work.documents.change(replace(version, state=State.WITHDRAWN))
    workflow.note(work, back, who, now, "withdrawn", why)
    return back


def retire(
    work: UnitOfWork, document_id: str, ends: date, who: Account, now: datetime, today: date, why: str
) -> list[Version]:
    """Say nothing of this from that day on; a later approval brings it back."""
    workflow.only_editors(who)
    work.serial.hold()
    workflow.not_back_in_time(work, now)
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
    workflow.note(work, retired[0], who, now, "retired", f"from {ends}: {why.strip()}")
    return retired


def _agreed(results: Results, seen: Seen, why: str) -> None:
    refuse_faults(results)
    if results.unfinished:
        raise Conflict(results.unfinished, code="unfinished")
    if results.digest != seen.results:
        raise Conflict("The results of the check have changed since you looked: look at them again.")
    if results.need_a_reason and not why.strip():
        raise BadInput("Say why it is right, although a test fails or a past answer changes.", field="note")


def _nothing_later(work: UnitOfWork, version: Version, takes_effect: date) -> None:
    """A version planned for later would end what is approved now, unseen."""
    for other in work.documents.versions(version.document_id):
        planned = other.takes_effect
        if other.state is State.APPROVED and planned is not None and planned > takes_effect:
            raise Conflict(
                f"Version {other.number} is approved to take effect on {planned} and would replace this one "
                "then: withdraw it first, or choose that day or a later one.",
                field="takes_effect",
            )


def _with_reason(detail: str, why: str) -> str:
    return f"{detail}: {why.strip()}" if why.strip() else detail
