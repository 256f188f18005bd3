"""Tables as files that a spreadsheet opens as text and numbers, never as a formula."""

import csv
import io
from datetime import UTC, datetime

import xlsxwriter
from flask import Response

from webhook.trainer.tables import Cell, Table

# What a spreadsheet takes for the beginning of a formula, and what it strips before it looks.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# The same table gives the same file, byte by byte.
_MADE = datetime(2026, 4, 1, tzinfo=UTC).replace(tzinfo=None)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(name: str, table: Table) -> Response:
    """For programs, and for a spreadsheet."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(table.header)
    writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    # The mark at the start tells Excel that this is UTF-8.
    return _file(f"{name}.csv", written.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8")


def as_xlsx(name: str, table: Table) -> Response:
    """A workbook of one sheet, its header bold and kept in sight."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": table.caption, "created": _MADE})
        sheet = book.add_worksheet("Table")
        sheet.write_row(0, 0, table.header, book.add_format({"bold": True}))
        for number, row in enumerate(table.rows, 1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 1)
        sheet.autofit()
    return _file(f"{name}.xlsx", made.getvalue(), _XLSX)


def _file(name: str, body: bytes, kind: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="helpline-{name}"'}
    return Response(body, content_type=kind, headers=headers)


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_DANGEROUS):
        return "'" + cell
    return cell
