"""What waits for a registrar, and finding a document among them all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.domain.documents import Published, Standing, State, Version
from knowledge.domain.entry import Entry
from knowledge.domain.people import Account
from knowledge.services.workflow import had_a_hand
from knowledge.store.unit_of_work import UnitOfWork

DUE_WITHIN = timedelta(days=30)
SECOND_PERSON = "A second person must approve it: you had a hand in these words."
_RELEASE = "starter edition"


@dataclass(frozen=True, slots=True)
class Submitted:
    """Waits for a second person; `hindrance` says why this one can't be it."""

    standing: Standing
    hindrance: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that is open, by whose move it is."""

    to_approve: list[Submitted]
    mine: list[Standing]
    others: list[Standing]
    offered: list[Standing]
    coming: list[Version]


def waiting_for(work: UnitOfWork, who: Account, on: date) -> Waiting:
    """What waits for this person, and what they should know is on its way."""
    standings = work.documents.standings(on)
    drafts = [one for one in standings if one.open_state is State.DRAFT]
    submitted = [one for one in standings if one.open_state is State.SUBMITTED]
    return Waiting(
        [Submitted(one, _hindrance(work, one, who)) for one in submitted],
        [one for one in drafts if one.edited_by == who.name],
        [one for one in drafts if one.edited_by != who.name and not _by_release(one)],
        [one for one in drafts if _by_release(one)],
        work.documents.coming(on),
    )


def hindrance_to_approve(work: UnitOfWork, version: Version, who: Account) -> str:
    """Why this person can't approve the version; nothing where they can. `approve` holds to it by itself."""
    return SECOND_PERSON if had_a_hand(work, version, who) else ""


def due_for_review(entries: Iterable[Entry], on: date) -> list[Entry]:
    """Entries whose review day is past or near, the most overdue first."""
    due = (entry for entry in entries if entry.review_by <= on + DUE_WITHIN)
    return sorted(due, key=lambda entry: (entry.review_by, entry.title))


def find_documents(
    work: UnitOfWork, on: date, words: str, kind: str, titles: Sequence[str]
) -> list[Standing]:
    """Documents that hold every word in their name, title or text in force; `titles` orders the kinds."""
    found = [one for one in work.documents.standings(on) if kind in ("", one.kind)]
    wanted = words.lower().split()
    if wanted:
        texts = {one.document_id: one for one in work.documents.effective(on)}
        found = [one for one in found if _holds(one, texts.get(one.document_id), wanted)]
    return sorted(found, key=lambda one: (titles.index(one.kind), one.title.lower()))


def _holds(standing: Standing, published: Published | None, wanted: list[str]) -> bool:
    text = f"{standing.document_id}\n{standing.title}\n{published.body if published else ''}".lower()
    return all(word in text for word in wanted)


def _hindrance(work: UnitOfWork, standing: Standing, who: Account) -> str:
    version = work.documents.version(standing.document_id, standing.open_number or 0)
    return hindrance_to_approve(work, version, who) if version else ""


def _by_release(standing: Standing) -> bool:
    return (standing.edited_by or "").startswith(_RELEASE)
