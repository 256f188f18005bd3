"""What was said of one fact in two ways is asked about, naming both in the officer's own words."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from knowledge.domain.fact import Value
from knowledge.domain.interview import Question
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turns import guided
from knowledge.understanding.understand import Found

Contenders = Mapping[str, tuple[Found, ...]]


def with_clashes(case: CaseFile, contenders: Contenders, edition: Edition, on: date) -> CaseFile:
    """The case without the facts that were said in two ways, where it makes a difference which is so."""
    for fact, found in contenders.items():
        ends = {_end(case.tell(fact, one.value), edition, on) for one in found}
        if len(ends) > 1:
            rows: tuple[tuple[Value, str], ...] = tuple((one.value, one.words) for one in found)
            case = replace(case.forget(fact), clashes={**case.clashes, fact: rows})
    return case


def question(case: CaseFile, edition: Edition, on: date) -> Question:
    """The first of them as a question."""
    fact_id, rows = next(iter(case.clashes.items()))
    fact = edition.rulebook.facts[fact_id]
    said = [words for _, words in rows]
    text = answers.filled("clash", edition, one=said[0], other=said[-1])
    return guided.asked_for(replace(fact, question=text), settled(case, fact_id), edition, on)


def settled(case: CaseFile, fact: str) -> CaseFile:
    """The case in which that is cleared up."""
    return replace(case, clashes={name: rows for name, rows in case.clashes.items() if name != fact})


def value_meant(text: str, case: CaseFile) -> Value | None:
    """The one of the two whose words an answer repeats."""
    said = set(text.lower().split())
    rows = case.clashes.get(case.asked or "", ())
    fits = [value for value, words in rows if said & (set(words.lower().split()) - _common(rows))]
    return fits[0] if len(fits) == 1 else None


def _common(rows: tuple[tuple[Value, str], ...]) -> set[str]:
    return set.intersection(*(set(words.lower().split()) for _, words in rows))


def _end(case: CaseFile, edition: Edition, on: date) -> tuple[object, ...]:
    decision, asked = edition.judge.interview(case.report, edition.rulebook, on)
    return (*decision.essence, asked.fact.id if asked else None)
