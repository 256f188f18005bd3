"""A new edition of the rules: everything of ours that cites what changed is looked at, or stands for a reason."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from knowledge.domain.documents import State
from knowledge.domain.errors import BadInput, Conflict, NotFound
from knowledge.domain.people import Account
from knowledge.services import workflow
from knowledge.services.importing import RulesImport
from knowledge.store.edition_queue import Queued
from knowledge.store.unit_of_work import UnitOfWork

RELEASED = "edition released"
LONGEST_REASON = 500


@dataclass(frozen=True)
class Line:
    """One document in the queue; done when a newer version of it was approved."""

    queued: Queued
    title: str
    done: bool

    @property
    def open(self) -> bool:
        """Still to be looked at."""
        return not self.done and not self.queued.reason


@dataclass(frozen=True)
class EditionWork:
    """What an edition leaves to do, and by whom it was released."""

    edition: str
    lines: Sequence[Line]
    released_by: str

    @property
    def open(self) -> int:
        """How many are still to be looked at."""
        return sum(line.open for line in self.lines)


def queue_up(work: UnitOfWork, done: RulesImport, now: datetime) -> int:
    """Put every text that cites what changed in the queue; how many."""
    cited: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name, citations in done.look_again.items():
        document_id, _, rule = name.partition(", rule ")
        cited[document_id] += [{"rule": rule, "page": one.page, "section": one.section} for one in citations]
    for document_id, rows in cited.items():
        newest = next((v for v in work.documents.versions(document_id) if v.state is State.APPROVED), None)
        work.queue.put(Queued(done.doc, document_id, newest.number if newest else 0, rows, "", ""), now)
    return len(cited)


def edition_work(work: UnitOfWork) -> list[EditionWork]:
    """All editions that were read against an older one, newest first."""
    lines: dict[str, list[Line]] = defaultdict(list)
    for one in work.queue.all():
        versions = work.documents.versions(one.document_id)
        done = any(v.state is State.APPROVED and v.number > one.number for v in versions)
        lines[one.edition].append(Line(one, versions[0].title if versions else one.document_id, done))
    released = {event.detail: event.who for event in work.events.of_kind(RELEASED)}
    return [EditionWork(name, rows, released.get(name, "")) for name, rows in lines.items()]


def excuse(
    work: UnitOfWork, edition: str, document_id: str, reason: str, who: Account, now: datetime
) -> None:
    """Let a text stand as it is, and say why."""
    workflow.only_editors(who)
    reason = " ".join(reason.split())
    if not 1 <= len(reason) <= LONGEST_REASON:
        raise BadInput(f"Say in at most {LONGEST_REASON} characters why it may stand.", field="reason")
    if not work.queue.excuse(edition, document_id, reason, who.name):
        raise NotFound(f"{document_id} does not wait for {edition}.")
    detail = f"{edition}: {reason}"
    work.events.add(now, who.name, "left as it is", account_id=who.id, document_id=document_id, detail=detail)


def release(work: UnitOfWork, edition: str, who: Account, now: datetime) -> None:
    """Say that the helpline stands on the new edition; Conflict while anything is still to be looked at."""
    workflow.only_editors(who)
    found = next((one for one in edition_work(work) if one.edition == edition), None)
    if found is None:
        raise NotFound(f"Nothing waits for {edition}.")
    if found.released_by:
        raise Conflict(f"{found.released_by} has released it already.")
    if found.open:
        raise Conflict(
            f"{found.open} of {len(found.lines)} texts are still to be looked at or to be given a reason."
        )
    work.events.add(now, who.name, RELEASED, account_id=who.id, detail=edition)
