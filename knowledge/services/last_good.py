"""One published text that can't be read must not silence all others: each such text says what it said before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from knowledge.domain.documents import Published, Version
from knowledge.store.unit_of_work import UnitOfWork

Built = TypeVar("Built")
# A complaint about a text is a ValueError; the rest are faults of ours that a text brings to light.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_MOST_TRIED = 12
"""Texts tried one by one before several are taken back together; each try takes part of a second."""


@dataclass(frozen=True)
class NotSaid:
    """A version that should be in force and can't be, why, and what is said instead (None: nothing)."""

    document_id: str
    title: str
    version: int
    why: str
    instead: int | None


@dataclass(frozen=True)
class LastGood(Generic[Built]):
    """What was built, and what had to be left out for it."""

    built: Built
    not_said: tuple[NotSaid, ...] = ()


def build_or_step_back(
    work: UnitOfWork, on: date, build: Callable[[Sequence[Published], date], Built]
) -> LastGood[Built]:
    """All that is in force on the day; where that can't be built, with as few texts as will do taken back.

    The text that the complaint names is tried first, then the latest ones. Raises the first complaint where
    nothing helps.
    """
    documents = work.documents.effective(on)
    try:
        return LastGood(build(documents, on))
    except UNREADABLE as error:
        return _step_back(work, on, build, documents, error)


def _step_back(
    work: UnitOfWork,
    on: date,
    build: Callable[[Sequence[Published], date], Built],
    documents: Sequence[Published],
    first: Exception,
) -> LastGood[Built]:
    suspects = _by_suspicion(documents, str(first))[:_MOST_TRIED]
    for suspect in suspects:
        without, note = _without(work, on, documents, suspect, first)
        built = _try(build, without, on) if without else None
        if built is not None:
            return LastGood(built, (note,))
    notes: list[NotSaid] = []
    complaint = first
    for suspect in suspects[: len(documents) - 1]:
        documents, note = _without(work, on, documents, suspect, complaint)
        notes.append(note)
        try:
            return LastGood(build(documents, on), tuple(notes))
        except UNREADABLE as error:
            complaint = error
    raise first


def _try(
    build: Callable[[Sequence[Published], date], Built], documents: Sequence[Published], on: date
) -> Built | None:
    try:
        return build(documents, on)
    except UNREADABLE:
        return None


def _by_suspicion(documents: Sequence[Published], complaint: str) -> list[Published]:
    latest = sorted(documents, key=lambda one: (one.takes_effect, one.version), reverse=True)
    return sorted(latest, key=lambda one: f"{one.document_id}.yml" not in complaint)


def _without(
    work: UnitOfWork, on: date, documents: Sequence[Published], bad: Published, error: Exception
) -> tuple[list[Published], NotSaid]:
    before = _before(work, on, bad)
    rest = [one for one in documents if one.document_id != bad.document_id]
    if before is not None:
        rest.append(_as_published(bad, before))
        rest.sort(key=lambda one: one.document_id)
    instead = before.number if before else None
    why = str(error) or type(error).__name__
    return rest, NotSaid(bad.document_id, bad.title, bad.version, why, instead)


def _before(work: UnitOfWork, on: date, bad: Published) -> Version | None:
    standing = [
        one
        for one in work.documents.versions(bad.document_id)
        if one.in_force(on) and one.number != bad.version and one.takes_effect
    ]
    earlier = [one for one in standing if (one.takes_effect, one.number) < (bad.takes_effect, bad.version)]
    return max(earlier, key=lambda one: (str(one.takes_effect), one.number), default=None)


def _as_published(of: Published, version: Version) -> Published:
    return Published(
        of.document_id,
        of.kind,
        of.slug,
        version.title,
        version.body,
        version.number,
        version.approved_by or "",
        version.takes_effect or of.takes_effect,
        version.until,
    )
