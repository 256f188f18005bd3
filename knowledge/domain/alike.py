"""Which reports no rule can tell apart: decided once, they are all decided.

Of a report only those facts count that a rule can look at whatever else is told: the rules across topics, those of
the topics that its acts can raise, and what is presumed of all these facts. A number counts by where it lies between
the numbers at which a rule begins or ceases to apply, unless it counts crimes.
"""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date

from knowledge.domain.condition import Condition
from knowledge.domain.consequences import RECEIVED
from knowledge.domain.engine import COMMITTED
from knowledge.domain.fact import Value
from knowledge.domain.report import ACT, OFFENDER, VICTIM, Report
from knowledge.domain.rule import Rule
from knowledge.domain.rulebook import Rulebook, Topic, edges_in

_READ_ANYHOW = frozenset({RECEIVED, COMMITTED, VICTIM, OFFENDER})
"""Facts that deciding looks at by itself, in no condition."""


class Alike:
    """For one rulebook on one day."""

    def __init__(self, whole: Rulebook, on: date) -> None:
        self._rulebook = rulebook = whole.of(on)
        self._across = (*rulebook.recording, *rulebook.flags, *rulebook.actions)
        rules = (*(rule for topic in rulebook.topics for rule in topic.rules), *self._across)
        self._assumed = frozenset(value for rule in rules for fact, value in rule.then.assume if fact == ACT)
        self._counted = frozenset(
            (*rulebook.victim_numbers, *(name for rule in rules for name in _counts(rule)))
        )
        self._edges = self._numbers_that_matter(rules, whole)
        self._bearing: dict[frozenset[str], frozenset[str]] = {}

    def key(self, report: Report) -> Hashable:
        """The same for two reports only if every decision on them, and on them with more told, is the same."""
        bearing = self._bearing_on(frozenset(str(act[ACT]) for act in report.acts if ACT in act))
        known = self._rulebook.facts
        told = ((name, report.facts[name]) for name in sorted(report.facts))
        facts = tuple(
            (name, self._place(name, value)) for name, value in told if name in bearing or name not in known
        )
        return facts, tuple(tuple(sorted(act.items())) for act in report.acts)

    def _place(self, fact: str, value: Value) -> Hashable:
        """A number that is an edge is itself; any other lies after so many edges."""
        if not isinstance(value, int) or fact in self._counted:
            return value
        edges = self._edges.get(fact, [])
        place = bisect_left(edges, value)
        return value if edges[place : place + 1] == [value] else ("after", place)

    def _bearing_on(self, acts: frozenset[str]) -> frozenset[str]:
        if acts not in self._bearing:
            self._bearing[acts] = self._looked_at(acts | self._assumed)
        return self._bearing[acts]

    def _looked_at(self, acts: frozenset[str]) -> frozenset[str]:
        book = self._rulebook
        topics = [*book.topics_for(acts), *(topic for topic in book.topics if acts & book.acts_of[topic.id])]
        found = set(_READ_ANYHOW | set(book.victim_numbers))
        for condition in _conditions(topics, self._across):
            found.update(condition.facts())
        for topic in topics:
            for rule in topic.rules:
                found.update(_counts(rule))
        return self._with_what_is_behind(found)

    def _with_what_is_behind(self, names: set[str]) -> frozenset[str]:
        """With the facts that what is presumed of them rests on, and what is presumed of those."""
        found: set[str] = set()
        new = names
        while new:
            found |= new
            facts = [self._rulebook.facts[name] for name in new if name in self._rulebook.facts]
            presumed = [one.when for fact in facts for one in fact.presumed if one.when is not None]
            new = {name for when in presumed for name in when.facts()} - found
        return frozenset(found)

    def _numbers_that_matter(self, rules: Iterable[Rule], whole: Rulebook) -> Mapping[str, list[int]]:
        """By fact, each number at which a condition changes and the one before it, and the least that there can be;
        also those of other days, since looking ahead tries them too."""
        book = self._rulebook
        found = {fact.id: {fact.least, *whole.edges.get(fact.id, ())} for fact in book.facts.values()}
        presumed = (one.when for fact in book.facts.values() for one in fact.presumed if one.when is not None)
        for condition in (*_conditions(book.topics, rules), *presumed):
            for fact, edge in edges_in(condition):
                found.setdefault(fact, set()).update((edge - 1, edge))
        return {fact: sorted(edges) for fact, edges in found.items()}


def _conditions(topics: Iterable[Topic], rules: Iterable[Rule]) -> Iterator[Condition]:
    for topic in topics:
        yield topic.raised_by
        yield from (rule.when for rule in topic.rules)
    yield from (rule.when for rule in rules)


def _counts(rule: Rule) -> Iterator[str]:
    """The numbers by which it counts."""
    yield from (crime.count for crime in rule.then.crimes if crime.count)
    if rule.then.ruling and rule.then.ruling.count:
        yield rule.then.ruling.count
