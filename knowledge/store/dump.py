"""The whole store as one file, the same from every kind of database.

A gzip of JSON lines: a header with the number of rows of each table, the rows as
[table, values] in an order that keeps references whole, the files kept beside the store as
{"kept": name, "text": ...}, and a last line that says how many rows there were. A file without
that last line is torn.
"""

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Column, Connection, Date, func, select
from sqlalchemy import Table as SqlTable

from knowledge.domain.errors import BadInput
from knowledge.store.schema import current_revision
from knowledge.store.tables import Table, UtcTime

FORMAT = "cdi-helpline-backup"
NOT_OURS = "This file is not a backup made by ./helpline backup."
TORN = "This backup is damaged or cut short; nothing was restored."
TABLES = {table.name: table for table in Table.metadata.sorted_tables}
Row = tuple[str, dict[str, Any]]


def write_dump(
    connection: Connection, file: IO[bytes], made_at: datetime, kept: Mapping[str, str]
) -> dict[str, int]:
    """Write all rows as the connection's transaction sees them, and files; how many rows of each table."""
    counts = {name: _count(connection, table) for name, table in TABLES.items()}
    header = {
        "format": FORMAT,
        "schema": current_revision(connection),
        "made_at": made_at.isoformat(),
        "rows": counts,
    }
    with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6, filename="") as packed:
        _put(packed, header)
        for name, table in TABLES.items():
            rows = connection.execution_options(yield_per=500).execute(
                select(table).order_by(*table.primary_key.columns)
            )
            for row in rows.mappings():
                _put(packed, [name, {key: _plain(value) for key, value in row.items()}])
        for name, text in kept.items():
            _put(packed, {"kept": name, "text": text})
        _put(packed, {"end": sum(counts.values())})
    return counts


def read_header(file: Path) -> dict[str, Any]:
    """What a backup says of itself; BadInput when it isn't one."""
    header = next(_lines(file), None)
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        raise BadInput(NOT_OURS, field="file")
    if not isinstance(header.get("rows"), dict):
        raise BadInput(TORN, field="file")
    return header


def read_rows(file: Path) -> Iterator[Row]:
    """Every row, ready to be stored. BadInput comes at the end if the file was not whole."""
    promised = read_header(file)["rows"]
    found: Counter[str] = Counter()
    end = None
    lines = _lines(file)
    next(lines)
    for line in lines:
        if end is not None or not isinstance(line, list | dict):
            raise BadInput(TORN, field="file")
        if isinstance(line, dict):
            end = None if "kept" in line else line.get("end")
            continue
        row = _row(line)
        found[row[0]] += 1
        yield row
    if end != found.total() or {name: n for name, n in promised.items() if n} != dict(found):
        raise BadInput(TORN, field="file")


def read_kept(file: Path) -> dict[str, str]:
    """The files beside the store; whether the backup is whole is for `read_rows` to say."""
    found = [line for line in _lines(file) if isinstance(line, dict) and "kept" in line]
    return {str(line["kept"]): str(line.get("text", "")) for line in found}


def _lines(file: Path) -> Iterator[Any]:
    started = False
    try:
        with gzip.open(file, "rt", encoding="utf-8") as packed:
            for line in packed:
                yield json.loads(line)
                started = True
    except (gzip.BadGzipFile, EOFError, zlib.error, ValueError) as error:
        raise BadInput(TORN if started else NOT_OURS, field="file") from error
    except OSError as error:
        raise BadInput(f"{file} can't be read: {error.strerror}.", field="file") from error


def _row(line: list[Any]) -> Row:
    try:
        name, values = line
        columns = TABLES[name].columns
        return name, {key: _typed(columns[key], value) for key, value in values.items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(TORN, field="file") from error


def _typed(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, UtcTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value  # a datetime is a date


def _put(packed: gzip.GzipFile, value: Any) -> None:
    packed.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _count(connection: Connection, table: SqlTable) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
