"""Which fact to ask next, why, and how many more there can be at most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from knowledge.domain.consequences import consequences
from knowledge.domain.decision import Branch, Decision, Reason
from knowledge.domain.engine import decide
from knowledge.domain.fact import NOT_KNOWN, Fact
from knowledge.domain.report import Report
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.trial import TooMany, Trial

_BUDGET = 100
"""How many decisions may be tried for one reply; past it the bound on further questions is looser, never false."""


_LOOSE = -1


@dataclass(frozen=True, slots=True)
class Question:
    fact: Fact
    at_most_more: int


def interview(report: Report, rulebook: Rulebook, on: date) -> tuple[Decision, Question | None]:
    """The decision and, while it needs facts, the one question whose answer settles most.

    A fact that cannot change the result is never asked, as far ahead as the budget lets us look. Facts that the
    officer does not know are not asked again: the decision is then given for each branch, with the fact that
    divides them.
    """
    decision, question = look_ahead(report, rulebook, on)
    return decision, bounded(question, report, rulebook, decision)


def bounded(
    question: Question | None, report: Report, rulebook: Rulebook, decision: Decision
) -> Question | None:
    """With a bound that looks at every fact told, where none could be counted by looking ahead."""
    if question is None or question.at_most_more != _LOOSE:
        return question
    return Question(question.fact, loose_bound(report, rulebook, decision))


def look_ahead(report: Report, rulebook: Rulebook, on: date) -> tuple[Decision, Question | None]:
    """The interview but for that bound: it rests on nothing that a rule can't look at."""
    decision = decide(report, rulebook, on)
    if decision.decided:
        return decision, None
    trial = Trial(report, rulebook, on, _BUDGET)
    try:
        fact = trial.most_settling((), decision)
    except TooMany:
        fact = _first_missing(report, rulebook, decision)
    if fact is None:
        return _by_branches(decision, trial, rulebook), None
    try:
        ahead = trial.ahead((), fact)
    except TooMany:
        return decision, Question(fact, _LOOSE)
    ends = tuple(ahead.ends.values())
    shared = _shared_reasons(ends)
    if len({end.essence for end in ends}) == 1 and ends[0].decided and shared:
        end = replace(ends[0], reasons=shared)
        return _with_its_reasons(end, report, rulebook, on, decision), None
    return decision, Question(fact, ahead.questions)


def _shared_reasons(ends: tuple[Decision, ...]) -> tuple[Reason, ...]:
    """The reasons that hold whatever the answers are: to give any other would be to guess them."""
    return tuple(reason for reason in ends[0].reasons if all(reason in end.reasons for end in ends))


def _first_missing(report: Report, rulebook: Rulebook, decision: Decision) -> Fact | None:
    names = (name for name in sorted(decision.missing) if name in rulebook.facts)
    return next((rulebook.facts[name] for name in names if report.facts.get(name) != NOT_KNOWN), None)


def _with_its_reasons(
    end: Decision, report: Report, rulebook: Rulebook, on: date, asked: Decision
) -> Decision:
    """The one decision that every answer ends in, with the flags and actions that it brings."""
    return replace(consequences(end, report, rulebook.of(on)), used=end.used - asked.missing)


def _by_branches(decision: Decision, trial: Trial, rulebook: Rulebook) -> Decision:
    """Everything left to ask is not known: what each answer would lead to, and the fact that divides them.

    It may be a fact that matters only once another is known: the one whose answers settle most, whatever the rest.
    """
    best: tuple[Branch, ...] = ()
    tried: set[str] = set()
    while names := sorted((decision.missing | trial.missing) & rulebook.facts.keys() - tried):
        branches = tuple(_branches(rulebook.facts[names[0]], trial))
        tried.add(names[0])
        if _weight(branches) > _weight(best):
            best = branches
    return replace(decision, branches=best)


def _weight(branches: tuple[Branch, ...]) -> tuple[int, int]:
    """How much a fact divides: its different decisions, then how many answers settle anything."""
    return len({(one.decision, one.crimes) for one in branches}), len(branches)


def _branches(fact: Fact, trial: Trial) -> Iterator[Branch]:
    """One for each answer that settles the decision; its crimes only where nothing else that is unknown moves them."""
    for value in trial.answers(fact):
        try:
            ends = trial.ends(((fact.id, value),))
        except TooMany:
            continue
        if len({end.word for end in ends}) == 1 and all(end.decided for end in ends):
            crimes = ends[0].crimes if len({end.essence for end in ends}) == 1 else ()
            because = dict.fromkeys(c for end in ends for reason in end.reasons for c in reason.because)
            yield Branch(fact.id, str(value), fact.words_for(value), ends[0].word, crimes, tuple(because))


def loose_bound(report: Report, rulebook: Rulebook, decision: Decision) -> int:
    """Every fact that could still be asked, of the topics raised and of those that the answers could raise."""
    names, topics = set(decision.missing), set(decision.topics)
    grown = -1
    while grown != len(names):
        grown = len(names)
        topics |= {topic for topic, facts in rulebook.raising_facts.items() if facts & names}
        names |= rulebook.bearing_on(topics)
    return sum(
        1
        for name in names - decision.missing
        if name in rulebook.facts
        and name not in report.facts
        and all(presumed.when for presumed in rulebook.facts[name].presumed)
    ) + max(0, len(decision.missing) - 1)
