"""What the officer reads: one reply, as the contract names its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.domain.citation import Citation
from knowledge.domain.decision import Decision
from knowledge.domain.entry import Entry


class Status(StrEnum):
    ANSWERED = "answered"
    DECIDED = "decided"
    NEEDS_FACTS = "needs_facts"
    CHOOSE = "choose"
    OUT_OF_SCOPE = "out_of_scope"
    HANDED_OVER = "handed_over"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing understood. `words` are the officer's own; empty when a button said it."""

    fact: str
    value: object
    label: str
    words: str

    def as_json(self) -> dict[str, object]:
        return {"fact": self.fact, "value": self.value, "label": self.label, "from": self.words}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question back, with what it is for."""

    fact: str
    text: str
    why: str
    options: tuple[tuple[str, str], ...]
    at_most_more: int

    def as_json(self) -> dict[str, object]:
        return {
            "fact": self.fact,
            "text": self.text,
            "why": self.why,
            "at_most_more": self.at_most_more,
            "options": [{"value": value, "label": label} for value, label in self.options],
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """`log` is the block to paste into the crime record, `topic` what the trainers count it under.

    `guides` are matters that can be decided step by step, by id and title; `phrase` is the name of the short
    text that the reply gives, if it gives one.
    """

    text: str
    status: Status
    decision: Decision | None = None
    question: Asked | None = None
    choices: tuple[Entry, ...] = ()
    entries: tuple[Entry, ...] = ()
    citations: tuple[Citation, ...] = ()
    understood: tuple[Chip, ...] = ()
    log: str = ""
    topic: str | None = None
    kind: str | None = None
    guides: tuple[tuple[str, str], ...] = ()
    phrase: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        return {
            "text": self.text,
            "status": self.status.value,
            "decision": self.decision.as_json() if self.decision else None,
            "question": self.question.as_json() if self.question else None,
            "choices": [{"entry": entry.id, "title": entry.title} for entry in self.choices],
            "guides": [{"guide": guide, "title": title} for guide, title in self.guides],
            "entries": [_source(entry) for entry in self.entries],
            "citations": [citation.as_json() for citation in dict.fromkeys(self.citations)],
            "understood": [chip.as_json() for chip in self.understood],
            "log": self.log,
            "topic": self.topic,
            "kind": self.kind,
            "record": None,
            **self.extra,
        }


def _source(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "version": entry.version,
        "title": entry.title,
        "verified": entry.verified.isoformat(),
        "review_by": entry.review_by.isoformat(),
        "edition": entry.because[0].doc if entry.because else None,
        "approved_by": entry.approved_by,
    }
