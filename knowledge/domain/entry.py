"""An advice entry: what the registrar has approved to be said on one question."""

from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.domain.citation import Because

GRACE = timedelta(days=90)
"""How long after its review day an entry is still given, marked as overdue; after that a person answers."""


@dataclass(frozen=True, slots=True)
class EntryTest:
    """A question in other words, and key phrases that the entry's answer must state."""

    ask: str
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    title: str
    answer: str
    conditions: tuple[str, ...]
    traps: tuple[str, ...]
    do: tuple[str, ...]
    log: str
    asked_as: tuple[str, ...]
    terms: tuple[str, ...]
    topics: tuple[str, ...]
    related: tuple[str, ...]
    because: Because
    verified: date
    review_by: date
    owner: str
    tests: tuple[EntryTest, ...] = ()
    version: int = 0
    approved_by: str = ""
    deputy: str = ""
    """Who reviews it when the owner can't."""

    def overdue(self, on: date) -> bool:
        return on > self.review_by

    def past_grace(self, on: date) -> bool:
        return on > self.review_by + GRACE

    @property
    def plain(self) -> str:
        """The entry as an officer reads it: the answer, the conditions, the traps, what to do."""
        parts = [self.answer]
        for heading, lines in (("When", self.conditions), ("Often got wrong", self.traps), ("Do", self.do)):
            if lines:
                parts.append(heading + ":\n" + "\n".join(f"- {line}" for line in lines))
        return "\n\n".join(parts)

    def as_json(self) -> dict[str, object]:
        """As `GET /api/v1/entries` gives it."""
        return {
            "id": self.id,
            "title": self.title,
            "version": self.version,
            "answer": self.answer,
            "conditions": list(self.conditions),
            "traps": list(self.traps),
            "do": list(self.do),
            "log": self.log,
            "topics": list(self.topics),
            "related": list(self.related),
            "citations": [citation.as_json() for citation in self.because],
            "verified": self.verified.isoformat(),
            "review_by": self.review_by.isoformat(),
            "owner": self.owner,
            "approved_by": self.approved_by,
        }
