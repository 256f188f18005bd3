"""Telling officers what became of what they were told: advice taken back, and answers to what had none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from knowledge.domain.documents import State, Version
from knowledge.domain.errors import BadInput, Conflict, NotFound
from knowledge.domain.notice import Notice, NoticeKind, Recall
from knowledge.domain.people import Account
from knowledge.domain.rulebook import Rulebook
from knowledge.services import workflow
from knowledge.services.resting import rests_on_topic
from knowledge.store.past_questions import Past
from knowledge.store.unit_of_work import UnitOfWork

LONGEST = 1000
_GIVEN = frozenset({"answered", "decided", "needs_facts"})
# England and Wales is at most an hour before UTC, so nobody who was told that day is left out.
_AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Told:
    """A recall and everybody it went to."""

    recall: Recall
    notices: list[Notice]

    @property
    def seen(self) -> int:
        """How many said that they read it."""
        return sum(one.seen_at is not None for one in self.notices)


def recall(
    work: UnitOfWork,
    version: Version,
    since: date,
    text: str,
    rulebooks: tuple[Rulebook, ...],
    who: Account,
    now: datetime,
    today: date,
) -> int:
    """Tell everybody who was given an earlier version since that day; how many answers it is about.

    The version must be in force, so that whoever asks again hears the better one.
    """
    workflow.only_editors(who)
    if version.state is not State.APPROVED or not version.in_force(today):
        raise Conflict("Recall old advice once the better one is in force.")
    text = " ".join(text.split())
    if not 1 <= len(text) <= LONGEST:
        raise BadInput(f"Say in at most {LONGEST} characters what was wrong and what is right.", field="text")
    if since > today:
        raise BadInput("Choose a day that has been.", field="since")
    changed_at = version.approved_at or now
    found = list(_given_before(work, version, since, changed_at, rulebooks))
    number = work.notices.add_recall(version.document_id, version.number, since, text, who.name, now)
    for past in found:
        work.notices.add(_notice(NoticeKind.RECALL, number, past, version, text, today, now))
    detail = f"since {since}, {len(found)} answers: {text}"
    workflow.note(work, version, who, now, "recalled", detail)
    return len(found)


def recalls(work: UnitOfWork, document_id: str) -> list[Told]:
    """Newest first, with who has seen each."""
    return [Told(one, work.notices.of_recall(one.id)) for one in work.notices.recalls(document_id)]


def tell_askers(work: UnitOfWork, version: Version, now: datetime) -> int:
    """When a document that was begun for questions is approved: those who asked are told; how many."""
    told = 0
    for question_id in work.notices.asked_for(version.document_id):
        past = work.past.find(question_id)
        if past is not None:
            text = "Your question now has an approved answer. Ask it again to read it."
            day = version.takes_effect or now.date()
            work.notices.add(_notice(NoticeKind.ANSWERED, None, past, version, text, day, now))
            told += 1
    return told


def unseen(work: UnitOfWork, owner: str, on: date) -> list[Notice]:
    """What somebody is still to be told."""
    return work.notices.unseen(owner, on)


def mark_seen(work: UnitOfWork, owner: str, notice_id: int, now: datetime) -> None:
    """They say they have read it; NotFound where it isn't theirs."""
    if not work.notices.see(owner, notice_id, now):
        raise NotFound("There is nothing of that number for you to read.")


def _given_before(
    work: UnitOfWork, version: Version, since: date, changed_at: datetime, rulebooks: tuple[Rulebook, ...]
) -> Iterator[Past]:
    kind, _, slug = version.document_id.partition("/")
    start = datetime.combine(since, time(), UTC) - _AN_HOUR
    for past in work.past.all_of(kind, slug or kind, start):
        if past.at >= changed_at or not _GIVEN & {str(one.get("status")) for one in past.replies}:
            continue
        if kind == "entry" and (past.entry_version or 0) >= version.number:
            continue
        if kind != "topic" or rests_on_topic(past, slug, rulebooks):
            yield past


def _notice(
    kind: NoticeKind, recall_id: int | None, past: Past, version: Version, text: str, day: date, now: datetime
) -> Notice:
    return Notice(
        0, kind, recall_id, past.owner, past.id, past.reference, version.document_id, version.number,
        version.title, text, day, now, None,
    )  # fmt: skip
