"""The proof that every name in a condition can mean something where it stands."""

from collections.abc import Iterable, Iterator

from knowledge.domain.condition import Between, Condition, Is, OnDay
from knowledge.domain.fact import NO, YES, Fact, Kind
from knowledge.domain.proof.domains import ACT, SAID, SAID_TO
from knowledge.domain.proof.finding import Defect, Finding
from knowledge.domain.proof.ground import Atom, atoms_in
from knowledge.domain.rule import Word
from knowledge.domain.rulebook import Rulebook

_CLASSES = ("crime.class", "recorded_class")


class Names:
    """Looks up what conditions compare. `classes` are those of the notifiable list; empty when it isn't at hand."""

    def __init__(self, rulebook: Rulebook, classes: frozenset[str] = frozenset()) -> None:
        self._facts = rulebook.facts
        self._known = {
            ACT: frozenset(rulebook.acts),
            "topic": frozenset(rulebook.by_topic),
            "decision": frozenset(word.value for word in Word),
            "crime.basis": frozenset(("victim", "state")),
            "crime.in_law": frozenset((YES, NO)),
        }
        if classes:
            self._known |= {name: classes | {"N100", "N300"} for name in _CLASSES}

    def findings(
        self, conditions: Iterable[tuple[str, str, Condition]], document: str, *kinds: str
    ) -> Iterator[Finding]:
        """`conditions` are each with its rule and key; `kinds` say what the engine tells such rules."""
        said = frozenset(name for kind in kinds for name in SAID_TO[kind])
        for rule, key, condition in conditions:
            for atom in dict.fromkeys(atoms_in((condition,))):
                what, mend = self._complaint(atom, said)
                if what:
                    yield Finding(Defect.NAME, document, rule, f"{key}: {atom.fact}", what, mend)

    def _complaint(self, atom: Atom, said: frozenset[str]) -> tuple[str, str]:
        if atom.fact in SAID and atom.fact not in said:
            return (
                f"the engine does not say '{atom.fact}' to a rule of this kind, so it could never be decided",
                "Use a fact that the officer can tell, or move the rule to the kind that is told it",
            )
        if atom.fact in SAID:
            return self._unknown_value(atom)
        return _wrong_kind(atom, self._facts[atom.fact])

    def _unknown_value(self, atom: Atom) -> tuple[str, str]:
        if not isinstance(atom, Is):
            return f"'{atom.fact}' is not a number", "Name its values"
        known = self._known.get(atom.fact, atom.values)
        unknown = sorted(atom.values - known)
        if not unknown:
            return "", ""
        return f"'{unknown[0]}' is not known as '{atom.fact}'", "Correct its spelling, or declare it"


def _wrong_kind(atom: Atom, fact: Fact) -> tuple[str, str]:
    if isinstance(atom, Between) and fact.kind is not Kind.NUMBER:
        return f"'{fact.id}' is compared as a number, and is none", "Name its values instead"
    if isinstance(atom, OnDay) and fact.kind is not Kind.DAY:
        return f"'{fact.id}' is compared as a day, and is none", "Name its values instead"
    if isinstance(atom, Is) and fact.kind in (Kind.WHEN, Kind.DAY):
        return f"'{fact.id}' is a time, which equals no value", "Use a day with 'from' and 'before'"
    if isinstance(atom, Is) and fact.kind is Kind.NUMBER:
        wrong = sorted(value for value in atom.values if not value.isdigit())
        outside = sorted(v for v in atom.values if v.isdigit() and not fact.least <= int(v) <= fact.most)
        for value in (*wrong, *outside):
            return f"'{fact.id}' can't be {value}", f"Use a number from {fact.least} to {fact.most}"
    if isinstance(atom, Between):
        least, under = atom.least or fact.least, fact.most + 1 if atom.under is None else atom.under
        if least >= under or least > fact.most or under <= fact.least:
            return f"no number that '{fact.id}' can be lies between these", "Correct 'at_least' and 'under'"
    return "", ""
