"""Conversations asked again under two editions, by several processes at once where there are cores for them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

from knowledge.services.asking_again import Answer, Asking, asked_again
from knowledge.services.desk import Edition
from knowledge.store.past_questions import Past

_SHARES = 4
"""Into how many pieces each process's part is cut, so that none waits long for another."""

_both: list[Asking] = []


@dataclass(frozen=True)
class Conversation:
    """Its questions, oldest first, and the ids of those whose answers are compared."""

    asked: Sequence[Past]
    ids: frozenset[int]


@dataclass(frozen=True)
class Compared:
    """How many were asked again, how many could not be, and what differs: the question, its answer now and then."""

    done: int
    forgotten: int
    changed: Sequence[tuple[Past, Answer, Answer]]


Compare = Callable[[Sequence[Conversation]], Iterable[Compared]]


@contextmanager
def comparing(now: Edition, then: Edition, processes: int) -> Iterator[Compare]:
    """What compares conversations, in their order. Processes that are forked share what both editions hold."""
    if processes < 2:
        old, new = Asking(now), Asking(then)
        yield lambda some: [_compared(one, old, new) for one in some]
        return
    with ProcessPoolExecutor(processes, get_context("fork"), _take, (now, then)) as pool:
        yield lambda some: pool.map(_compare, some, chunksize=1 + len(some) // (_SHARES * processes))


def _take(now: Edition, then: Edition) -> None:
    _both[:] = Asking(now), Asking(then)


def _compare(one: Conversation) -> Compared:
    return _compared(one, *_both)


def _compared(one: Conversation, old: Asking, new: Asking) -> Compared:
    done, forgotten, changed = 0, 0, []
    for past, before, after in asked_again(one.asked, one.ids, old, new):
        if before is None or after is None:
            forgotten += 1
            continue
        done += 1
        if before != after:
            changed.append((past, before, after))
    return Compared(done, forgotten, changed)
