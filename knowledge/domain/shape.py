"""What a document is made of, as a form shows it: its fields in order, and the values that stand in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Holds(StrEnum):
    """What a field holds. `PROSE`, `LINE`, `DAY` and `ONE_OF` are texts; the others are lists, groups or source."""

    LINE = "line"
    PROSE = "prose"
    DAY = "day"
    ONE_OF = "one_of"
    LINES = "lines"
    """A list of short texts, typed one on each line."""
    ITEMS = "items"
    """A list of texts, each in a field of its own."""
    ROWS = "rows"
    """A list of mappings; with `keyed` one mapping, whose keys stand in the first field of each row."""
    GROUP = "group"
    """One mapping."""
    SOURCE = "source"
    """A part that no field can show, as its source."""


TEXTS = frozenset({Holds.LINE, Holds.PROSE, Holds.DAY, Holds.ONE_OF, Holds.SOURCE})
LISTS = frozenset({Holds.LINES, Holds.ITEMS})


@dataclass(frozen=True, slots=True)
class Field:
    """One key. `one` is what a single row or item is called; `offers` names the list it is chosen from."""

    key: str
    label: str
    holds: Holds = Holds.LINE
    hint: str = ""
    needed: bool = False
    one: str = ""
    offers: str = ""
    of: tuple["Field", ...] = ()
    keyed: bool = False
    inline: bool = False
    """Written on one line of the source."""
    choices: tuple[tuple[str, str], ...] = ()
    fixed: bool = False
    """The document's own name, which nobody types."""
    starts_as: str = ""
    """What a new row has in it; a row with nothing else in it is not written."""


Values = Mapping[str, Any]
"""By key: a text, a list of texts, a list of Values, or Values, as the field holds them."""


def empty(field: Field) -> Any:
    """The value of a field in which nothing stands."""
    if field.holds in TEXTS:
        return field.starts_as
    if field.holds is Holds.GROUP:
        return {one.key: empty(one) for one in field.of}
    return []


def is_empty(field: Field, value: Any) -> bool:
    """Whether nothing was typed into it."""
    if field.holds in TEXTS:
        return value in ("", field.starts_as)
    if field.holds is Holds.GROUP:
        return all(is_empty(one, value[one.key]) for one in field.of)
    return not tidy(field, value)


def tidy(field: Field, value: Any) -> Any:
    """Without the empty rows and lines that a form has in it."""
    if field.holds in LISTS:
        return [one for one in value if one]
    if field.holds is Holds.GROUP:
        return tidied(field.of, value)
    if field.holds is Holds.ROWS:
        kept = [row for row in value if not all(is_empty(one, row[one.key]) for one in field.of)]
        return [tidied(field.of, row) for row in kept]
    return value


def tidied(shape: Sequence[Field], values: Values) -> dict[str, Any]:
    """The same for all fields."""
    return {field.key: tidy(field, values[field.key]) for field in shape}


def is_day(text: str) -> bool:
    """Whether it is a day as content writes one, such as 2026-12-01."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
