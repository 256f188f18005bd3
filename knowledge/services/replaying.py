"""The past asked again: which answers would be others under a draft.

Every question is asked again in its conversation, of what is published and of what would be, so that a difference
is the draft's alone; where no more than a topic's rules differ, those alone on which these rules can bear. Where the
words are no longer kept, the facts that were understood are decided anew.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any

from knowledge.domain.conversation import Json
from knowledge.domain.documents import Published
from knowledge.domain.errors import BadInput
from knowledge.domain.judge import OnceForAlike
from knowledge.domain.replay import Changes
from knowledge.domain.report import ACT
from knowledge.services.advising import reply_to
from knowledge.services.answer_words import lines_of, lines_of_decision
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.report_reading import read_report
from knowledge.services.resting import Bearing, only_rules_differ
from knowledge.services.turn import Turn
from knowledge.store.past_questions import Past
from knowledge.store.unit_of_work import Store, UnitOfWork

OTHERS = "these rules have no bearing on them"
FORGOTTEN = "words no longer kept, and nothing was decided"
_NO_LONGER_KEPT = "(no longer kept)"
_BUTTON = re.compile(r"/([a-z_]+)(\{.*\})?")
_MOST_HELD = 1000
_CONVERSATIONS_AT_ONCE = 100

Progress = Callable[[int, int], None]
Answer = tuple[str, ...]


@dataclass(frozen=True)
class Replayed:
    """How many were asked again, what would change, and what was left out and why."""

    done: int
    changes: Changes
    skipped: dict[str, int]


class Asking:
    """Asks one edition; the same words in the same state are asked once."""

    def __init__(self, edition: Edition) -> None:
        self.edition = replace(edition, judge=OnceForAlike(edition.rulebook, edition.on))
        self._said: dict[str, tuple[Answer, CaseFile]] = {}

    def ask(self, past: Past, case: CaseFile) -> tuple[Answer, CaseFile]:
        """The answer in lines, and what the conversation knows after it."""
        key = json.dumps([past.text, past.kind, case.as_json()])
        if key not in self._said:
            if len(self._said) >= _MOST_HELD:
                self._said.clear()
            self._said[key] = self._asked(turn_of(past, self.edition), case)
        return self._said[key]

    def _asked(self, turn: Turn, case: CaseFile) -> tuple[Answer, CaseFile]:
        try:
            replies, after = reply_to(turn, self.edition, case)
        except BadInput as error:
            return (error.sentence,), case
        return lines_of(replies), after


def replay(store: Store, candidate: Published, now: Edition, then: Edition, progress: Progress) -> Replayed:
    """Ask again of `now`, what is published, and of `then`, what would be; `progress` hears (done, total).

    Nothing is kept open meanwhile: the store is read some conversations at a time.
    """
    with store.reading() as work:
        wanted, everything = _to_ask(work, candidate, now, then), work.past.count()
    total = sum(len(ids) for ids in wanted.values())
    forgotten, done, changes = 0, 0, Changes()
    old, new = Asking(now), Asking(then)
    progress(0, total)
    for conversations in _some_at_a_time(store, sorted(wanted)):
        for asked in conversations:
            for past, before, after in _asked_again(asked, wanted[asked[0].conversation], old, new):
                if before is None or after is None:
                    forgotten += 1
                elif before != after:
                    changes.add(past.reference, past.text or _NO_LONGER_KEPT, before, after)
                done += 1
        progress(done, total)
    skipped = {FORGOTTEN: forgotten, OTHERS: everything - total}
    return Replayed(done - forgotten, changes, {why: number for why, number in skipped.items() if number})


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


def _asked_again(
    asked: Sequence[Past], ids: set[int], now: Asking, then: Asking
) -> Iterator[tuple[Past, Answer | None, Answer | None]]:
    """Each wanted question with its answer in lines, under either edition."""
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


def decided_again(past: Past, edition: Edition) -> Answer | None:
    """What the facts understood then come to now; None where nothing was understood."""
    told = next((reply.get("understood") for reply in past.replies if reply.get("understood")), None)
    facts = _facts(told or ())
    if not facts:
        return None
    try:
        report = read_report(facts, edition.rulebook)
    except BadInput as error:
        return (error.sentence,)
    decision, question = edition.judge.interview(report, edition.rulebook, edition.on)
    if decision.decided:
        would_change = edition.judge.changes(report, edition.rulebook, edition.on, decision)
        decision = replace(decision, would_change=would_change)
    return lines_of_decision(decision, question)


def _facts(told: Sequence[Json]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for chip in told:
        fact, value = str(chip.get("fact")), chip.get("value")
        if fact.startswith(f"{ACT}."):
            facts.setdefault(ACT, []).append(value)
        elif value is not None:
            facts[fact] = value
    return facts
