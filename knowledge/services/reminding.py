"""Whom to remind of what: reviews that are due, words that wait for a second person, what failed to publish."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.domain.documents import State, Version
from knowledge.domain.entry import Entry
from knowledge.domain.people import Account, Role
from knowledge.services.accounts import FIRST_ADMIN
from knowledge.services.last_good import NotSaid
from knowledge.services.waiting import DUE_WITHIN, due_for_review
from knowledge.services.workflow import EDITORS, had_a_hand
from knowledge.store.unit_of_work import UnitOfWork


class Matter(StrEnum):
    """Why somebody is written to, in the order in which it presses."""

    FAILED = "Failed to publish"
    OVERDUE = "Overdue for review"
    TO_APPROVE = "Waiting for a second person"
    DUE = f"To be reviewed within {DUE_WITHIN.days} days"


@dataclass(frozen=True, slots=True)
class Task:
    """One document that somebody should look at."""

    matter: Matter
    document_id: str
    title: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """All that one person is to look at, the most pressing first."""

    account: Account
    tasks: tuple[Task, ...]


def reminders(
    work: UnitOfWork, entries: Iterable[Entry], not_said: Sequence[NotSaid], on: date
) -> list[Reminder]:
    """One for each person of whom something is wanted that day; nobody is left without one who could help.

    Entries name people; a text whose people have no open account here is everybody's who writes.
    """
    people = People(work.accounts.all())
    by_id = {f"entry/{entry.id}": entry for entry in entries}
    told: dict[Account, list[Task]] = {}
    for task, accounts in (
        *failed(work, people, by_id, not_said, on),
        *_due(people, by_id.values(), on),
        *_to_approve(work, people, on),
    ):
        for account in accounts:
            told.setdefault(account, []).append(task)
    order = list(Matter)
    return [
        Reminder(account, tuple(sorted(dict.fromkeys(tasks), key=lambda one: order.index(one.matter))))
        for account, tasks in sorted(told.items(), key=lambda item: item[0].address)
    ]


class People:
    """Those who may mend a text and can be written to."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        self.all = [
            one for one in accounts if one.active and one.role in EDITORS and one.address != FIRST_ADMIN
        ]

    def called(self, *names: str) -> list[Account]:
        """Whose name or address it is, as entries name people."""
        wanted = {name.strip().casefold() for name in names if name.strip()}
        return [one for one in self.all if {one.name.casefold(), one.address} & wanted]

    def answerable_for(self, entry: Entry, on: date) -> list[Account]:
        """The owner; the deputy too once it is overdue, or where the owner has no open account."""
        owner, deputy = self.called(entry.owner), self.called(entry.deputy)
        found = [*owner, *deputy] if entry.overdue(on) or not owner else owner
        return found or self.registrars

    @property
    def registrars(self) -> list[Account]:
        """Who is told where nobody is named."""
        return [one for one in self.all if one.role is Role.REGISTRAR] or self.all


Wanted = Iterator[tuple[Task, list[Account]]]


def failed(
    work: UnitOfWork, people: People, entries: dict[str, Entry], not_said: Sequence[NotSaid], on: date
) -> Wanted:
    """What failed, each with those who answer for it as last read, and who wrote and approved what failed."""
    for one in not_said:
        version = work.documents.version(one.document_id, one.version)
        had = people.called(version.edited_by, version.approved_by or "") if version else []
        entry = entries.get(one.document_id)
        own = people.answerable_for(entry, on) if entry else []
        yield Task(Matter.FAILED, one.document_id, one.title), [*own, *had] or people.registrars


def _due(people: People, entries: Iterable[Entry], on: date) -> Wanted:
    for entry in due_for_review(entries, on):
        matter = Matter.OVERDUE if entry.overdue(on) else Matter.DUE
        yield Task(matter, f"entry/{entry.id}", entry.title), people.answerable_for(entry, on)


def _to_approve(work: UnitOfWork, people: People, on: date) -> Wanted:
    """Everybody who had no hand in the words."""
    for version in _unapproved(work, on):
        task = Task(Matter.TO_APPROVE, version.document_id, version.title)
        yield task, [one for one in people.all if not had_a_hand(work, version, one)]


def _unapproved(work: UnitOfWork, on: date) -> Iterator[Version]:
    """What was submitted, and what one person alone published in an emergency."""
    submitted = [
        (one.document_id, one.open_number)
        for one in work.documents.standings(on)
        if one.open_state is State.SUBMITTED
    ]
    emergencies = [(one.document_id, one.version) for one in work.documents.effective(on) if one.until]
    for document_id, number in (*submitted, *emergencies):
        version = work.documents.version(document_id, number or 0)
        if version is not None:
            yield version
