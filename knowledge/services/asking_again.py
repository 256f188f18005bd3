"""A past question asked again of an edition, in its conversation. Where its words are no longer kept, the facts that
were understood are decided anew."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

from knowledge.domain.conversation import Json
from knowledge.domain.errors import BadInput
from knowledge.domain.judge import OnceForAlike
from knowledge.domain.report import ACT
from knowledge.services.advising import reply_to
from knowledge.services.answer_words import lines_of, lines_of_decision
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.report_reading import read_report
from knowledge.services.turn import Turn
from knowledge.store.past_questions import Past

_BUTTON = re.compile(r"/([a-z_]+)(\{.*\})?")
_MOST_HELD = 1000

Answer = tuple[str, ...]


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


def asked_again(
    asked: Sequence[Past], ids: Collection[int], now: Asking, then: Asking
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
