"""The proof of one list of rules: no gap, no rule that never fires, no fact that never matters."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.domain.condition import Condition
from knowledge.domain.proof.diagram import TooLarge
from knowledge.domain.proof.domains import SAID
from knowledge.domain.proof.finding import Defect, Finding
from knowledge.domain.proof.ground import Domain, Ground
from knowledge.domain.rule import Rule, Then

_GAP, _NOT_ASKED = "no rule", "not asked"
_NOTHING: Hashable = (Then(), frozenset(), "")


@dataclass(frozen=True, slots=True)
class RuleList:
    """Rules of which the first that holds fires, in the document that has them, wherever `raised_by` holds.

    `exceptions` says that it is meant where no rule holds. `presumed` are the facts that are never asked for.
    """

    document: str
    raised_by: Condition
    rules: tuple[Rule, ...]
    exceptions: bool = False
    presumed: frozenset[str] = frozenset()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return (self.raised_by, *(rule.when for rule in self.rules))


class FirstThatHolds:
    """Which rule of a list fires, for every combination of facts. Raises TooLarge past the budget."""

    def __init__(self, rules: RuleList, domain: Domain, ground: Ground | None = None) -> None:
        self.rules = rules
        self.ground = ground or Ground(rules.conditions, domain)
        diagrams = self.ground.diagrams
        self._raised = self.ground.node(rules.raised_by)
        node = diagrams.leaf(_GAP)
        for rule in reversed(rules.rules):
            node = diagrams.choose(self.ground.node(rule.when), diagrams.leaf(rule.id), node)
        self.fires = diagrams.choose(self._raised, node, diagrams.leaf(_NOT_ASKED))

    def where(self, rule: str) -> int:
        """The diagram that is true where this rule fires."""
        return self.ground.diagrams.renamed(self.fires, lambda fired: fired == rule)

    def findings(self) -> Iterator[Finding]:
        fired = self.ground.diagrams.outcomes(self.fires)
        if _GAP in fired and not self.rules.exceptions:
            yield Finding(
                Defect.GAP,
                self.rules.document,
                "",
                "rules",
                "no rule holds, so nothing would be said",
                "Add a last rule for what is left, or widen the rule that is meant for it",
                self.ground.shown(self.fires, _GAP),
            )
        for rule in self.rules.rules:
            if rule.id not in fired:
                yield self._never_fires(rule)
        yield from self._never_matter()

    def _never_fires(self, rule: Rule) -> Finding:
        diagrams = self.ground.diagrams
        alone = diagrams.both(self._raised, self.ground.node(rule.when))
        if alone == diagrams.false:
            return Finding(
                Defect.NEVER_FIRES,
                self.rules.document,
                rule.id,
                "when",
                "it can never hold where the topic is raised",
                "Mend its condition, or take it out",
            )
        before = diagrams.choose(alone, self.fires, diagrams.leaf(_NOT_ASKED))
        earlier = sorted(str(one) for one in diagrams.outcomes(before) - {_NOT_ASKED})
        return Finding(
            Defect.NEVER_FIRES,
            self.rules.document,
            rule.id,
            "when",
            f"wherever it holds, {' or '.join(earlier)} has fired before it",
            "Put it before them, narrow them, or take it out",
            self.ground.shown(alone, True),
        )

    def _never_matter(self) -> Iterator[Finding]:
        """Facts that rules look at although every value of theirs leads to the same outcome.

        One that only changes the reason may be presumed, as it is then never asked for.
        """
        outcomes: dict[str, Hashable] = {rule.id: outcome_of(rule) for rule in self.rules.rules}
        if self.rules.exceptions:
            outcomes[_GAP] = _NOTHING
        result = self.ground.diagrams.renamed(self.fires, lambda rule: outcomes.get(str(rule), rule))
        counted = {crime.count for rule in self.rules.rules for crime in rule.then.crimes if crime.count}
        matter = self.ground.facts(result) | counted | (self.ground.facts(self.fires) & self.rules.presumed)
        for rule in self.rules.rules:
            idle = sorted(set(rule.when.facts()) - matter - SAID)
            matter |= set(idle)  # told once, at the first rule that looks at it
            for fact in idle:
                yield Finding(
                    Defect.NEVER_MATTERS,
                    self.rules.document,
                    rule.id,
                    f"when: {fact}",
                    f"whatever '{fact}' is, the outcome is the same, and yet it would be asked for",
                    "Presume it where it only changes the reason; else take it out or correct what follows",
                )


def outcome_of(rule: Rule) -> Hashable:
    """What follows from the rule; where it names no crime and no incident, its words are all that it gives."""
    ruling = rule.then.ruling
    said = rule.id if ruling and not ruling.incident and not rule.then.crimes else ""
    return (rule.then, rule.overrides, said)


def prove_list(rules: RuleList, domain: Domain) -> Iterator[Finding]:
    """What is wrong with the list; that it is too large to be proved, where it is."""
    try:
        yield from FirstThatHolds(rules, domain).findings()
    except TooLarge:
        yield Finding(
            Defect.NOT_PROVED,
            rules.document,
            "",
            "rules",
            "its rules combine more facts than the check can try",
            "Split the topic, or put the facts that most rules share into the first rules",
        )


def days_of(rules: tuple[Rule, ...], on: date) -> list[date]:
    """The day, and each later one on which the rules in force change."""
    changes = {day for rule in rules for day in (rule.in_force.since, rule.in_force.until) if day}
    return [on, *sorted(day for day in changes if day > on)]
