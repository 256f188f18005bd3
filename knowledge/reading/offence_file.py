"""Our own form of the offence catalogue: a CSV of the list's rows."""

import csv
import io
from collections.abc import Iterable
from typing import cast, get_args

from knowledge.domain.offence import Basis, Kind, Mode, Offence
from knowledge.reading.strict_yaml import ContentError

COLUMNS = tuple(Offence.__slots__)


def write_offences(offences: Iterable[Offence]) -> str:
    """The rows as text: the body of document `catalogue/offences`."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows([_cell(getattr(one, column)) for column in COLUMNS] for one in offences)
    return text.getvalue()


def read_offences(text: str, where: str = "catalogue/offences") -> tuple[Offence, ...]:
    rows = csv.reader(io.StringIO(text))
    found = tuple(next(rows, ()))
    if found != COLUMNS:
        missing = [column for column in COLUMNS if column not in found]
        fault = f"column {missing[0]!r} is missing" if missing else "the columns are not in their order"
        raise ContentError(f"{where}: {fault}; expected {', '.join(COLUMNS)}")
    return tuple(_offence(f"{where} line {rows.line_num}", row) for row in rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value or "")


def _offence(where: str, row: list[str]) -> Offence:
    if len(row) != len(COLUMNS):
        raise ContentError(f"{where}: {len(row)} cells where {len(COLUMNS)} belong")
    cells = dict(zip(COLUMNS, row, strict=True))
    kind, mode, basis = cells.pop("kind"), cells.pop("mode"), cells.pop("basis")
    current, replaced_by = cells.pop("current"), cells.pop("replaced_by")
    for column, value, known in (
        ("kind", kind, get_args(Kind)),
        ("mode", mode, get_args(Mode)),
        ("basis", basis, ("", *get_args(Basis))),
        ("current", current, ("yes", "no")),
    ):
        if value not in known:
            raise ContentError(
                f"{where}: {column} should be one of {', '.join(filter(None, known))} but is {value!r}"
            )
    return Offence(
        kind=cast(Kind, kind),
        mode=cast(Mode, mode),
        basis=cast(Basis, basis) if basis else None,
        current=current == "yes",
        replaced_by=tuple(replaced_by.split()),
        **cells,
    )
