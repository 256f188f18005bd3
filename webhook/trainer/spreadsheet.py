"""Tables as CSV that a spreadsheet opens as text and numbers, never as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from flask import Response

from knowledge.domain.teaching import Period

Cell = str | int | None
# What a spreadsheet takes for the beginning of a formula, and what it strips before it looks.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(name: str, period: Period, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Response:
    """A file to keep, named after what it holds and its period."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    file = f"helpline-{name}-{period.first}-to-{period.last}.csv"
    # The mark at the start tells Excel that this is UTF-8.
    body = written.getvalue().encode("utf-8-sig")
    disposition = f'attachment; filename="{file}"'
    return Response(
        body, content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
    )


def _safe(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_DANGEROUS):
        return "'" + cell
    return cell
