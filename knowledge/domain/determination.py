"""What a force's registrar has determined: the reading of an open point that holds in the force, from a day on.

It is cited as the force's own, before the pages that leave the point open, and never as the Home Office's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from knowledge.domain.citation import Because, Citation
from knowledge.domain.condition import Condition
from knowledge.domain.fact import Fact, Presumption, Value
from knowledge.domain.order import NOTHING, Match, Preference
from knowledge.domain.rule import InForce, Rule, WorkedCase

KIND = "determination"
PRINCIPAL = "principal"
"""What a determination settles that puts one crime before another."""


@dataclass(frozen=True, slots=True)
class Determination:
    """`settles` is an ambiguity, of which `reading` is the one that holds; or `principal`, with the crimes `above`
    and `below`; or a fact, which has the value `presumed` where `when` holds and nobody has said otherwise.
    """

    id: str
    title: str
    settles: str
    why: str
    decided_by: str
    in_force: InForce
    reading: str = ""
    above: Match = NOTHING
    below: Match = NOTHING
    presumed: Value | None = None
    when: Condition | None = None
    cases: tuple[WorkedCase, ...] = ()

    @property
    def because(self) -> Because:
        return (Citation(self.id, 1, f"{self.title}, determined by {self.decided_by}, {self._since}"),)

    @property
    def text(self) -> str:
        return f"{self.why} (This force's own determination, by {self.decided_by}, {self._since}.)"

    @property
    def _since(self) -> str:
        since = self.in_force.since
        return f"from {since.day} {since:%B %Y}"


def determined(rule: Rule, settled: Iterable[Determination]) -> Rule:
    """The rule as the force reads it, or as it stands where nothing settles it."""
    ruling = rule.then.ruling
    if ruling is None or not ruling.ambiguity:
        return rule
    for one in settled:
        chosen = next((reading for reading in ruling.choices if reading.id == one.reading), None)
        if one.settles == ruling.ambiguity and chosen is not None and chosen.then is not None:
            return replace(rule, then=chosen.then, why=one.text, because=(*one.because, *rule.because))
    return rule


def presuming(facts: Mapping[str, Fact], settled: Iterable[Determination]) -> Mapping[str, Fact]:
    """The facts with what the force takes for granted, ahead of what the documents do."""
    known = dict(facts)
    for one in settled:
        if one.settles in known and one.presumed is not None:
            fact = known[one.settles]
            own = Presumption(one.presumed, fact.words_for(one.presumed), one.because, one.when, one.text)
            known[fact.id] = replace(fact, presumed=(own, *fact.presumed))
    return known


def preferences(settled: Iterable[Determination]) -> tuple[Preference, ...]:
    return tuple(
        Preference(one.id, one.above, one.below, one.text, one.because)
        for one in settled
        if one.settles == PRINCIPAL
    )
