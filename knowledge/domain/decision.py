"""What the engine answers, with everything that led to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from knowledge.domain.citation import Because
from knowledge.domain.fact import Value
from knowledge.domain.rule import Basis, Word


def _cite(because: Because) -> list[dict[str, object]]:
    return [citation.as_json() for citation in because]


@dataclass(frozen=True, slots=True)
class Crime:
    """`offender` is empty where the report names none; `shared` are crimes that victims do not count."""

    ho_class: str
    code: str | None
    title: str
    count: int
    victim: str
    because: Because
    basis: Basis = Basis.VICTIM
    addition: bool = False
    rule: str = ""
    topic: str = ""
    offender: str = ""
    shared: bool = False

    def as_json(self) -> dict[str, object]:
        return {
            "ho_class": self.ho_class,
            "code": self.code,
            "title": self.title,
            "count": self.count,
            "victim": self.victim,
            "because": _cite(self.because),
        }


@dataclass(frozen=True, slots=True)
class NotSeparate:
    ho_class: str
    code: str | None
    title: str
    why: str
    because: Because

    def as_json(self) -> dict[str, object]:
        return {
            "ho_class": self.ho_class,
            "code": self.code,
            "title": self.title,
            "why": self.why,
            "because": _cite(self.because),
        }


@dataclass(frozen=True, slots=True)
class Reason:
    rule: str
    text: str
    because: Because

    def as_json(self) -> dict[str, object]:
        return {"rule": self.rule, "text": self.text, "because": _cite(self.because)}


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    text: str
    by: datetime | None
    because: Because

    def as_json(self) -> dict[str, object]:
        by = self.by.isoformat().replace("+00:00", "Z") if self.by else None
        return {"id": self.id, "text": self.text, "by": by, "because": _cite(self.because)}


@dataclass(frozen=True, slots=True)
class Branch:
    fact: str
    value: str
    label: str
    decision: Word
    crimes: tuple[Crime, ...] = ()
    because: Because = ()

    def as_json(self) -> dict[str, object]:
        return {
            "fact": self.fact,
            "value": self.value,
            "label": self.label,
            "decision": self.decision.value,
            "crimes": [crime.as_json() for crime in self.crimes],
            "because": _cite(self.because),
        }


@dataclass(frozen=True, slots=True)
class Change:
    """Facts that, told otherwise, give another decision, and the page that makes it so."""

    if_: str
    then: Word
    told: tuple[tuple[str, Value], ...]
    crimes: tuple[Crime, ...] = ()
    because: Because = ()

    def as_json(self) -> dict[str, object]:
        return {
            "if": self.if_,
            "then": self.then.value,
            "facts": dict(self.told),
            "crimes": [crime.as_json() for crime in self.crimes],
            "because": _cite(self.because),
        }


NO_CRIME = "no-crime"
"""In the place of a class: nothing of a class is meant, or decided."""
_WITHOUT_CLASS = frozenset({Word.CRIME_RELATED_INCIDENT.value, Word.INCIDENT_ONLY.value})


def recorded(word: str, classes: Iterable[str], incident: str | None) -> tuple[str, ...]:
    """What a decision records: classes, that of an N100 or N300, or `NO_CRIME`; nothing where it is about none."""
    given = tuple(dict.fromkeys(classes)) or ((incident.split("/")[0],) if incident else ())
    return given or ((NO_CRIME,) if word in _WITHOUT_CLASS else ())


_SAID_BY_REASONS = frozenset({Word.ANSWER, Word.OUTCOME, Word.CANCEL})


@dataclass(frozen=True, slots=True)
class Decision:
    """`missing` are the facts that stand in the way; with any, the status is `needs_facts`.

    `used` are the facts that it rests on; `presumed` those of them that nobody said.
    """

    word: Word
    edition: str
    on: date
    crimes: tuple[Crime, ...] = ()
    incident: str | None = None
    not_separate: tuple[NotSeparate, ...] = ()
    flags: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    reasons: tuple[Reason, ...] = ()
    would_change: tuple[Change, ...] = ()
    branches: tuple[Branch, ...] = ()
    presumed: Mapping[str, str] = field(default_factory=dict)
    readings: tuple[str, ...] = ()
    ambiguities: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset()
    used: frozenset[str] = frozenset()
    topics: tuple[str, ...] = ()

    @property
    def decided(self) -> bool:
        return not self.missing

    @property
    def turned_away(self) -> bool:
        """Every topic raised says only that its classes don't apply, so what was done is still to be told."""
        return bool(self.topics) and self.missing == {"act"}

    @property
    def essence(self) -> tuple[object, ...]:
        """What makes two decisions the same for whoever records: the word, the crimes and their counts.

        An answer, an outcome and a cancellation are their reasons: which one it is, no other part says.
        """
        rows = sorted((c.ho_class, c.code or "", c.count) for c in self.crimes)
        said = tuple(sorted(reason.rule for reason in self.reasons)) if self.word in _SAID_BY_REASONS else ()
        return (self.decided, self.word, tuple(rows), self.incident, said)

    @property
    def recorded(self) -> tuple[str, ...]:
        """Its classes in the order in which they are read out, or what stands for them."""
        return recorded(self.word.value, (crime.ho_class for crime in self.in_order), self.incident)

    @property
    def in_order(self) -> tuple[Crime, ...]:
        """The crimes as they are read out: what is recorded in addition comes after what it is added to."""
        return tuple(sorted(self.crimes, key=lambda crime: crime.addition))

    def role_of(self, crime: Crime) -> str:
        """`principal` where others are included in it or recorded beside it, `addition` for those beside it."""
        if crime.addition:
            return "addition" if len(self.crimes) > 1 else ""
        joined = self.not_separate or any(other.addition for other in self.crimes)
        return "principal" if joined and not self.readings else ""

    def as_json(self) -> dict[str, object]:
        return {
            "decision": self.word.value,
            "status": "decided" if self.decided else "needs_facts",
            "crimes": [{**crime.as_json(), "role": self.role_of(crime)} for crime in self.in_order],
            "incident": self.incident,
            "not_separately_recorded": [row.as_json() for row in self.not_separate],
            "flags": list(self.flags),
            "actions": [action.as_json() for action in self.actions],
            "reasons": [reason.as_json() for reason in self.reasons],
            "would_change": [change.as_json() for change in self.would_change],
            "branches": [branch.as_json() for branch in self.branches],
            "assumptions": list(self.presumed.values()),
            "readings": list(self.readings),
            "ambiguities": list(self.ambiguities),
            "edition": self.edition,
            "on": self.on.isoformat(),
        }
