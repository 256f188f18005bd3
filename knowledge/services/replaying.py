"""The past asked again: which answers would be others under a draft.

Every question whose answer rested on the document is asked again in its conversation, of what is published
and of what would be, so that a difference is the draft's alone. Where the words are no longer kept, the
facts that were understood are decided anew.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from knowledge.domain.conversation import Json
from knowledge.domain.documents import Published
from knowledge.domain.errors import BadInput
from knowledge.domain.interview import interview
from knowledge.domain.replay import Changed
from knowledge.domain.reply import Reply
from knowledge.domain.report import ACT
from knowledge.services.advising import reply_to
from knowledge.services.case_changes import words_of
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.report_reading import read_report
from knowledge.services.resting import rests_on_topic
from knowledge.services.turn import Turn
from knowledge.store.past_questions import Past
from knowledge.store.unit_of_work import UnitOfWork

OTHERS = "rested on other documents"
FORGOTTEN = "words no longer kept, and nothing was decided"
_BUTTON = re.compile(r"/([a-z_]+)(\{.*\})?")
_LONGEST = 1500
_MOST_HELD = 20_000

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Replayed:
    """How many were asked again, what would change, and what was left out and why."""

    done: int
    changes: list[Changed]
    skipped: dict[str, int]


class Asking:
    """Asks one edition; the same words in the same state are asked once."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._said: dict[str, tuple[str, CaseFile]] = {}

    def ask(self, past: Past, case: CaseFile) -> tuple[str, CaseFile]:
        """The answer in words, and what the conversation knows after it."""
        key = json.dumps([past.text, past.kind, case.as_json()])
        if key not in self._said:
            if len(self._said) >= _MOST_HELD:
                self._said.clear()
            self._said[key] = self._asked(turn_of(past, self.edition), case)
        return self._said[key]

    def _asked(self, turn: Turn, case: CaseFile) -> tuple[str, CaseFile]:
        try:
            replies, after = reply_to(turn, self.edition, case)
        except BadInput as error:
            return error.sentence, case
        return "\n\n".join(_in_words(reply) for reply in replies), after


def replay(
    work: UnitOfWork, candidate: Published, now: Edition, then: Edition, progress: Progress
) -> Replayed:
    """Ask again of `now`, what is published, and of `then`, what would be; `progress` hears (done, total)."""
    resting = _resting(work, candidate, now, then)
    total = sum(len(ids) for ids in resting.values())
    skipped: Counter[str] = Counter()
    changes: list[Changed] = []
    done = 0
    progress(0, total)
    old, new = Asking(now), Asking(then)
    for conversation, ids in resting.items():
        for past, before, after in _asked_again(work.past.of_conversation(conversation), ids, old, new):
            if before is None or after is None:
                skipped[FORGOTTEN] += 1
            elif before != after:
                changes.append(Changed(past.reference, past.text or "(no longer kept)", before, after))
            done += 1
        progress(done, total)
    others = work.past.count() - total
    if others:
        skipped[OTHERS] = others
    return Replayed(done - skipped[FORGOTTEN], changes, {key: n for key, n in skipped.items() if n})


def _resting(work: UnitOfWork, candidate: Published, now: Edition, then: Edition) -> dict[str, set[int]]:
    """By conversation, the questions whose answer rested on the document."""
    found: dict[str, set[int]] = {}
    rulebooks = (now.rulebook, then.rulebook)
    for past in work.past.all_of(candidate.kind, candidate.slug):
        if candidate.kind != "topic" or rests_on_topic(past, candidate.slug, rulebooks):
            found.setdefault(past.conversation, set()).add(past.id)
    return found


def _asked_again(
    asked: Sequence[Past], ids: set[int], now: Asking, then: Asking
) -> Iterator[tuple[Past, str | None, str | None]]:
    """Each wanted question with its answer in words, under either edition."""
    old, new = CaseFile(), CaseFile()
    last = max(ids)
    for past in asked:
        if past.id > last:
            return
        if past.text is None:
            old = new = CaseFile()
            if past.id in ids:
                yield past, decided_again(past, now.edition), decided_again(past, then.edition)
            continue
        before, old = now.ask(past, old)
        after, new = then.ask(past, new)
        if past.id in ids:
            yield past, before, after


def turn_of(past: Past, edition: Edition) -> Turn:
    """The message as it came, under the rules of the edition's day and at its noon: hours are no difference."""
    text = past.text or ""
    pressed = _BUTTON.fullmatch(text)
    kind: str | None = past.kind
    payload: Mapping[str, str] = {}
    if pressed:
        kind, payload = pressed[1], _payload(pressed[2])
    return Turn(
        past.conversation, text, kind, payload, now=datetime.combine(edition.on, time(12), UTC), on=edition.on
    )


def _payload(written: str | None) -> dict[str, str]:
    try:
        read = json.loads(written or "{}")
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in read.items()} if isinstance(read, dict) else {}


def _in_words(reply: Reply) -> str:
    """All that the officer reads and all that counts; versions are no difference."""
    said = reply.text
    if reply.choices:
        said += "\n" + "\n".join(f"- {entry.title}" for entry in reply.choices)
    return said if len(said) <= _LONGEST else said[:_LONGEST] + "…"


def decided_again(past: Past, edition: Edition) -> str | None:
    """What the facts understood then come to now; None where nothing was understood."""
    told = next((reply.get("understood") for reply in past.replies if reply.get("understood")), None)
    facts = _facts(told or ())
    if not facts:
        return None
    try:
        report = read_report(facts, edition.rulebook)
    except BadInput as error:
        return error.sentence
    return "; ".join(words_of(*interview(report, edition.rulebook, edition.on)))


def _facts(told: Sequence[Json]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for chip in told:
        fact, value = str(chip.get("fact")), chip.get("value")
        if fact.startswith(f"{ACT}."):
            facts.setdefault(ACT, []).append(value)
        elif value is not None:
            facts[fact] = value
    return facts
