"""What the proof of a rulebook finds, and the facts that show it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Defect(StrEnum):
    """What can be wrong with a rulebook whose every file reads."""

    GAP = "gap"
    CONFLICT = "conflict"
    NEVER_FIRES = "never fires"
    NEVER_MATTERS = "never matters"
    CYCLE = "cycle"
    ORDER = "order"
    NAME = "unknown name"
    UNTRIED = "no worked case"
    NOT_PROVED = "not proved"


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect. `document` is the topic's, or the kind of document where the proof can't tell which one;
    `shown` are facts under which it can be seen."""

    defect: Defect
    document: str
    rule: str
    key: str
    what: str
    mend: str
    shown: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """File, rule and key, what is wrong, where it shows, and the likely mend."""
        place = ": ".join(part for part in (f"{self.document}.yml", self.rule, self.key) if part)
        facts = ", ".join(f"{fact}: {value}" for fact, value in self.shown.items())
        seen = f" Seen with {{{facts}}}." if facts else ""
        return f"{place}: {self.what}.{seen} {self.mend}."
