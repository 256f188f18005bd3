"""A new edition of the rules: everything of ours that cites what changed is looked at, or stands for a reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from knowledge.domain.citation import Because
from knowledge.domain.documents import State, Version
from knowledge.domain.errors import BadInput, NotFound
from knowledge.domain.people import Account
from knowledge.domain.source import Source
from knowledge.reading.sources_file import DOCUMENT, read_sources
from knowledge.reading.strict_yaml import ContentError
from knowledge.services import workflow
from knowledge.store.edition_queue import Queued
from knowledge.store.unit_of_work import UnitOfWork

RELEASED = "release asked for"
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


class Stage(StrEnum):
    """How far an edition has come: `approved` it answers from the day on which its release takes effect."""

    READ = "read"
    ASKED = "asked"
    APPROVED = "approved"


@dataclass(frozen=True)
class EditionWork:
    """What an edition leaves to do. `from_day` is the day on which its approved release takes effect."""

    edition: Source
    lines: Sequence[Line]
    stage: Stage
    from_day: date | None = None

    @property
    def open(self) -> int:
        """How many are still to be looked at."""
        return sum(line.open for line in self.lines)


def queue_up(work: UnitOfWork, doc: str, look_again: Mapping[str, Because], now: datetime) -> int:
    """Put every text that cites what changed in the queue, once; how many there are."""
    cited: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name, citations in look_again.items():
        document_id, _, rule = name.partition(", rule ")
        cited[document_id] += [{"rule": rule, "page": one.page, "section": one.section} for one in citations]
    for document_id, rows in cited.items():
        newest = next((v for v in work.documents.versions(document_id) if v.state is State.APPROVED), None)
        work.queue.put(Queued(doc, document_id, newest.number if newest else 0, rows, "", ""), now)
    return len(cited)


def lines_of(work: UnitOfWork, doc: str) -> list[Line]:
    """What cites what changed in that edition, by document."""
    return [_line(work, one) for one in work.queue.all() if one.edition == doc]


def _line(work: UnitOfWork, queued: Queued) -> Line:
    versions = work.documents.versions(queued.document_id)
    done = any(v.state is State.APPROVED and v.number > queued.number for v in versions)
    return Line(queued, versions[0].title if versions else queued.document_id, done)


def edition_work(work: UnitOfWork) -> list[EditionWork]:
    """Every edition that was read against an older one, the newest first."""
    versions = work.documents.versions(DOCUMENT)
    approved = [one for one in versions if one.state is State.APPROVED and one.takes_effect]
    newest = next((one for one in versions if one.is_open), None) or next(iter(approved), None)
    if newest is None:
        return []
    return [_stage(work, one, newest, approved) for one in reversed(_editions(newest))]


def _stage(work: UnitOfWork, edition: Source, newest: Version, approved: Iterable[Version]) -> EditionWork:
    lines = lines_of(work, edition.id)
    days = [one.takes_effect for one in approved if one.takes_effect and _releases(one, edition.id)]
    if days:
        return EditionWork(edition, lines, Stage.APPROVED, min(days))
    asked = newest.state is State.SUBMITTED and not edition.waits
    return EditionWork(edition, lines, Stage.ASKED if asked else Stage.READ)


def _releases(version: Version, doc: str) -> bool:
    return any(one.id == doc and not one.waits for one in _editions(version))


def _editions(version: Version) -> list[Source]:
    """Nothing of a text that can't be read: its editor says so."""
    try:
        sources = read_sources(version.body)
    except ContentError:
        return []
    return [one for doc in sources.ids() if (one := sources.find(doc)) is not None and one.follows]


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
