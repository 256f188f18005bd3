"""What has been found so far while one decision is made."""

from dataclasses import dataclass, field

from knowledge.domain.decision import Crime, Reason
from knowledge.domain.report import Part, View
from knowledge.domain.rule import Rule, Ruling


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that applied, the facts that made it apply, and what it was judged on."""

    topic: str
    rule: Rule
    view: View
    part: Part


@dataclass(slots=True)
class Work:
    """Grows while topics and recording rules are asked."""

    fired: list[Fired] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    presumed: dict[str, str] = field(default_factory=dict)
    recorded: list[Crime] = field(default_factory=list)
    rulings: list[tuple[Ruling, int]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    assuming: list[Fired] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """A topic has found something, or waits for a fact that would settle it."""
        return bool(self.missing) or any(one.rule.then.ruling or one.rule.then.crimes for one in self.fired)

    @property
    def silent(self) -> bool:
        """No topic was raised, or each that was says only that it is not about this; a rule may still wait."""
        return not (self.missing or self.rulings or self.recorded)

    def rest_on(self, view: View, used: set[str]) -> None:
        self.used |= used
        for fact in sorted(used & view.presumed.keys()):  # in one order, whichever process decides
            presumption = view.presumed[fact]
            self.presumed[fact] = presumption.text
            if presumption.determined:
                own = presumption.because
                self.reasons.append(Reason(own[0].doc, presumption.determined, own))
