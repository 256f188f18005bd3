"""A rule as a form holds it: every value as it was typed, right or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a condition looks at a fact."""

    IS = "is"
    IS_NOT = "is_not"
    NUMBER = "number"
    DAY = "day"


class Join(StrEnum):
    """How the conditions of a group go together; `NOT` means that they don't all hold."""

    ALL = "all"
    ANY = "any"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Test:
    """`low` and `high` are what a number is at least and under, or from which and before which day."""

    __test__ = False

    fact: str
    how: How = How.IS
    values: tuple[str, ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    join: Join = Join.ALL
    parts: tuple["Test | Group", ...] = ()


@dataclass(frozen=True, slots=True)
class CrimeFields:
    """`offence` is the class, and the code where there is one; `state` where the crime is one against the state."""

    offence: str
    title: str = ""
    count: str = ""
    state: bool = False
    addition: bool = False


@dataclass(frozen=True, slots=True)
class ThenFields:
    """No crime and no decision means that there is nothing of this kind to record."""

    crimes: tuple[CrimeFields, ...] = ()
    decide: str = ""
    incident: str = ""
    count: str = ""
    readings: tuple[str, ...] = ()
    flag: str = ""
    action: str = ""
    within_hours: str = ""


@dataclass(frozen=True, slots=True)
class CitationFields:
    doc: str
    page: str
    section: str


@dataclass(frozen=True, slots=True)
class RuleFields:
    """`when` or `then` is None where only the source can say it; then it stays as it is written.

    In force from the day `since`, or from ever, to the day before `until`.
    """

    id: str
    when: Group | None
    then: ThenFields | None
    why: str
    citations: tuple[CitationFields, ...]
    overrides: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


def parts_of(group: Group, path: str) -> Iterator[tuple[str, "Test | Group"]]:
    """Each part with its place, such as `when-1-0`: the first part of the second."""
    for number, part in enumerate(group.parts):
        place = f"{path}-{number}"
        yield place, part
        if isinstance(part, Group):
            yield from parts_of(part, place)
