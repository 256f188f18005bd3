"""What would change a decision: the fewest facts that, told otherwise, give another one."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from knowledge.domain.decision import Change, Decision, Reason
from knowledge.domain.fact import Fact, Kind, Value
from knowledge.domain.report import Report
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.trial import Told, TooMany, Trial

_TRIES = 90
"""How many other reports are decided at most."""
_LARGEST_SET = 3
_TELLABLE = (Kind.YES_NO, Kind.CHOICE, Kind.NUMBER, Kind.DAY)


def changes(
    report: Report, rulebook: Rulebook, on: date, decision: Decision, most: int = 6
) -> tuple[Change, ...]:
    """The smallest sets of facts that give another decision: single ones first, two or three only where none does.

    Of one fact the value with another decision word comes before one with other crimes only; what is presumed and
    what was said take turns. Bounded: a large report may have changes that are not looked at.
    """
    trial = Trial(report, rulebook, on, _TRIES, otherwise=True)
    search = _Search(report, rulebook, trial, decision)
    frontier: list[Told] = [()]
    try:
        for _ in range(_LARGEST_SET):
            frontier = search.widen(frontier, most)
            if search.found or not frontier:
                break
    except TooMany:
        pass
    return tuple(search.found.values())[:most]


class _Search:
    """Widens sets of facts told otherwise, one fact at a time; `found` are those that give another decision."""

    def __init__(self, report: Report, rulebook: Rulebook, trial: Trial, decision: Decision) -> None:
        self._report, self._rulebook, self._trial, self._decision = report, rulebook, trial, decision
        self._seen: set[frozenset[tuple[str, Value]]] = set()
        self.found: dict[frozenset[str], Change] = {}

    def widen(self, frontier: list[Told], most: int) -> list[Told]:
        """The sets with one fact more that still give the same decision. Raises TooMany past the budget."""
        wider: list[Told] = []
        for told in frontier:
            for fact in self._tellable(self._trial.after(told) if told else self._decision, told):
                wider += [then for then in self._told_otherwise(told, fact) if not self._changes(then)]
                if len(self.found) >= most:
                    return []
        return wider

    def _told_otherwise(self, told: Told, fact: Fact) -> Iterator[Told]:
        for value in self._trial.answers(fact):
            then: Told = (*told, (fact.id, value))
            key = frozenset(then)
            if key not in self._seen and not self._report.says(fact.id, value):
                self._seen.add(key)
                yield then

    def _changes(self, told: Told) -> bool:
        other = self._trial.after(told)
        if not other.decided or other.essence == self._decision.essence:
            return False
        facts = frozenset(fact for fact, _ in told)
        held = self.found.get(facts)
        if held is None or (held.then is self._decision.word and other.word is not self._decision.word):
            self.found[facts] = _change(told, other, self._decision, self._rulebook)
        return True

    def _tellable(self, decision: Decision, told: Told) -> list[Fact]:
        """What was presumed and what was said, taking turns."""
        had = {fact for fact, _ in told}
        names = sorted((decision.used | decision.missing) - had)
        known = [self._rulebook.facts[name] for name in names if name in self._rulebook.facts]
        known = [fact for fact in known if fact.kind in _TELLABLE]
        presumed = [fact for fact in known if fact.id in decision.presumed]
        said = [fact for fact in known if fact.id not in decision.presumed]
        turns = [fact for pair in zip_longest(presumed, said) for fact in pair]
        return [fact for fact in turns if fact is not None]


def _change(told: Told, other: Decision, decision: Decision, rulebook: Rulebook) -> Change:
    words = " and ".join(rulebook.facts[fact].words_for(value) for fact, value in told)
    return Change(words, other.word, told, other.crimes, _new_reason(other, decision).because)


def _new_reason(other: Decision, decision: Decision) -> Reason:
    """The rule that makes the other decision: the last that this one does not rest on."""
    had = {reason.rule for reason in decision.reasons}
    new = [reason for reason in other.reasons if reason.rule not in had and reason.because]
    return (new or list(other.reasons) or [Reason("", "", ())])[-1]
