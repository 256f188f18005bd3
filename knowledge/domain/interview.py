"""Which fact to ask next, why, and how many more there can be at most."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from knowledge.domain.decision import Branch, Change, Decision
from knowledge.domain.engine import decide, settle
from knowledge.domain.fact import NOT_KNOWN, Fact, Kind, Value
from knowledge.domain.report import Report
from knowledge.domain.rulebook import Rulebook

_LOOK_AHEAD = 2
_FEW = (Kind.YES_NO, Kind.CHOICE)
_TRIES = 16
"""How many other answers are tried to say what would change a decision."""
_BUDGET = 50
"""How many decisions may be tried for one reply; past it the bound on further questions is looser, never false."""


@dataclass(frozen=True, slots=True)
class Question:
    fact: Fact
    at_most_more: int


def interview(report: Report, rulebook: Rulebook, on: date) -> tuple[Decision, Question | None]:
    """The decision and, while it needs facts, the one question whose answer settles most.

    A fact that cannot change the result is never asked. Facts that the officer does not know are not asked
    again: the decision is then given for each branch, with the fact that divides them.
    """
    decision = decide(report, rulebook, on)
    if decision.decided:
        return decision, None
    fact = _most_settling(report, rulebook, on, decision)
    if fact is None:
        return _by_branches(report, rulebook, on, decision), None
    same = _settled_anyway(report, rulebook, on, fact)
    if same is not None:
        return same, None
    return decision, Question(fact, _bound(report, rulebook, on, decision, fact))


def changes(
    report: Report, rulebook: Rulebook, on: date, decision: Decision, most: int = 5
) -> tuple[Change, ...]:
    """Single facts that, said otherwise, would give another decision; presumed ones first."""
    order = sorted(decision.used, key=lambda fact: (fact not in decision.presumed, fact))
    facts = [rulebook.facts[name] for name in order if name in rulebook.facts]
    tries = [(fact, value) for fact in facts if fact.kind in _FEW for value in fact.options][:_TRIES]
    found: dict[str, Change] = {}
    for fact, value in tries:
        if fact.id in found or len(found) >= most:
            continue
        other = settle(report.with_fact(fact.id, value), rulebook, on)
        if other.decided and other.word is not decision.word:
            found[fact.id] = Change(fact.words_for(value), other.word, fact.id, value)
    return tuple(found.values())


def _askable(report: Report, rulebook: Rulebook, decision: Decision) -> list[Fact]:
    known_not = {name for name, value in report.facts.items() if value == NOT_KNOWN}
    return [
        rulebook.facts[name]
        for name in sorted(decision.missing)
        if name in rulebook.facts and name not in known_not
    ]


def _answers(fact: Fact, rulebook: Rulebook) -> tuple[Value, ...]:
    """Every answer that can make a difference: of numbers, those at which a rule begins or ceases to apply."""
    if fact.kind is not Kind.NUMBER:
        return tuple(fact.options)
    edges = {
        fact.least,
        *(edge for edge in rulebook.edges.get(fact.id, ()) if fact.least <= edge <= fact.most),
    }
    return tuple(sorted(edges))


def _most_settling(report: Report, rulebook: Rulebook, on: date, decision: Decision) -> Fact | None:
    """Counted, not scripted: the share of a fact's answers after which the decision stands."""
    facts = _askable(report, rulebook, decision)
    if len(facts) <= 1:
        return facts[0] if facts else None
    return max(facts, key=lambda fact: _share_settled(report, rulebook, on, fact))


def _share_settled(report: Report, rulebook: Rulebook, on: date, fact: Fact) -> float:
    results = [settle(report.with_fact(fact.id, value), rulebook, on) for value in _answers(fact, rulebook)]
    return sum(result.decided for result in results) / max(1, len(results))


def _settled_anyway(report: Report, rulebook: Rulebook, on: date, fact: Fact) -> Decision | None:
    """The decision when every way of answering this, and what it leads to, ends in the same one."""
    ends = {result.essence: result for result in _ends(report, rulebook, on, fact, _LOOK_AHEAD)}
    same = next(iter(ends.values())) if len(ends) == 1 else None
    return same if same is not None and same.decided else None


def _ends(report: Report, rulebook: Rulebook, on: date, fact: Fact, ahead: int) -> Iterator[Decision]:
    """Where each answer leads; an undecided decision where that is further than we look."""
    for value in _answers(fact, rulebook):
        told = report.with_fact(fact.id, value)
        result = decide(told, rulebook, on)
        following = None if result.decided or ahead == 0 else _most_settling(told, rulebook, on, result)
        if following is None:
            yield result
        else:
            yield from _ends(told, rulebook, on, following, ahead - 1)
        if not result.decided and ahead == 0:
            return


def _by_branches(report: Report, rulebook: Rulebook, on: date, decision: Decision) -> Decision:
    """Everything left to ask is not known: what each answer would lead to, and the fact that divides them."""
    for name in sorted(decision.missing):
        fact = rulebook.facts.get(name)
        if fact is None:
            continue
        branches = tuple(_branches(report, rulebook, on, fact))
        if branches:
            return replace(decision, branches=branches)
    return decision


def _branches(report: Report, rulebook: Rulebook, on: date, fact: Fact) -> Iterator[Branch]:
    for value in _answers(fact, rulebook):
        result = settle(report.with_fact(fact.id, value), rulebook, on)
        if result.decided:
            yield Branch(fact.id, str(value), fact.words_for(value), result.word, result.crimes)


def _bound(report: Report, rulebook: Rulebook, on: date, decision: Decision, fact: Fact) -> int:
    """How many questions can follow this one, at most."""
    spent = [0]
    depth = _depth(report, rulebook, on, fact, spent)
    return depth if depth is not None else _loose_bound(report, rulebook, decision)


def _depth(report: Report, rulebook: Rulebook, on: date, fact: Fact, spent: list[int]) -> int | None:
    deepest = 0
    for value in (*_answers(fact, rulebook), NOT_KNOWN):
        spent[0] += 1
        if spent[0] > _BUDGET:
            return None
        told = report.with_fact(fact.id, value)
        result = settle(told, rulebook, on)
        if result.decided:
            continue
        following = _most_settling(told, rulebook, on, result)
        if following is None:
            continue
        below = _depth(told, rulebook, on, following, spent)
        if below is None:
            return None
        deepest = max(deepest, 1 + below)
    return deepest


def _loose_bound(report: Report, rulebook: Rulebook, decision: Decision) -> int:
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
