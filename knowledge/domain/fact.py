"""What the engine can be told, in one vocabulary for all topics."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from knowledge.domain.citation import Because
from knowledge.domain.condition import Condition

Value = str | int | tuple[str, ...]

NOT_KNOWN = "not_known"
"""Asked, and the officer does not know: not the same as nobody having asked."""

YES, NO = "yes", "no"


class Kind(StrEnum):
    YES_NO = "yes_no"
    CHOICE = "choice"
    MANY = "many"
    NUMBER = "number"
    WHEN = "when"
    DAY = "day"


class Counts(StrEnum):
    """What a number counts: the victims themselves, something for each victim, or something of the whole report."""

    VICTIMS = "victims"
    EACH = "each_victim"
    ONCE = "report"


@dataclass(frozen=True, slots=True)
class Presumption:
    """What holds until somebody says otherwise, because the rules themselves start from it.

    `determined` is the force's reason where its registrar has determined it; a decision then gives it as a reason.
    """

    value: Value
    text: str
    because: Because
    when: Condition | None = None
    determined: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """`options` maps each permitted value to its words for a person; empty for a number.

    A number lies between `least` and `most`, both included; `counts` says how it counts crimes where a report names
    several victims.
    """

    id: str
    kind: Kind
    question: str
    why: str
    options: Mapping[str, str]
    presumed: tuple[Presumption, ...] = ()
    least: int = 0
    most: int = 999
    unit: str = ""
    counts: Counts = Counts.ONCE

    def words_for(self, value: Value) -> str:
        """The value as an officer would read it on a chip."""
        if value == NOT_KNOWN:
            return f"{self.question.rstrip('?')}: not known"
        if isinstance(value, tuple):
            return ", ".join(self.options.get(one, one) for one in value)
        if isinstance(value, int):
            return f"{self.unit or self.id.replace('_', ' ')}: {value}"
        return self.options.get(value, value)

    def as_json(self) -> dict[str, object]:
        row: dict[str, object] = {
            "id": self.id,
            "question": self.question,
            "why": self.why,
            "kind": self.kind.value,
        }
        if self.kind is Kind.WHEN:
            row["permitted"] = "a time in UTC, ISO 8601"
        elif self.kind is Kind.DAY:
            row["permitted"] = "a day such as 2026-05-03"
        elif self.kind is Kind.NUMBER:
            row["permitted"] = {"least": self.least, "most": self.most}
        else:
            row["permitted"] = [{"value": value, "label": label} for value, label in self.options.items()]
        return row
