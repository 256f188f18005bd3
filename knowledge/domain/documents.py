"""Documents that the helpline speaks from, and their versions."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from knowledge.domain.errors import BadInput

KINDS = frozenset(
    {
        "topic",
        "entry",
        "facts",
        "general",
        "counting",
        "flags",
        "signposts",
        "glossary",
        "lexicon",
        "catalogue",
        "determination",
        "sources",
        "phrases",
    }
)
_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,119}")


class State(StrEnum):
    """Where a version stands.

    Retirement is no state: an approved version stays approved and gets a day on which it
    ends, so that "as on that day" keeps giving what was given then.
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Document:
    """One thing that is published as a whole. The title is that of its last approval."""

    id: str
    kind: str
    slug: str
    title: str

    @classmethod
    def named(cls, document_id: str, title: str) -> Self:
        """`topic/assault` is the topic assault; `glossary` alone is its own kind."""
        kind, _, slug = document_id.partition("/")
        slug = slug or kind
        if kind not in KINDS:
            raise BadInput(f"There is no kind of document called “{kind}”.", field="document")
        if not _SLUG.fullmatch(slug):
            raise BadInput(
                "A document's name is lower-case letters, digits, full stops and hyphens.",
                field="document",
            )
        return cls(document_id, kind, slug, title)


@dataclass(frozen=True)
class Version:
    """One version of a document, with its whole source text."""

    id: int
    document_id: str
    number: int
    title: str
    body: str
    digest: str
    state: State
    author: str
    author_id: int | None
    edited_by: str
    edited_at: datetime
    submitted_at: datetime | None
    approved_by: str | None
    approved_by_id: int | None
    approved_at: datetime | None
    takes_effect: date | None
    ends: date | None
    created_at: datetime
    note: str
    results: str = ""
    """The digest of the test results that its approval is bound to."""
    until: date | None = None
    """The day on which an emergency publication ends by itself; none once a second person has approved it."""

    @property
    def is_open(self) -> bool:
        """Still being written or looked at."""
        return self.state in {State.DRAFT, State.SUBMITTED}

    def in_force(self, on: date) -> bool:
        """Approved for that day; a later version may still stand before it."""
        return (
            self.state is State.APPROVED
            and self.takes_effect is not None
            and self.takes_effect <= on
            and (self.ends is None or self.ends > on)
            and (self.until is None or self.until > on)
        )

    @property
    def is_emergency(self) -> bool:
        """Published by one person alone, and nobody has approved it yet."""
        return self.until is not None


@dataclass(frozen=True)
class Published:
    """What a document says on a day."""

    document_id: str
    kind: str
    slug: str
    title: str
    body: str
    version: int
    approved_by: str
    takes_effect: date
    until: date | None = None
    """Set where it is an emergency publication that nobody has approved yet: the day on which it ends."""


def in_its_place(published: Sequence[Published], candidate: Published) -> list[Published]:
    """All that is said by id, with the candidate for what its document says: just as it would be once approved.

    The order of topics is the order in which they are asked.
    """
    others = (one for one in published if one.document_id != candidate.document_id)
    return sorted([*others, candidate], key=lambda one: one.document_id)


@dataclass(frozen=True)
class Standing:
    """One line of the registrar's list: what is in force, and what is being written."""

    document_id: str
    kind: str
    title: str
    in_force: int | None
    takes_effect: date | None
    ends: date | None
    open_number: int | None
    open_state: State | None
    edited_by: str | None
    edited_at: datetime | None
    approved_by: str | None


@dataclass(frozen=True)
class Event:
    """One line of the record of who did what; never changed, never removed."""

    id: int
    at: datetime
    who: str
    account_id: int | None
    what: str
    document_id: str | None
    version_number: int | None
    detail: str
    chain: str = ""


def digest_of(title: str, body: str) -> str:
    """What an approval is bound to: every character that the version says."""
    return hashlib.sha256(f"{title}\n{body}".encode()).hexdigest()
