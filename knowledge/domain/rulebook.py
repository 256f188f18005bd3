"""All that decides: facts, topics with their rules, and the rules that apply across topics."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from knowledge.domain.condition import All, AnyOf, Between, Condition, Facts, Is, Not, OnDay, values_needed
from knowledge.domain.determination import Determination, determined, preferences, presuming
from knowledge.domain.fact import Counts, Fact
from knowledge.domain.order import Listed, PrincipalOrder
from knowledge.domain.rule import InForce, Rule, WorkedCase

_ACT = "act"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Topic:
    """One unit of content. `per_act`: its rules are asked once for each alleged act, else once for the report.

    `first`: it is asked before the others and, unless it finds nothing, decides without them: what becomes of
    a crime already recorded is not a new crime.
    """

    id: str
    title: str
    per_act: bool
    raised_by: Condition
    rules: tuple[Rule, ...]
    cases: tuple[WorkedCase, ...] = ()
    about: tuple[str, ...] = ()
    version: int = 0
    approved_by: str = ""
    first: bool = False


@dataclass(frozen=True)
class Rulebook:
    edition: str
    in_force: InForce
    facts: Mapping[str, Fact]
    topics: tuple[Topic, ...]
    recording: tuple[Rule, ...]
    order: PrincipalOrder
    flags: tuple[Rule, ...] = ()
    actions: tuple[Rule, ...] = ()
    acts: Mapping[str, str] = field(default_factory=dict)
    determinations: tuple[Determination, ...] = ()
    listed: Mapping[tuple[str, str], Listed] = field(default_factory=dict)
    """What the notifiable list says of each class and code."""

    @cached_property
    def undetermined(self) -> "Rulebook":
        """The documents' own rules, without anything that the force has determined."""
        return replace(self, determinations=()) if self.determinations else self

    @cached_property
    def ambiguities(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that each ambiguity leaves to the registrar, whichever day they are in force."""
        found: dict[str, tuple[Rule, ...]] = {}
        rules = (rule for topic in self.topics for rule in topic.rules)
        for rule in (*rules, *self.recording):
            ambiguity = rule.then.ruling.ambiguity if rule.then.ruling else ""
            if ambiguity:
                found[ambiguity] = (*found.get(ambiguity, ()), rule)
        return found

    def records(self, ho_class: str) -> bool:
        """Some topic's rule records this class."""
        return ho_class in self._recorded

    @cached_property
    def _recorded(self) -> frozenset[str]:
        crimes = (crime for topic in self.topics for rule in topic.rules for crime in rule.then.crimes)
        return frozenset(crime.ho_class for crime in crimes)

    @cached_property
    def by_topic(self) -> Mapping[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def acts_of(self) -> Mapping[str, frozenset[str]]:
        """The acts by which each topic can be raised."""
        return {topic.id: frozenset(_acts_in(topic.raised_by)) for topic in self.topics}

    @cached_property
    def raising_facts(self) -> Mapping[str, frozenset[str]]:
        """The facts, acts aside, that can raise each topic."""
        return {topic.id: frozenset(topic.raised_by.facts()) - {"act"} for topic in self.topics}

    @cached_property
    def edges(self) -> Mapping[str, frozenset[int]]:
        """The numbers at which a rule begins or ceases to apply, with those just before them."""
        rules = [rule for topic in self.topics for rule in topic.rules]
        found: dict[str, set[int]] = {}
        for rule in (*rules, *self.recording, *self.flags):
            for fact, edge in edges_in(rule.when):
                found.setdefault(fact, set()).update((edge - 1, edge))
        return {fact: frozenset(edges) for fact, edges in found.items()}

    @cached_property
    def turning_days(self) -> Mapping[str, frozenset[str]]:
        """The days at which a rule begins or ceases to apply, with those just before them."""
        found: dict[str, set[str]] = {}
        for rule in (*(rule for topic in self.topics for rule in topic.rules), *self.recording, *self.flags):
            for fact, day in _days_in(rule.when):
                before = date.fromisoformat(day) - timedelta(days=1)
                found.setdefault(fact, set()).update((before.isoformat(), day))
        return {fact: frozenset(days) for fact, days in found.items()}

    @cached_property
    def victim_numbers(self) -> tuple[str, ...]:
        """The numbers that count victims."""
        return tuple(fact.id for fact in self.facts.values() if fact.counts is Counts.VICTIMS)

    @cached_property
    def _general_facts(self) -> frozenset[str]:
        return frozenset(fact for rule in (*self.recording, *self.flags) for fact in rule.when.facts())

    def _open_across_topics(self, facts: Facts) -> frozenset[str]:
        rules = (rule for rule in (*self.recording, *self.flags) if rule.when.judge(facts).holds is not False)
        return frozenset(fact for rule in rules for fact in rule.when.facts())

    @cached_property
    def _acts_needed(self) -> tuple[tuple[Topic, frozenset[str] | None], ...]:
        return tuple((topic, values_needed(topic.raised_by, _ACT)) for topic in self.topics)

    def topics_for(self, acts: Iterable[str]) -> list[Topic]:
        """The topics that can be raised where just these acts are alleged, in their order."""
        alleged = frozenset(acts)
        return [
            topic for topic, needed in self._acts_needed if needed is None or not needed.isdisjoint(alleged)
        ]

    def bearing_on(self, topics: Iterable[str], facts: Facts | None = None) -> frozenset[str]:
        """The facts that a rule of these topics, or a rule across topics, looks at.

        With `facts`, a rule across topics that they already rule out is passed over.
        """
        own = (self._looked_at.get(topic, _NONE) for topic in topics)
        across = self._general_facts if facts is None else self._open_across_topics(facts)
        bearing = across.union(*own)
        return bearing.union(*(self._behind.get(name, _NONE) for name in bearing))

    @cached_property
    def _looked_at(self) -> Mapping[str, frozenset[str]]:
        """The facts that each topic's rules look at, or count by."""
        return {topic.id: frozenset(_facts_of(topic)) for topic in self.topics}

    @cached_property
    def _behind(self) -> Mapping[str, frozenset[str]]:
        """The facts that what is presumed of a fact rests on."""
        return {
            fact.id: frozenset(name for one in fact.presumed if one.when for name in one.when.facts())
            for fact in self.facts.values()
        }

    @cached_property
    def _days(self) -> dict[date, "Rulebook"]:
        return {}

    def of(self, day: date) -> "Rulebook":
        """The rules in force on the day, with what the force had determined by then; made once for each day."""
        if day not in self._days:
            settled = tuple(one for one in self.determinations if one.in_force.covers(day))

            def valid(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
                return tuple(determined(rule, settled) for rule in rules if rule.in_force.covers(day))

            self._days[day] = replace(
                self,
                facts=presuming(self.facts, settled),
                topics=tuple(replace(topic, rules=valid(topic.rules)) for topic in self.topics),
                recording=valid(self.recording),
                order=replace(self.order, settled=preferences(settled)),
                flags=valid(self.flags),
                actions=valid(self.actions),
                determinations=settled,
            )
            self._days[day]._days[day] = self._days[day]
        return self._days[day]


def _facts_of(topic: Topic) -> Iterator[str]:
    yield from topic.raised_by.facts()
    for rule in topic.rules:
        yield from rule.when.facts()
        yield from (crime.count for crime in rule.then.crimes if crime.count)


def _acts_in(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Is) and condition.fact == "act":
        yield from condition.values
    elif isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from _acts_in(part)


def edges_in(condition: Condition) -> Iterator[tuple[str, int]]:
    """The numbers from which on a part of the condition holds or ceases to hold, with their fact."""
    if isinstance(condition, Between):
        yield from ((condition.fact, edge) for edge in (condition.least, condition.under) if edge is not None)
    elif isinstance(condition, Is):
        yield from ((condition.fact, int(value)) for value in condition.values if value.isdigit())
    elif isinstance(condition, Not):
        yield from edges_in(condition.part)
    elif isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from edges_in(part)


def _days_in(condition: Condition) -> Iterator[tuple[str, str]]:
    if isinstance(condition, OnDay):
        yield from ((condition.fact, day) for day in (condition.since, condition.before) if day is not None)
    elif isinstance(condition, Not):
        yield from _days_in(condition.part)
    elif isinstance(condition, All | AnyOf):
        for part in condition.parts:
            yield from _days_in(part)
