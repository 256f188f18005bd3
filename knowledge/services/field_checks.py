"""What is wrong in a form, said at the field in which it is mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.domain.shape import TEXTS, Field, Holds, Values, is_day, is_empty
from knowledge.reading.layout import read_fragment
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.checking import LONGEST_TEXT, LONGEST_TITLE
from knowledge.services.kind_checks import OF_KIND
from knowledge.services.offers import Offers


@dataclass(frozen=True, slots=True)
class Complaint:
    """One sentence, and the field's place: `answer`, `conditions-0`, `source-1-page`."""

    place: str
    sentence: str


def complaints(kind: str, shape: Sequence[Field], values: Values, offers: Offers) -> list[Complaint]:
    """One for each field at most, in the order of the form."""
    special = OF_KIND[kind](values, offers) if kind in OF_KIND else ()
    found = [
        *unwritable(shape, values),
        *(Complaint(place, sentence) for place, sentence in special),
        *_of_fields(shape, values, "", ""),
    ]
    by_place: dict[str, Complaint] = {}
    for one in found:
        by_place.setdefault(one.place, one)
    return sorted(by_place.values(), key=lambda one: _order(shape, one.place))


def unwritable(shape: Sequence[Field], values: Values) -> list[Complaint]:
    """What no text could say; with any of these nothing can be kept."""
    found = [Complaint(place, f"{label} holds a character that no text should (NUL).")
             for place, label, text in _texts(shape, values, "", "") if "\0" in text]  # fmt: skip
    texts = sorted(_texts(shape, values, "", ""), key=lambda one: len(one[2]))
    if sum(len(text) for _, _, text in texts) > LONGEST_TEXT:
        place, label, text = texts[-1]
        found.append(
            Complaint(
                place, f"The text is longer than {LONGEST_TEXT:,} characters: {label} has {len(text):,}."
            )
        )
    for field in shape:
        if field.keyed:
            found += _twice(field, values[field.key], "No two can be the same, or one of them would be lost.")
        if field.holds is Holds.SOURCE:
            try:
                read_fragment(values[field.key], field.label, field)
            except ContentError as error:
                found.append(Complaint(field.key, f"{error}."))
    return found


def _texts(shape: Sequence[Field], values: Values, place: str, where: str) -> Iterator[tuple[str, str, str]]:
    """Every field's place, what it is called, and all that is typed in it."""
    for field in shape:
        value, here = values[field.key], f"{place}{field.key}"
        label = f"{where}{field.label}"
        if field.holds in TEXTS:
            yield here, label, value
        elif field.holds is Holds.LINES:
            yield here, label, "\n".join(value)
        elif field.holds is Holds.ITEMS:
            yield from ((f"{here}-{number}", label, one) for number, one in enumerate(value))
        elif field.holds is Holds.GROUP:
            yield from _texts(field.of, value, f"{here}-", f"{label}: ")
        else:
            for number, row in enumerate(value):
                yield from _texts(field.of, row, f"{here}-{number}-", f"{_name(field, number)}: ")


def _of_fields(shape: Sequence[Field], values: Values, place: str, where: str) -> Iterator[Complaint]:
    for field in shape:
        value, here, label = values[field.key], f"{place}{field.key}", f"{where}{field.label}"
        if field.needed and is_empty(field, value) and not field.starts_as:
            yield Complaint(here, f"{label}: nothing is written here yet.")
        elif field.holds is Holds.DAY and value and not is_day(value):
            yield Complaint(here, f"{label}: give a day such as 2026-12-01, not “{value[:40]}”.")
        elif field.key == "title" and len(value) > LONGEST_TITLE:
            yield Complaint(here, f"{label}: a title has at most {LONGEST_TITLE} characters.")
        elif field.choices and value not in [choice for choice, _ in field.choices]:
            yield Complaint(here, f"{label}: “{value[:40]}” is none of what it can be.")
        elif field.holds is Holds.ROWS:
            yield from _of_rows(field, value)
        elif field.holds is Holds.GROUP:
            yield from _of_fields(field.of, value, f"{here}-", f"{label}: ")


def _of_rows(field: Field, rows: Sequence[Values]) -> Iterator[Complaint]:
    for number, row in enumerate(rows):
        if not all(is_empty(one, row[one.key]) for one in field.of):
            yield from _of_fields(field.of, row, f"{field.key}-{number}-", f"{_name(field, number)}: ")
    if field.of[0].key == "id":
        yield from _twice(field, rows, "Each needs a name of its own.")


def _twice(field: Field, rows: Sequence[Values], why: str) -> Iterator[Complaint]:
    first = field.of[0]
    seen: set[str] = set()
    for number, row in enumerate(rows):
        name = row[first.key]
        if name and name in seen:
            yield Complaint(
                f"{field.key}-{number}-{first.key}", f"{_name(field, number)}: “{name}” stands twice. {why}"
            )
        seen.add(name)


def _name(field: Field, number: int) -> str:
    return f"{field.one.capitalize()} {number + 1}"


def _order(shape: Sequence[Field], place: str) -> tuple[int, ...]:
    key, *rest = place.split("-")
    return (
        next((number for number, field in enumerate(shape) if field.key == key), len(shape)),
        *(int(one) for one in rest if one.isdecimal()),
    )
