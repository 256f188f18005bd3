"""Keeps one placeholder for one person or value throughout a conversation, without keeping who or what it is.

At rest there are only keyed digests of what was said. Names are few enough to be tried one by one, so whoever stores a
memory gives it a secret that is stored elsewhere; without one the salt alone slows a reader down and no more.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from knowledge.understanding.redaction.finding import PERSON_KINDS


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody already replaced: digests of each of the names, and whether given name and surname are both known."""

    placeholder: str
    names: tuple[str, ...]
    whole: bool
    title: str = ""


@dataclass(frozen=True)
class Memory:
    """Immutable; what redacting learns is in the memory that it returns."""

    secret: bytes = b""
    salt: str = field(default_factory=lambda: secrets.token_hex(16))
    people: tuple[Person, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    def digest(self, normalised: str) -> str:
        key = self.secret + bytes.fromhex(self.salt)
        return hmac.digest(key, normalised.encode(), "sha256").hex()[:32]

    def knows(self, name: str) -> str | None:
        """The placeholder of the person last met who bears this name, on its own or as one of several."""
        wanted = self.digest(name)
        return next((person.placeholder for person in reversed(self.people) if wanted in person.names), None)

    def person(self, names: Sequence[str], kind: str, title: str = "") -> tuple[str, Memory]:
        """The placeholder for somebody called this, new when nobody in the conversation can be meant."""
        digests = tuple(self.digest(name) for name in names)
        whole = len(names) > 1
        for place in range(len(self.people) - 1, -1, -1):
            known = self.people[place]
            if self._same(known, digests, whole, title):
                merged = Person(
                    known.placeholder,
                    tuple(dict.fromkeys(known.names + digests)),
                    known.whole or whole,
                    known.title or title,
                )
                return known.placeholder, replace(
                    self, people=(*self.people[:place], merged, *self.people[place + 1 :])
                )
        placeholder = f"{kind} {1 + sum(person.placeholder.startswith(kind + ' ') for person in self.people)}"
        return placeholder, replace(self, people=(*self.people, Person(placeholder, digests, whole, title)))

    @staticmethod
    def _same(known: Person, digests: tuple[str, ...], whole: bool, title: str) -> bool:
        shared = [digest for digest in digests if digest in known.names]
        if not shared:
            return False
        if whole and known.whole:
            return len(shared) > 1
        # "Mr Yildiz" is not "Mrs Yildiz".
        return not (title and known.title and title != known.title)

    def value(self, normalised: str, kind: str) -> tuple[str, Memory]:
        """The placeholder for a number, address or other value: the first of its kind bare, later ones counted."""
        wanted = self.digest(f"{kind}:{normalised}")
        if wanted in self.values:
            return self.values[wanted], self
        before = sum(
            old == f"[{kind}]" or (old.startswith(f"[{kind} ") and old[len(kind) + 2].isdigit())
            for old in self.values.values()
        )
        placeholder = f"[{kind} {before + 1}]" if before else f"[{kind}]"
        return placeholder, replace(self, values={**self.values, wanted: placeholder})

    def as_json(self) -> dict[str, Any]:
        people = [
            [person.placeholder, list(person.names), person.whole, person.title] for person in self.people
        ]
        return {"salt": self.salt, "people": people, "values": dict(self.values)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any], secret: bytes = b"") -> Memory:
        """An empty mapping is a conversation in which nothing has been replaced yet."""
        if not stored:
            return cls(secret=secret)
        people = tuple(
            Person(str(name), tuple(names), bool(whole), str(title))
            for name, names, whole, title in stored["people"]
        )
        if not all(person.placeholder.rpartition(" ")[0] in PERSON_KINDS for person in people):
            raise ValueError("a stored redaction memory names a person by something that is no placeholder")
        return cls(secret=secret, salt=str(stored["salt"]), people=people, values=dict(stored["values"]))
