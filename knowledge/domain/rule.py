"""A rule: when it applies, what follows, why, and the page that says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.domain.citation import Because
from knowledge.domain.condition import Condition


class Basis(StrEnum):
    VICTIM = "victim"
    STATE = "state"


class Word(StrEnum):
    """The decision words of the contract."""

    RECORD_CRIME = "record_crime"
    CRIME_RELATED_INCIDENT = "record_crime_related_incident"
    INCIDENT_ONLY = "no_crime_incident_only"
    N100 = "record_n100"
    N300 = "record_n300"
    CANCEL = "cancel"
    TRANSFER = "transfer"
    REFER = "refer_fcr"
    ADD_TO_EXISTING = "add_to_existing"
    OUTCOME = "outcome"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class ProposedCrime:
    """A crime that a rule proposes. `count` names the number fact that counts it; without one it is one.

    `addition` is recorded beside a principal crime and never inside it (breaches, modern slavery, drugs).
    """

    ho_class: str
    code: str | None
    title: str
    basis: Basis = Basis.VICTIM
    count: str | None = None
    addition: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the documents, and what would follow from it; without an id none can be chosen."""

    text: str
    id: str = ""
    then: "Then | None" = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision that a rule gives outright, without a crime being proposed.

    `ambiguity` names the point that the documents leave open between `choices`, so that the force can settle it.
    """

    word: Word
    incident: str | None = None
    count: str | None = None
    choices: tuple[Reading, ...] = ()
    ambiguity: str = ""

    @property
    def readings(self) -> tuple[str, ...]:
        return tuple(reading.text for reading in self.choices)


@dataclass(frozen=True, slots=True)
class Then:
    """What follows. Nothing at all means: this topic finds no crime of its kind in what was reported.

    `assume` is what a determined reading takes a fact to be; the report is then decided anew with it.
    """

    crimes: tuple[ProposedCrime, ...] = ()
    ruling: Ruling | None = None
    flag: str | None = None
    action: str | None = None
    within_hours: int | None = None
    assume: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class InForce:
    """From the first day to the day before `until`."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Rule:
    """`overrides` names general rules that do not apply to what this rule proposes, because the page says so."""

    id: str
    when: Condition
    then: Then
    why: str
    because: Because
    in_force: InForce
    overrides: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """Facts, and the decision that the page gives for them; None where it says only what they are not."""

    name: str
    facts: Mapping[str, object]
    decision: Word | None
    crimes: tuple[tuple[str, str | None, int], ...] | None = None
    incident: str | None = None
