"""Which worked cases come out otherwise under a changed rulebook."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.domain.decision import Decision
from knowledge.domain.errors import BadInput
from knowledge.domain.interview import Question, interview
from knowledge.domain.rulebook import Rulebook
from knowledge.services.report_reading import read_report
from knowledge.services.wording import HEADINGS, crime_line


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A worked case with its result in words, before and after."""

    topic: str
    name: str
    before: str
    after: str


def changed_cases(before: Rulebook, after: Rulebook, on: date) -> list[CaseChange]:
    """Of the cases that either rulebook holds, those whose result differs."""
    cases = {**_cases(before), **_cases(after)}
    found = []
    for (topic, name), facts in cases.items():
        was, now = _result(facts, before, on), _result(facts, after, on)
        if was != now:
            found.append(CaseChange(topic, name, was, now))
    return found


def _cases(rulebook: Rulebook) -> dict[tuple[str, str], Mapping[str, object]]:
    return {(topic.id, case.name): case.facts for topic in rulebook.topics for case in topic.cases}


def _result(facts: Mapping[str, object], rulebook: Rulebook, on: date) -> str:
    try:
        report = read_report(facts, rulebook)
    except BadInput:
        return "can’t be asked: it names a fact or an act that these rules don’t know"
    return "; ".join(words_of(*interview(report, rulebook, on)))


def words_of(decision: Decision, question: Question | None) -> Iterator[str]:
    """A decision in a few words, so that two can be compared."""
    if question is not None:
        yield f"asks: {question.fact.question}"
        return
    if not decision.decided:
        yield "turns on something that is not known"
    yield HEADINGS[decision.word] + (f": {decision.incident}" if decision.incident else "")
    yield from sorted(crime_line(crime) for crime in decision.crimes)
    if decision.flags:
        yield "flags: " + ", ".join(sorted(decision.flags))
