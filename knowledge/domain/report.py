"""What has been reported: facts of the whole report, and the acts alleged in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from knowledge.domain.fact import NOT_KNOWN, Fact, Presumption, Value
from knowledge.domain.rulebook import Rulebook

ACT = "act"


@dataclass(frozen=True, slots=True)
class Report:
    """`acts` each hold the fact `act` and whatever is particular to that act.

    An act that nobody mentions is not alleged; any other fact that nobody mentions is unknown.
    """

    facts: Mapping[str, Value] = field(default_factory=dict)
    acts: tuple[Mapping[str, Value], ...] = ()

    def with_fact(self, fact: str, value: Value) -> "Report":
        """The same report with one fact told, for every act that had said otherwise too."""
        if fact == ACT:
            names = value if isinstance(value, tuple) else (str(value),)
            return replace(self, acts=tuple({ACT: name} for name in names))
        acts = tuple({k: v for k, v in act.items() if k != fact} for act in self.acts)
        return Report({**self.facts, fact: value}, acts)

    def with_facts(self, told: Iterable[tuple[str, Value]]) -> "Report":
        report = self
        for fact, value in told:
            report = report.with_fact(fact, value)
        return report

    def says(self, fact: str, value: Value) -> bool:
        """The whole report says just this of the fact, so that telling it would change nothing."""
        return self.facts.get(fact) == value and not any(fact in act for act in self.acts)


class View:
    """The facts of the whole report, or as one act has them: stated first, then what the rules presume.

    `presumed` collects the presumptions that were looked at. Each fact is looked up once.
    """

    def __init__(
        self,
        report: Report,
        rulebook: Rulebook,
        act: Mapping[str, Value] | None = None,
        extra: Mapping[str, Value] | None = None,
    ) -> None:
        self._report = report
        self._facts = rulebook.facts
        self._act = act
        self._extra = extra or {}
        self.presumed: dict[str, Presumption] = {}
        self._seen: dict[str, Value | None] = {}

    def __call__(self, fact: str) -> Value | None:
        if fact not in self._seen:
            self._seen[fact] = self._look_up(fact)
        return self._seen[fact]

    def _look_up(self, fact: str) -> Value | None:
        stated = self.stated(fact)
        if stated is not None and stated != NOT_KNOWN:
            return stated
        presumption = self._presumption(self._facts.get(fact))
        if presumption is None:
            return stated
        self.presumed[fact] = presumption
        return presumption.value

    def stated(self, fact: str) -> Value | None:
        """What was said, or None. For the whole report, what any of its acts says."""
        if fact in self._extra:
            return self._extra[fact]
        if self._act is not None and fact in self._act:
            return self._act[fact]
        if fact == ACT:
            return tuple(str(act[ACT]) for act in self._report.acts if ACT in act)
        if fact in self._report.facts:
            return self._report.facts[fact]
        if self._act is None:
            return self._of_any_act(fact)
        return None

    def _of_any_act(self, fact: str) -> Value | None:
        said = {act[fact]: None for act in self._report.acts if fact in act}
        if len(said) <= 1:
            return next(iter(said), None)
        return tuple(str(value) for value in said)

    def _presumption(self, fact: Fact | None) -> Presumption | None:
        if fact is None:
            return None
        for presumption in fact.presumed:
            if presumption.when is None or presumption.when.judge(self).holds:
                return presumption
        return None
