"""What waits for a registrar, and finding a document among them all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from knowledge.domain.citation import Because
from knowledge.domain.documents import Published, Standing, State, Version
from knowledge.domain.entry import GRACE, Entry
from knowledge.domain.people import Account
from knowledge.domain.source import Sources
from knowledge.reading.citations import citations_in
from knowledge.reading.sources_file import sources_in
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.workflow import had_a_hand
from knowledge.store.unit_of_work import UnitOfWork

DUE_WITHIN = timedelta(days=30)
SECOND_PERSON = "A second person must approve it: you had a hand in these words."
_RELEASE = "starter edition"
_CITING = frozenset({"topic", "entry", "facts", "general", "counting", "flags"})


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
    emergencies: list[Published]


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
        [one for one in work.documents.effective(on) if one.until],
    )


def hindrance_to_approve(work: UnitOfWork, version: Version, who: Account) -> str:
    """Why this person can't approve the version; nothing where they can. `approve` holds to it by itself."""
    return SECOND_PERSON if had_a_hand(work, version, who) else ""


def due_for_review(entries: Iterable[Entry], on: date) -> list[Entry]:
    """Entries whose review day is past or near, the most overdue first."""
    due = (entry for entry in entries if entry.review_by <= on + DUE_WITHIN)
    return sorted(due, key=lambda entry: (entry.review_by, entry.title))


@dataclass(frozen=True, slots=True)
class Planned:
    """Something that happens by itself on a day."""

    day: date
    what: str
    document_id: str
    title: str


def calendar(work: UnitOfWork, entries: Iterable[Entry], on: date, until: date) -> list[Planned]:
    """What takes effect, ends or falls due from that day to the other, in order."""
    found = [
        Planned(one.takes_effect, f"version {one.number} takes effect", one.document_id, one.title)
        for one in work.documents.coming(on)
        if one.takes_effect
    ]
    for standing in work.documents.standings(on):
        if standing.ends:
            found.append(Planned(standing.ends, "no longer said", standing.document_id, standing.title))
    for published in work.documents.effective(on):
        if published.until:
            what = "emergency publication ends unless approved"
            found.append(Planned(published.until, what, published.document_id, published.title))
    for entry in entries:
        name = f"entry/{entry.id}"
        found.append(
            Planned(
                entry.review_by,
                f"to be reviewed by {entry.owner}" + (f" or {entry.deputy}" if entry.deputy else ""),
                name,
                entry.title,
            )
        )
        stops = entry.review_by + GRACE + timedelta(days=1)
        found.append(Planned(stops, "no longer given unless reviewed", name, entry.title))
    return sorted((one for one in found if on <= one.day <= until), key=lambda one: (one.day, one.title))


def drifted(published: Sequence[Published]) -> list[tuple[Published, str]]:
    """Texts that cite a page or a section that the documents no longer have, with what is wrong."""
    sources = sources_in(published)
    if not sources.ids():
        return []
    found = []
    for one in published:
        complaints = (sources.complaint(citation) for citation in _cited(one, sources))
        complaint = next(filter(None, complaints), None)
        if complaint:
            found.append((one, complaint))
    return found


@lru_cache(maxsize=4096)
def _cited(one: Published, sources: Sources) -> Because:
    """Nothing of a text that can't be read: that is said elsewhere."""
    try:
        return citations_in(one.body, f"{one.document_id}.yml", sources) if one.kind in _CITING else ()
    except ContentError:
        return ()


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
