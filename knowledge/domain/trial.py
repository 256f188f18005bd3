"""Tries answers that nobody has given yet, and remembers where each of them leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.domain.decision import Decision
from knowledge.domain.engine import settle
from knowledge.domain.fact import NOT_KNOWN, Fact, Kind, Value
from knowledge.domain.report import Report
from knowledge.domain.rulebook import Rulebook

Told = tuple[tuple[str, Value], ...]


def _end(decision: Decision) -> tuple[object, ...]:
    """What tells one end from another: the decision, and why."""
    return (decision.essence, tuple(reason.rule for reason in decision.reasons))


class TooMany(Exception):
    """More decisions would have to be tried than the budget allows."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What can follow a question: at most so many more, and every decision in which its answers end."""

    questions: int
    ends: Mapping[tuple[object, ...], Decision]


class Trial:
    """Each decision is made once, however many ways lead to it."""

    def __init__(
        self, report: Report, rulebook: Rulebook, on: date, budget: int, *, otherwise: bool = False
    ) -> None:
        """`otherwise` tells what acts have said anew; without it only what nobody has said is filled in."""
        self._otherwise = otherwise
        self._report, self._rulebook, self._on = report, rulebook, on
        self._budget = budget
        self._made: dict[frozenset[tuple[str, Value]], Decision] = {}

    def after(self, told: Told) -> Decision:
        """The decision once these are told too. Raises TooMany past the budget."""
        key = frozenset(told)
        if key not in self._made:
            if len(self._made) >= self._budget:
                raise TooMany
            self._made[key] = settle(self.report(told), self._rulebook, self._on)
        return self._made[key]

    def report(self, told: Told) -> Report:
        if self._otherwise:
            return self._report.with_facts(told)
        report = self._report
        for fact, value in told:
            report = report.filled(fact, value)
        return report

    def answers(self, fact: Fact) -> tuple[Value, ...]:
        """Every answer that can make a difference: of numbers and days, those at which a rule begins or ceases to apply."""
        if fact.kind is Kind.DAY:
            return tuple(sorted(self._rulebook.turning_days.get(fact.id, frozenset())))
        if fact.kind is not Kind.NUMBER:
            return tuple(fact.options)
        edges = self._rulebook.edges.get(fact.id, frozenset())
        return tuple(sorted({fact.least, *(edge for edge in edges if fact.least <= edge <= fact.most)}))

    def most_settling(self, told: Told, decision: Decision) -> Fact | None:
        """Counted, not scripted: the fact with the largest share of answers after which the decision stands."""
        known_not = {name for name, value in (*self._report.facts.items(), *told) if value == NOT_KNOWN}
        names = sorted(decision.missing - known_not)
        facts = [self._rulebook.facts[name] for name in names if name in self._rulebook.facts]
        if len(facts) <= 1:
            return facts[0] if facts else None
        return max(facts, key=lambda fact: self._share_settled(told, fact))

    def ahead(self, told: Told, fact: Fact) -> Ahead:
        """Everything that can follow from asking the fact. Raises TooMany past the budget.

        "Don't know" may lead to further questions; what it ends in is no answer, so it does not count as an end.
        """
        questions, ends = 0, dict[tuple[object, ...], Decision]()
        for value in (*self.answers(fact), NOT_KNOWN):
            then: Told = (*told, (fact.id, value))
            decision = self.after(then)
            following = None if decision.decided else self.most_settling(then, decision)
            below = self.ahead(then, following) if following else Ahead(-1, {_end(decision): decision})
            questions = max(questions, 1 + below.questions)
            if value != NOT_KNOWN:
                ends.update(below.ends)
        return Ahead(questions, ends)

    @property
    def missing(self) -> frozenset[str]:
        """Every fact that stood in the way of a decision tried so far."""
        return frozenset(name for decision in self._made.values() for name in decision.missing)

    def ends(self, told: Told) -> list[Decision]:
        """Every decision that can follow, over all answers to what is still missing, known or not.

        An end that stays open, for want of a fact that nobody can be asked for, is among them. Raises TooMany.
        """
        decision = self.after(told)
        facts, answered = self._rulebook.facts, {name for name, _ in told}
        name = next((one for one in sorted(decision.missing - answered) if one in facts), None)
        if decision.decided or name is None:
            return [decision]
        answers = self.answers(facts[name])
        return [end for value in answers for end in self.ends((*told, (name, value)))]

    def _share_settled(self, told: Told, fact: Fact) -> float:
        answers = self.answers(fact)
        return sum(self.after((*told, (fact.id, value))).decided for value in answers) / max(1, len(answers))
