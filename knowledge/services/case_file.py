"""What a conversation knows: the facts told, where each came from, and the question last asked.

Everything else is derived anew for each message, so a side question costs nothing and any fact can change.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from knowledge.domain.decision import Decision
from knowledge.domain.fact import NOT_KNOWN, Kind, Value
from knowledge.domain.reply import Chip
from knowledge.domain.report import ACT, Report, View
from knowledge.domain.rulebook import Rulebook
from knowledge.understanding.received import LONDON
from knowledge.understanding.understand import Found

_NUMBER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """`told` are the facts in the order in which they came; `words` the officer's own words for them.

    `last` is what the last reply was (decision, question, entry, choose, unclear or nothing), `short` the short
    text given last, so that it is not given twice running. `answered` are the facts that answered a question, in
    order, so that one can go back. `guide` is the topic of a guided decision, `changing` the act that the next
    answer replaces, `clashes` what was said of a fact in two ways and has to be asked about, `meant` how the
    officer named what she means to record, `real` the case as it was before a "what if", `reported` the day of the
    report where that day's edition of the rules is no longer today's.
    """

    told: tuple[tuple[str, Value], ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    asked: str | None = None
    entry: str | None = None
    last: str = ""
    misses: int = 0
    meant: str = ""
    short: str = ""
    answered: tuple[str, ...] = ()
    guide: str | None = None
    changing: str | None = None
    paused: bool = False
    clashes: Mapping[str, tuple[tuple[Value, str], ...]] = field(default_factory=dict)
    real: "CaseFile | None" = None
    reported: date | None = None

    @classmethod
    def from_json(cls, state: Mapping[str, Any]) -> "CaseFile":
        told = tuple((str(fact), _value(value)) for fact, value in state.get("told", ()))
        clashes = {
            str(fact): tuple((_value(value), str(words)) for value, words in rows)
            for fact, rows in state.get("clashes", {}).items()
        }
        return cls(
            told,
            dict(state.get("words", {})),
            state.get("asked"),
            state.get("entry"),
            str(state.get("last", "")),
            int(state.get("misses", 0)),
            str(state.get("meant", "")),
            str(state.get("short", "")),
            tuple(state.get("answered", ())),
            state.get("guide"),
            state.get("changing"),
            bool(state.get("paused", False)),
            clashes,
            cls.from_json(state["real"]) if state.get("real") else None,
            date.fromisoformat(state["reported"]) if state.get("reported") else None,
        )

    def as_json(self) -> dict[str, Any]:
        """Without what is empty: most conversations need little of it."""
        state: dict[str, Any] = {
            "told": [[fact, list(value) if isinstance(value, tuple) else value] for fact, value in self.told],
            "words": dict(self.words),
            "asked": self.asked,
            "entry": self.entry,
            "last": self.last,
            "misses": self.misses,
            "meant": self.meant,
            "short": self.short,
            "answered": list(self.answered),
            "guide": self.guide,
            "changing": self.changing,
            "paused": self.paused,
            "clashes": {fact: [list(row) for row in rows] for fact, rows in self.clashes.items()},
            "real": self.real.as_json() if self.real else None,
            "reported": self.reported.isoformat() if self.reported else None,
        }
        return {name: value for name, value in state.items() if value}

    @property
    def report(self) -> Report:
        acts = tuple({ACT: value} for fact, value in self.told if fact == ACT)
        return Report({fact: value for fact, value in self.told if fact != ACT}, acts)

    @property
    def acts(self) -> frozenset[str]:
        return frozenset(str(value) for fact, value in self.told if fact == ACT)

    def says(self, fact: str) -> Value | None:
        """What was told of a fact that has one value."""
        return next((value for name, value in self.told if name == fact), None)

    def tell(self, fact: str, value: Value, words: str = "") -> "CaseFile":
        """The fact told, in place of what was told of it before; acts add up."""
        if fact == ACT:
            kept = tuple(row for row in self.told if row != (ACT, value))
        else:
            kept = tuple(row for row in self.told if row[0] != fact)
        return replace(self, told=(*kept, (fact, value)), words={**self.words, key_of(fact, value): words})

    def tell_all(self, found: tuple[Found, ...]) -> "CaseFile":
        case = self
        for one in found:
            case = case.tell(one.fact, one.value, one.words)
        return case

    def answer(self, fact: str, value: Value, words: str = "") -> "CaseFile":
        """The fact told as the answer to a question, so that one can go back to it."""
        told, key = self.tell(fact, value, words), key_of(fact, value)
        return replace(told, answered=(*(one for one in self.answered if one != key), key))

    def forget(self, fact: str) -> "CaseFile":
        """Without the fact; `act.assault` takes one act back."""
        gone = (ACT, fact.split(".", 1)[1]) if fact.startswith(f"{ACT}.") else None
        return replace(
            self,
            told=tuple(row for row in self.told if row != gone and row[0] != fact),
            answered=tuple(one for one in self.answered if one != fact),
        )

    def step_back(self) -> "CaseFile":
        """Without the answer given last."""
        return replace(self.forget(self.answered[-1]), asked=None, changing=None)

    def as_told(self) -> "CaseFile":
        """Without what is only supposed."""
        return self.real or self

    def holds(self, chip: str, value: object) -> bool:
        """What a chip shows is told here."""
        return any(key_of(fact, told) == chip and told == value for fact, told in self.told)

    def bearing(self, rulebook: Rulebook, decision: Decision) -> frozenset[str]:
        """The facts that the decision, or a question still to come, can rest on."""
        return rulebook.bearing_on(decision.topics) | decision.used | decision.missing

    def chips(self, rulebook: Rulebook, decision: Decision) -> tuple[Chip, ...]:
        """The ledger: everything told that the decision, or a question still to come, can rest on.

        A yes or no that only rules already out of play would look at ("serious under the schools protocol" of a
        quarrel at home) is left out; ages and the like are shown, as they were said in so many words.
        """
        bearing = self.bearing(rulebook, decision)
        now = rulebook.bearing_on(decision.topics, View(self.report, rulebook)) | bearing & decision.used
        return tuple(
            self._chip(fact, value, rulebook)
            for fact, value in self.told
            if fact == ACT or fact in now or (fact in bearing and not _is_yes_no(fact, rulebook))
        )

    def _chip(self, fact: str, value: Value, rulebook: Rulebook) -> Chip:
        words = self.words.get(key_of(fact, value), "")
        shown = list(value) if isinstance(value, tuple) else value
        return Chip(key_of(fact, value), shown, label_of(fact, value, rulebook), words)


def _is_yes_no(fact: str, rulebook: Rulebook) -> bool:
    known = rulebook.facts.get(fact)
    return known is not None and known.kind is Kind.YES_NO


def label_of(fact: str, value: Value, rulebook: Rulebook) -> str:
    """A fact and its value as an officer reads them."""
    if fact == ACT:
        return rulebook.acts.get(str(value), str(value))
    known = rulebook.facts.get(fact)
    return known.words_for(value) if known else str(value)


def key_of(fact: str, value: Value) -> str:
    """How a chip is named: an act by itself, any other fact by the one value that it has."""
    return f"{ACT}.{value}" if fact == ACT else fact


def _value(value: Any) -> Value:
    return tuple(str(one) for one in value) if isinstance(value, list) else value


def read_value(fact: str, written: object, rulebook: Rulebook) -> Value | None:
    """What a button or a program says of a fact, or None where the fact can't have it."""
    known = rulebook.facts.get(fact)
    if fact == ACT:
        return written if isinstance(written, str) and written in rulebook.acts else None
    if known is None:
        return None
    if known.kind is Kind.NUMBER:
        number = int(str(written)) if _NUMBER.fullmatch(str(written)) else None
        within = number is not None and known.least <= number <= known.most
        return number if within else NOT_KNOWN if written == NOT_KNOWN else None
    text = str(written)
    if (
        text not in known.options
    ):  # a program's true and false; a fact may also have a value "false" of its own
        text = {"true": "yes", "false": "no"}.get(text.lower(), text)
    if known.kind is Kind.WHEN:
        return _moment(text)
    if known.kind is Kind.DAY:
        return _day(text)
    return text if text in known.options or text == "not_known" else None


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return NOT_KNOWN if text == NOT_KNOWN else None


def _moment(text: str) -> str | None:
    """ISO 8601; without a zone it is the time on a clock in England and Wales."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=LONDON)).isoformat(timespec="minutes")
