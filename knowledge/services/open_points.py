"""Every point that the documents leave open, with its readings and what this force has determined of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.domain.citation import Because
from knowledge.domain.determination import Determination
from knowledge.domain.entry import Entry
from knowledge.domain.fact import Fact
from knowledge.domain.rule import Reading, Rule
from knowledge.domain.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """`rules` rest on it, each in one of `topics`; without rules it is a fact or an order of crimes that was settled."""

    name: str
    readings: Sequence[Reading]
    because: Because
    rules: Sequence[Rule]
    topics: Sequence[str]
    determinations: Sequence[Determination]
    question: str = ""
    """Of a vague test: how officers are asked it."""

    def settled(self, on: date) -> Determination | None:
        """What holds in the force on the day."""
        return next((one for one in self.determinations if one.in_force.covers(on)), None)

    def reading_of(self, determination: Determination) -> str:
        """The reading that was determined, in the words of the rules."""
        chosen = str(determination.reading or determination.presumed)
        return next((one.text for one in self.readings if one.id == chosen), chosen)


def open_points(rulebook: Rulebook) -> list[OpenPoint]:
    """Ambiguities by their number; then whatever else has been determined: vague facts, the order of crimes."""
    topics = {rule.id: topic.title for topic in rulebook.topics for rule in topic.rules}
    found = [_point(name, rules, topics, rulebook) for name, rules in rulebook.ambiguities.items()]
    found.sort(key=lambda one: _in_order(one.name))
    other = sorted({one.settles for one in rulebook.determinations} - rulebook.ambiguities.keys())
    return [*found, *(vague_test(rulebook, name) or _point(name, (), topics, rulebook) for name in other)]


def vague_tests(rulebook: Rulebook, words: str) -> list[OpenPoint]:
    """The facts that officers are asked in these words, as points: what is taken where nobody says otherwise."""
    wanted = words.lower().split()
    found = [
        fact for fact in rulebook.facts.values() if wanted and all(word in _asked(fact) for word in wanted)
    ]
    return [_test(fact, rulebook) for fact in found if fact.options]


def vague_test(rulebook: Rulebook, fact_id: str) -> OpenPoint | None:
    """A time or a number has no readings to choose from, so it is none."""
    fact = rulebook.facts.get(fact_id)
    return _test(fact, rulebook) if fact and fact.options else None


def _asked(fact: Fact) -> str:
    return f"{fact.question} {' '.join(fact.options.values())}".lower()


def _test(fact: Fact, rulebook: Rulebook) -> OpenPoint:
    """`rules` are those that look at it; the pages of what the documents presume of it come first."""
    topics = {rule.id: topic.title for topic in rulebook.topics for rule in topic.rules}
    every = [*(rule for topic in rulebook.topics for rule in topic.rules), *rulebook.recording]
    rules = [rule for rule in every if fact.id in rule.when.facts()]
    because = (
        *(page for one in fact.presumed for page in one.because),
        *(p for one in rules for p in one.because),
    )
    rest = dict.fromkeys(topics.get(rule.id, "Whether to record") for rule in rules)
    readings = tuple(Reading(label, value) for value, label in fact.options.items())
    return OpenPoint(
        fact.id,
        readings,
        tuple(dict.fromkeys(because)),
        rules,
        tuple(rest),
        _own(fact.id, rulebook),
        fact.question,
    )


def _point(name: str, rules: Sequence[Rule], topics: dict[str, str], rulebook: Rulebook) -> OpenPoint:
    readings: dict[str, Reading] = {}
    for rule in rules:
        for reading in rule.then.ruling.choices if rule.then.ruling else ():
            readings.setdefault(reading.id, reading)
    because = tuple(dict.fromkeys(one for rule in rules for one in rule.because))
    rest = dict.fromkeys(topics.get(rule.id, "Whether to record") for rule in rules)
    return OpenPoint(name, tuple(readings.values()), because, rules, tuple(rest), _own(name, rulebook))


def _own(name: str, rulebook: Rulebook) -> list[Determination]:
    found = [one for one in rulebook.determinations if one.settles == name]
    return sorted(found, key=lambda one: one.in_force.since, reverse=True)


def entries_on(point: OpenPoint, entries: Iterable[Entry]) -> list[Entry]:
    """The entries that cite a place which leaves the point open, so that what is determined bears on them too."""
    places = {(one.doc, one.page, one.section) for one in point.because}
    return [
        entry
        for entry in sorted(entries, key=lambda one: one.title)
        if any((one.doc, one.page, one.section) in places for one in entry.because)
    ]


def _in_order(name: str) -> tuple[str, int]:
    letters, _, number = name.partition("-")
    return letters, int(number) if number.isdigit() else 0
