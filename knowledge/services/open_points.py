"""Every point that the documents leave open, with its readings and what this force has determined of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.domain.citation import Because
from knowledge.domain.determination import Determination
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

    def settled(self, on: date) -> Determination | None:
        """What holds in the force on the day."""
        return next((one for one in self.determinations if one.in_force.covers(on)), None)

    def reading_of(self, determination: Determination) -> str:
        """The reading that was determined, in the words of the rules."""
        texts = (one.text for one in self.readings if one.id == determination.reading)
        return next(texts, str(determination.presumed or determination.reading))


def open_points(rulebook: Rulebook) -> list[OpenPoint]:
    """Ambiguities by their number; then whatever else has been determined: vague facts, the order of crimes."""
    topics = {rule.id: topic.title for topic in rulebook.topics for rule in topic.rules}
    found = [_point(name, rules, topics, rulebook) for name, rules in rulebook.ambiguities.items()]
    found.sort(key=lambda one: _in_order(one.name))
    other = sorted({one.settles for one in rulebook.determinations} - rulebook.ambiguities.keys())
    return [*found, *(_point(name, (), topics, rulebook) for name in other)]


def _point(name: str, rules: Sequence[Rule], topics: dict[str, str], rulebook: Rulebook) -> OpenPoint:
    readings: dict[str, Reading] = {}
    for rule in rules:
        for reading in rule.then.ruling.choices if rule.then.ruling else ():
            readings.setdefault(reading.id, reading)
    because = tuple(dict.fromkeys(one for rule in rules for one in rule.because))
    own = [one for one in rulebook.determinations if one.settles == name]
    own.sort(key=lambda one: one.in_force.since, reverse=True)
    rest = dict.fromkeys(topics.get(rule.id, "Whether to record") for rule in rules)
    return OpenPoint(name, tuple(readings.values()), because, rules, tuple(rest), own)


def _in_order(name: str) -> tuple[str, int]:
    letters, _, number = name.partition("-")
    return letters, int(number) if number.isdigit() else 0
