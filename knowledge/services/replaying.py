"""The past asked again: which answers would be others under a draft.

Every question is asked again in its conversation, of what is published and of what would be, so that a difference
is the draft's alone; where no more than a topic's rules differ, those alone on which these rules can bear.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.domain.documents import Published
from knowledge.domain.replay import Changes
from knowledge.services.comparing_answers import Conversation, comparing
from knowledge.services.desk import Edition
from knowledge.services.resting import Bearing, only_rules_differ
from knowledge.store.past_questions import Past
from knowledge.store.unit_of_work import Store, UnitOfWork

OTHERS = "these rules have no bearing on them"
FORGOTTEN = "words no longer kept, and nothing was decided"
_NO_LONGER_KEPT = "(no longer kept)"
_CONVERSATIONS_AT_ONCE = 100

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Replayed:
    """How many were asked again, what would change, and what was left out and why."""

    done: int
    changes: Changes
    skipped: dict[str, int]


def replay(
    store: Store, candidate: Published, now: Edition, then: Edition, progress: Progress, processes: int = 1
) -> Replayed:
    """Ask again of `now`, what is published, and of `then`, what would be; `progress` hears (done, total).

    Nothing is kept open meanwhile: the store is read some conversations at a time.
    """
    with store.reading() as work:
        wanted, everything = _to_ask(work, candidate, now, then), work.past.count()
    total = sum(len(ids) for ids in wanted.values())
    forgotten, done, changes = 0, 0, Changes()
    progress(0, total)
    with comparing(now, then, processes) as compare:
        for asked in _some_at_a_time(store, sorted(wanted)):
            some = [Conversation(one, frozenset(wanted[one[0].conversation])) for one in asked]
            for found in compare(some):
                done, forgotten = done + found.done, forgotten + found.forgotten
                for past, before, after in found.changed:
                    changes.add(past.reference, past.text or _NO_LONGER_KEPT, before, after)
            progress(done + forgotten, total)
    skipped = {FORGOTTEN: forgotten, OTHERS: everything - total}
    return Replayed(done, changes, {why: number for why, number in skipped.items() if number})


def _some_at_a_time(store: Store, names: Sequence[str]) -> Iterator[list[list[Past]]]:
    for first in range(0, len(names), _CONVERSATIONS_AT_ONCE):
        with store.reading() as work:
            found = list(work.past.conversations(names[first : first + _CONVERSATIONS_AT_ONCE]))
        yield sorted(found, key=lambda asked: asked[0].conversation)


def _to_ask(work: UnitOfWork, candidate: Published, now: Edition, then: Edition) -> dict[str, set[int]]:
    """By conversation, the questions whose answer can be another."""
    places = work.past.places()
    if candidate.kind == "topic" and only_rules_differ(candidate.slug, now, then):
        bearing = Bearing.of(candidate.slug, (now.rulebook, then.rulebook))
        found = work.past.places_of_topic(candidate.slug, bearing.names)
        places = (one for one in found if one.replies is None or bearing.on(one.replies))
    ids: dict[str, set[int]] = {}
    for place in places:
        ids.setdefault(place.conversation, set()).add(place.id)
    return ids
