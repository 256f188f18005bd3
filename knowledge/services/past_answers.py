"""The replay of a text: begun, carried out by a process of its own, and part of what an approval is bound to."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from threading import Event, Thread
from time import monotonic

from knowledge.domain.documents import Published, Version, in_its_place
from knowledge.domain.errors import Conflict, StoreUnavailable
from knowledge.domain.replay import Replay, ReplayState
from knowledge.domain.results import Results
from knowledge.services import replaying
from knowledge.services.desk import Edition, build_edition
from knowledge.services.last_good import UNREADABLE, build_or_step_back
from knowledge.services.previewing import as_published
from knowledge.store.unit_of_work import Store, UnitOfWork

NOT_YET = "Past questions have not been asked again of this text yet."
_BEAT = 20
"""Seconds; a replay without a beat for much longer is taken for dead."""
MEANWHILE = "Something else was published since past questions were asked again of this text. Ask them again."


def begin_replay(work: UnitOfWork, version: Version, now: datetime, on: date) -> int:
    """A replay of exactly this text under the rules of the day, for a process to take up. Conflict while one is at it."""
    latest = work.replays.latest(version.document_id, version.digest)
    if latest and latest.state is not ReplayState.DONE and not latest.stopped(now):
        raise Conflict("Past questions are being asked again already.")
    serial = work.knowledge_serial()
    return work.replays.begin(version.document_id, version.number, version.digest, serial, now, on)


def with_the_past(work: UnitOfWork, version: Version, results: Results, now: datetime, on: date) -> Results:
    """The results with what would change of past answers, or with why that is not known yet."""
    return look_back(work, version, results, now, on)[0]


def look_back(
    work: UnitOfWork, version: Version, results: Results, now: datetime, on: date
) -> tuple[Results, Replay | None]:
    """The same with the replay that it was taken from: looked up a second time, that may have ended meanwhile."""
    latest = work.replays.latest(version.document_id, version.digest)
    if not work.past.any():
        return results, latest
    if latest is None:
        return replace(results, unfinished=f"{NOT_YET} Do that first.", to_begin=True), None
    if latest.stopped(now):
        why = f": {latest.why}" if latest.why else "."
        said = f"Asking past questions again has stopped{why} Begin it anew."
        return replace(results, unfinished=said, to_begin=True), latest
    if latest.state is not ReplayState.DONE:
        far = f"{latest.done} of {latest.total or 'all'}"
        said = f"Past questions are being asked again: {far}. Wait for the end."
        return replace(results, unfinished=said), latest
    if latest.serial != work.knowledge_serial() or work.documents.differ(latest.on, on):
        return replace(results, unfinished=MEANWHILE, to_begin=True), latest
    return replace(results, changes=_bound_to(latest)), latest


def carry_out(store: Store, replay_id: int, clock: Callable[[], datetime], processes: int = 1) -> None:
    """Ask the past again and keep what came of it; how far it is can be read meanwhile."""
    with store.reading() as work:
        wanted = work.replays.find(replay_id)
    if wanted is None:
        return
    try:
        with _beating(store, replay_id, clock) as progress:
            found = _replayed(store, wanted, progress, processes)
    except (*UNREADABLE, BrokenExecutor) as error:
        with store() as work:
            work.replays.fail(replay_id, str(error) or type(error).__name__, clock())
            work.commit()
        return
    with store() as work:
        work.replays.finish(replay_id, found.done, found.skipped, found.changes, clock())
        work.commit()


@contextmanager
def _beating(store: Store, replay_id: int, clock: Callable[[], datetime]) -> Iterator[replaying.Progress]:
    """Writes how far it is, and goes on writing where one step takes long: behind all else, reading two editions may
    take minutes, and nobody must think that the process has died."""
    far, over, beaten = [(0, 0)], Event(), monotonic()

    def beat() -> None:
        with store() as work:
            work.replays.beat(replay_id, *far[0], clock())
            work.commit()

    def keep_beating() -> None:
        while not over.wait(_BEAT):
            with suppress(StoreUnavailable):
                beat()

    def progress(done: int, total: int) -> None:
        nonlocal beaten
        far[0] = (done, total)
        if done in (0, total) or monotonic() - beaten >= 1:
            beaten = monotonic()
            beat()

    beat()
    beside = Thread(target=keep_beating, daemon=True)
    beside.start()
    try:
        yield progress
    finally:
        over.set()
        beside.join()


def _replayed(
    store: Store, wanted: Replay, progress: replaying.Progress, processes: int
) -> replaying.Replayed:
    on = wanted.on
    with store.reading() as work:
        published, now = build_or_step_back(work, on, _with_its_documents).built
        version = work.documents.version(wanted.document_id, wanted.number)
        document = work.documents.find(wanted.document_id)
    if version is None or document is None or version.digest != wanted.digest:
        raise ValueError("The text has been changed meanwhile.")
    candidate = as_published(document, version, wanted.begun_at)
    then = build_edition(in_its_place(published, candidate), on)
    return replaying.replay(store, candidate, now, then, progress, processes)


def _with_its_documents(documents: Sequence[Published], on: date) -> tuple[Sequence[Published], Edition]:
    """What officers are told that day, also where a published text can't be read: so that its mending can be tried."""
    return documents, build_edition(documents, on)


def _bound_to(replay: Replay) -> list[str]:
    """What the approval is bound to: which answers change, and every word of them before and after."""
    return [f"{replay.changed} past answers: {replay.fingerprint}"] if replay.changed else []
