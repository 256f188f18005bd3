"""The fields of a form as the browser sends them, read into values; and what its buttons do to the values."""

import re
from collections.abc import Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from knowledge.domain.shape import LISTS, Field, Holds, Values, empty
from knowledge.services.offers import Offers

Fields = MultiDict[str, str]
PREFIX = "f-"
_DO = re.compile(r"(add|remove|up|down):([a-z_]+)(?::(\d{1,5}))?")


def values_typed(
    shape: Sequence[Field], fields: Fields, offers: Offers, slug: str, do: str = ""
) -> tuple[dict[str, Any], str]:
    """What was typed, after the button `do`; and the place of the field where she goes on."""
    values: dict[str, Any] = {
        one.key: slug if one.fixed else _read(one, one.key, fields, offers) for one in shape
    }
    found = _DO.fullmatch(do)
    field = next((one for one in shape if found and one.key == found[2]), None)
    if found is None or field is None or field.holds not in (Holds.ITEMS, Holds.ROWS):
        return values, ""
    rows, place = _done(found[1], int(found[3] or 0), values[field.key], field)
    return {**values, field.key: rows}, place


def _read(field: Field, place: str, fields: Fields, offers: Offers) -> Any:
    if field.holds is Holds.GROUP:
        return {one.key: _read(one, f"{place}-{one.key}", fields, offers) for one in field.of}
    if field.holds is Holds.ROWS:
        return [
            {one.key: _read(one, f"{place}-{number}-{one.key}", fields, offers) for one in field.of}
            for number in _numbers(place, fields)
        ]
    if field.holds is Holds.ITEMS:
        typed = [fields.get(f"{PREFIX}{place}-{number}", "") for number in _numbers(place, fields)]
        return [offers.value(field.offers, " ".join(one.split())) for one in typed]
    text = fields.get(f"{PREFIX}{place}", "").replace("\r\n", "\n").replace("\r", "\n")
    if field.holds is Holds.LINES:
        return [" ".join(one.splitlines()) for one in text.split("\n") if one.strip()]
    if field.holds is Holds.SOURCE:
        return text
    return offers.value(field.offers, " ".join(text.split()))


def _numbers(place: str, fields: Fields) -> list[int]:
    """Of the rows that were sent; some may be missing."""
    wanted = re.compile(rf"{re.escape(PREFIX + place)}-(\d{{1,5}})(?:-|$)")
    return sorted({int(found[1]) for name in fields if (found := wanted.match(name))})


def _done(what: str, number: int, rows: list[Any], field: Field) -> tuple[list[Any], str]:
    rows = list(rows)
    if what == "add":
        rows.append("" if field.holds in LISTS else {one.key: empty(one) for one in field.of})
        return rows, _first_of(field, len(rows) - 1)
    if not 0 <= number < len(rows):
        return rows, ""
    if what == "remove":
        del rows[number]
        return rows, _first_of(field, min(number, len(rows) - 1)) if rows else f"{field.key}-add"
    other = number + (1 if what == "down" else -1)
    if 0 <= other < len(rows):
        rows[number], rows[other] = rows[other], rows[number]
        number = other
    return rows, f"{field.key}-{number}-{_way(what, number, len(rows))}"


def _way(what: str, number: int, count: int) -> str:
    """The button to press again; at an end of the list the other one, since that one is gone."""
    if number == 0:
        return "down"
    return "up" if number == count - 1 else what


def _first_of(field: Field, number: int) -> str:
    return (
        f"{field.key}-{number}" if field.holds is Holds.ITEMS else f"{field.key}-{number}-{field.of[0].key}"
    )


def as_shown(shape: Sequence[Field], values: Values, offers: Offers) -> dict[str, Any]:
    """The values with the words for a person where they are chosen from a list by its words."""
    return {field.key: _shown(field, values[field.key], offers) for field in shape}


def _shown(field: Field, value: Any, offers: Offers) -> Any:
    if field.holds is Holds.ITEMS and field.offers:
        return [offers.label(field.offers, one) for one in value]
    return value
