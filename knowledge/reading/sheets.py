"""A table in a CSV, Excel or OpenDocument file, as rows of text with their numbers in the file."""

import csv
import io
import re
from dataclasses import dataclass
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from knowledge.domain.errors import BadInput

MOST_ROWS = 20_000
_BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_FIRST_DAY = re.compile(r"\d{4}-\d{2}-01")


@dataclass(frozen=True)
class Cell:
    """A cell as text, and where it stands."""

    row: int
    column: str
    text: str
    in_book: bool = False

    @property
    def month(self) -> str:
        """The text, or the month of whose first day a workbook holds: spreadsheets make that of 2026-04."""
        return self.text[:7] if self.in_book and _FIRST_DAY.fullmatch(self.text) else self.text

    def wrong(self, why: str) -> BadInput:
        """A complaint about this cell, to be raised."""
        return BadInput(f"Row {self.row}, column {self.column}: {why} Nothing was loaded.", field="file")


Row = dict[str, Cell]


def read_sheet(
    name: str, content: bytes, needed: tuple[str, ...], optional: tuple[str, ...] = ()
) -> list[Row]:
    """The rows under a header with these columns, in any order; BadInput names what is missing.

    Of a workbook it is the first sheet. Empty rows are passed over.
    """
    in_book = name.lower().endswith(_BOOKS)
    lines = _book(content) if in_book else _csv(content)
    filled = [(number, cells) for number, cells in enumerate(lines, 1) if any(cell.strip() for cell in cells)]
    if not filled:
        raise BadInput("The file is empty. Nothing was loaded.", field="file")
    (top, header), *rows = filled
    columns = [cell.strip().lower() for cell in header]
    for column in needed:
        if column not in columns:
            given = ", ".join(filter(None, columns)) or "none"
            raise BadInput(
                f"Row {top}: the column {column} is missing (the columns are {given}). Nothing was loaded.",
                field="file",
            )
    if not rows:
        raise BadInput(f"There is no row under the header in row {top}. Nothing was loaded.", field="file")
    if len(rows) > MOST_ROWS:
        raise BadInput(f"A file has at most {MOST_ROWS} rows. Nothing was loaded.", field="file")
    wanted = {column: columns.index(column) for column in (*needed, *optional) if column in columns}
    found = [(number, _texts(cells, wanted, optional)) for number, cells in rows]
    return [
        {column: Cell(number, column, text, in_book) for column, text in texts.items()}
        for number, texts in found
    ]


def _texts(cells: list[str], wanted: dict[str, int], optional: tuple[str, ...]) -> dict[str, str]:
    return dict.fromkeys(optional, "") | {
        column: cells[place].strip() if place < len(cells) else "" for column, place in wanted.items()
    }


def _csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise BadInput("This is neither a CSV file nor a spreadsheet. Nothing was loaded.", field="file")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _book(content: bytes) -> list[list[str]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, IndexError, ValueError) as error:
        raise BadInput("This spreadsheet can't be read. Nothing was loaded.", field="file") from error
    return [[_text(value) for value in row] for row in rows]


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
