"""What has been reported: facts of the whole report, and the acts alleged in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from knowledge.domain.fact import NOT_KNOWN, Fact, Presumption, Value
from knowledge.domain.rulebook import Rulebook

ACT = "act"
VICTIM, OFFENDER = "victim", "offender"


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

    def filled(self, fact: str, value: Value) -> "Report":
        """The same report with one fact told of every act that says nothing of it."""
        return (
            self.with_fact(fact, value) if fact == ACT else replace(self, facts={**self.facts, fact: value})
        )

    def parts(self, one_each: Iterable[str] = ()) -> tuple["Part", ...]:
        """What each offender or group did to each victim (p. 12); the whole where acts name no more than one of both.

        An act that names none belongs to the only one named. `one_each` are the numbers that count victims.
        """
        victims, offenders = self._named(VICTIM), self._named(OFFENDER)
        victim, offender = self._only(victims, VICTIM), self._only(offenders, OFFENDER)
        if len(victims) <= 1 and len(offenders) <= 1:
            return (Part(self, victim or "V1", offender),)
        groups: dict[tuple[str, str], list[Mapping[str, Value]]] = {}
        for act in self.acts:
            pair = str(act.get(VICTIM, victim)), str(act.get(OFFENDER, offender))
            groups.setdefault(pair, []).append(act)
        facts = {**self.facts, **dict.fromkeys(one_each, 1)} if len(victims) > 1 else self.facts
        return tuple(Part(Report(facts, tuple(acts)), *pair) for pair, acts in groups.items())

    def _named(self, role: str) -> list[str]:
        return list(dict.fromkeys(str(act[role]) for act in self.acts if role in act))

    def _only(self, named: list[str], role: str) -> str:
        return named[0] if len(named) == 1 else "" if named else str(self.facts.get(role, ""))

    def says(self, fact: str, value: Value) -> bool:
        """The whole report says just this of the fact, so that telling it would change nothing."""
        return self.facts.get(fact) == value and not any(fact in act for act in self.acts)


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a report that is between one victim and one offender or group; empty where it names none."""

    report: Report
    victim: str
    offender: str


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
        self._of_acts = (
            frozenset(name for told in report.acts for name in told) if act is None else frozenset()
        )

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
        if fact in self._of_acts:
            return self._of_any_act(fact)
        return self._report.facts.get(fact)

    def _of_any_act(self, fact: str) -> Value | None:
        """What the acts say of it, and the report for acts that say nothing."""
        told = (act.get(fact, self._report.facts.get(fact)) for act in self._report.acts)
        said = sorted({value for value in told if value is not None and value != NOT_KNOWN}, key=str)
        if len(said) <= 1:
            return said[0] if said else NOT_KNOWN
        return tuple(str(value) for value in said)

    def _presumption(self, fact: Fact | None) -> Presumption | None:
        if fact is None:
            return None
        for presumption in fact.presumed:
            if presumption.when is None or presumption.when.judge(self).holds:
                return presumption
        return None
