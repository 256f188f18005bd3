"""A worked case as a form holds it: every value as it was typed, right or not."""

from dataclasses import dataclass

from knowledge.domain.rule_fields import CrimeFields

OPEN = "open"
"""In place of a decision, where the page says only what it is not."""


@dataclass(frozen=True, slots=True)
class ToldFact:
    """What the officer of the case says of one fact; several of one fact are several values, as of the act."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class CaseFields:
    """The facts, and what the page gives for them; of a crime the offence and the number count alone.

    No crimes means that the case says nothing of them.
    """

    name: str
    facts: tuple[ToldFact, ...] = ()
    decide: str = ""
    crimes: tuple[CrimeFields, ...] = ()
    incident: str = ""
