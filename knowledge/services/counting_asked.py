"""Keeping the counted questions up with the log: each message as it comes, or everything anew.

Both ways give the same rows; `differs` proves it for a store, a property test for any.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby, islice

from knowledge.domain.asking import AGAIN, fold
from knowledge.domain.conversation import Outcome, QuestionState
from knowledge.domain.counted import CURRENT, NO_ENTRY, NO_TOPIC, OVERDUE
from knowledge.domain.kept import Kept, keep
from knowledge.domain.month import Month, day_of
from knowledge.domain.release import Release, release
from knowledge.domain.teaching import Asked, Ending
from knowledge.domain.training import groups_in
from knowledge.reading.strict_yaml import ContentError, parse
from knowledge.store.unit_of_work import UnitOfWork

# Longer than any answer takes; a message still pending then was lost with its process.
LOST_AFTER = timedelta(minutes=10)
# Conversations that may still touch one another: asked again within a day, and told within a day.
_NEAR = timedelta(days=2)
_BATCH = 2000


def count(work: UnitOfWork, conversation: str) -> None:
    """Bring what is kept of a conversation up with its messages, in the same work that changed them."""
    owner = work.asked.lock_owner_of(conversation, _NEAR)
    if owner is None:
        return
    source_of = _Sources(work)
    fresh = {asked.id: keep(asked, source_of(asked)) for asked in fold(work.teaching.said_in(conversation))}
    before = {one.id: one for one in work.asked.of_conversation(conversation)}
    work.asked.remove(before.keys() - fresh.keys())
    changed = [one for one in fresh.values() if before.get(one.id) != one]
    work.asked.put(changed)
    touched = [*changed, *before.values()]
    for topic in {one.topic for one in touched} - {NO_TOPIC}:
        earliest = min(one.at for one in touched if one.topic == topic)
        _mark_again(work, owner, topic, earliest - AGAIN)


def recount(work: UnitOfWork) -> int:
    """Drop all that is kept and count the whole log; how many questions there are."""
    work.asked.remove_all()
    total, everything = 0, _recounted(work)
    while batch := list(islice(everything, _BATCH)):
        work.asked.add(batch)
        total += len(batch)
    return total


@dataclass(frozen=True)
class Compared:
    """What is kept against a full recount."""

    kept: int
    counted: int
    equal: bool


def compare(work: UnitOfWork) -> Compared:
    """Count the whole log, and compare every row with what is kept; in little memory, however many."""
    kept, counted = _fingerprint(work.asked.everything()), _fingerprint(_recounted(work))
    return Compared(kept[0], counted[0], kept == counted)


def publish_months(work: UnitOfWork, least: int, now: datetime, most: int | None = None) -> list[Release]:
    """Publish each month that is over and has not been, the oldest first; those published now. The caller commits."""
    _count_lost(work, now)
    published = work.asked.released_months(least)
    sessions = work.loads.sessions()
    made: list[Release] = []
    for name in work.asked.months():
        month = Month.read(name)
        if len(made) == most:
            break
        if name not in published and month.is_over(now):
            groups = groups_in(month, sessions)
            done = release(name, len(month.weeks()), work.asked.counted(month), least, groups)
            if done.total is not None:
                done = replace(done, advised_minutes=_advised(work, month, least))
            work.asked.publish(done, now)
            made.append(done)
    return made


def _advised(work: UnitOfWork, month: Month, least: int) -> int | None:
    """By the month of the answer, since no answer can come into a month that is over."""
    answered = work.inquiries.answered(month.start, month.end)
    if len({owner for owner, _ in answered}) < least:
        return None
    seconds = sum((took.total_seconds() for _, took in answered), 0.0)
    return round(seconds / len(answered) / 60)


def _count_lost(work: UnitOfWork, now: datetime) -> None:
    """Messages whose process died were asked, and got no answer."""
    for number, conversation in work.teaching.lost(now - LOST_AFTER):
        work.questions.finish(number, QuestionState.FAILED, Outcome(status="unavailable"), [], 0, None)
        count(work, conversation)


def anything_to_publish(work: UnitOfWork, least: int, now: datetime) -> bool:
    """Whether a month is over and not published."""
    due = set(work.asked.months()) - work.asked.released_months(least)
    return any(Month.read(month).is_over(now) for month in due)


def _recounted(work: UnitOfWork) -> Iterator[Kept]:
    source_of = _Sources(work)
    for _, messages in groupby(work.teaching.said_by_owner(), key=lambda said: said.owner):
        for asked in fold(messages):
            yield keep(asked, source_of(asked))


def _fingerprint(rows: Iterable[Kept]) -> tuple[int, int]:
    """How many, and a sum that any difference changes, whatever the order."""
    total = number = 0
    for number, row in enumerate(rows, 1):  # noqa: B007 — the last number is the count
        digest = hashlib.blake2b(repr(tuple(map(str, row))).encode(), digest_size=8).digest()
        total = (total + int.from_bytes(digest, "big")) % 2**64
    return number, total


def _mark_again(work: UnitOfWork, owner: str, topic: str, since: datetime) -> None:
    """A question is asked again when the next one on its topic comes within a day."""
    rows = work.asked.of_owner(owner, topic, since)
    changed = []
    for place, row in enumerate(rows):
        gap = rows[place + 1].at - row.at if place + 1 < len(rows) else None
        marked = row.marked(gap if gap is not None and gap <= AGAIN else None)
        if marked != row:
            changed.append(marked)
    work.asked.put(changed)


class _Sources:
    """What a question's answer came from; a version's words never change, so each is read once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._days: dict[tuple[str, int], date | None] = {}

    def __call__(self, asked: Asked) -> str:
        if asked.ending is not Ending.ANSWERED or not asked.entry or asked.entry_version is None:
            return NO_ENTRY
        key = asked.entry, asked.entry_version
        if key not in self._days:
            body = self._work.teaching.entry_body(*key)
            self._days[key] = _review_day(body) if body else None
        review = self._days[key]
        return OVERDUE if review is not None and day_of(asked.at) > review else CURRENT


@lru_cache(maxsize=512)
def _review_day(body: str) -> date | None:
    try:
        return parse(body, "entry").day("review_by")
    except ContentError:
        return None
