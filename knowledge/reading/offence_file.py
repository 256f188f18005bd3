"""Our own form of the offence catalogue: a CSV of the list's rows, after a line that says which list it is."""

import csv
import io
from collections.abc import Iterable
from typing import cast, get_args

from knowledge.domain.offence import Basis, Kind, Mode, Offence
from knowledge.reading.strict_yaml import ContentError

COLUMNS = tuple(Offence.__slots__)


_NAMES = "# "


def write_offences(offences: Iterable[Offence], doc: str = "") -> str:
    """The rows as text: the body of document `catalogue/offences`; `doc` is the list that they stand on."""
    text = io.StringIO()
    if doc:
        text.write(f"{_NAMES}{doc}\n")
    out = csv.writer(text, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows([_cell(getattr(one, column)) for column in COLUMNS] for one in offences)
    return text.getvalue()


def list_named_in(text: str) -> str:
    """The list that the rows stand on; empty where the text does not say."""
    first = text.partition("\n")[0]
    return first.removeprefix(_NAMES).strip() if first.startswith(_NAMES) else ""


def read_offences(text: str, where: str = "catalogue/offences") -> tuple[Offence, ...]:
    lines = io.StringIO(text)
    if text.startswith(_NAMES):
        lines.readline()
    rows = csv.reader(lines)
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
