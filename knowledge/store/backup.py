"""Backup while running, and restore: all of it or nothing."""

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Integer, func, select, text
from sqlalchemy import Table as SqlTable
from sqlalchemy.exc import StatementError

from knowledge.domain.errors import BadInput, Conflict
from knowledge.store import guards
from knowledge.store.dump import TABLES, TORN, Row, read_header, read_rows, write_dump
from knowledge.store.engine import make_engine
from knowledge.store.failures import as_store_unavailable
from knowledge.store.schema import newest_revision, upgrade
from knowledge.store.tables import SerialRow

_BATCH = 500
_IN_USE = "This helpline is in use: restoring would remove what is in it. Say --replace to do so."


def write_backup(
    url: str, file: Path, now: datetime, kept: Mapping[str, str] = MappingProxyType({})
) -> dict[str, int]:
    """The store at one moment, and the texts of files kept beside it, in a file that only its owner may read; rows of each table.

    The file appears under its name only when it is whole.
    """
    engine = make_engine(url).execution_options(reading=True)
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".backup-", delete=False) as made:
            part = Path(made.name)
            try:
                with as_store_unavailable(), engine.connect() as connection:
                    counts = write_dump(_at_one_moment(connection), made, now, kept)
                made.flush()
                part.replace(file)
            finally:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise BadInput(f"{file} can't be written: {error.strerror}.", field="file") from error
    finally:
        engine.dispose()
    return counts


def restore_backup(url: str, file: Path, *, replace: bool = False) -> dict[str, int]:
    """Put a backup in the place of what the store holds; rows of each table.

    Conflict when the store is in use and `replace` was not said. BadInput for a file that
    isn't a whole backup of this release; then the store is as it was.
    """
    _fits(read_header(file))
    upgrade(url)
    engine = make_engine(url)
    try:
        with as_store_unavailable(), engine.begin() as connection:
            if not replace and _in_use(connection):
                raise Conflict(_IN_USE)
            return _replace_all(connection, read_rows(file))
    except StatementError as error:  # rows that don’t fit together, or into their columns
        raise BadInput(TORN, field="file") from error
    finally:
        engine.dispose()


def _at_one_moment(connection: Connection) -> Connection:
    """SQLite's reading transactions see one moment by themselves."""
    if connection.dialect.name == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return connection


def _fits(header: dict[str, Any]) -> None:
    made, here = header.get("schema"), newest_revision()
    if made != here:
        raise BadInput(
            f"This backup was made by another release (its schema is {made}, ours {here}); "
            "restore it with that release and then update.",
            field="file",
        )


def _in_use(connection: Connection) -> bool:
    """More than a first start makes: starter knowledge and one administrator."""
    accounts, versions = TABLES["account"], TABLES["version"]
    some = [
        select(TABLES["question"].c.id),
        select(TABLES["api_token"].c.id),
        select(versions.c.id).where(versions.c.author_id.is_not(None)),
        select(accounts.c.id).offset(1),
    ]
    return any(connection.execute(query.limit(1)).first() is not None for query in some)


def _replace_all(connection: Connection, rows: Iterable[Row]) -> dict[str, int]:
    serial = connection.execute(select(SerialRow.serial)).scalar_one()
    guards.take_down(connection)
    for table in reversed(TABLES.values()):
        connection.execute(table.delete())
    counts: Counter[str] = Counter()
    for name, values in _in_batches(rows):
        connection.execute(TABLES[name].insert(), values)
        counts[name] += len(values)
    guards.put_up(connection)
    _move_serial_beyond(connection, serial)
    if connection.dialect.name == "postgresql":
        for table in TABLES.values():
            _continue_numbers(connection, table)
    return dict(counts)


def _in_batches(rows: Iterable[Row]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for name, run in groupby(rows, key=lambda row: row[0]):
        while batch := [values for _, values in islice(run, _BATCH)]:
            yield name, batch


def _move_serial_beyond(connection: Connection, before: int) -> None:
    """Running processes must see that the knowledge is another one."""
    table = TABLES["knowledge_serial"]
    restored = connection.execute(select(func.max(table.c.serial))).scalar_one_or_none()
    if restored is None:
        raise BadInput(TORN, field="file")
    connection.execute(table.update().values(serial=max(before, restored) + 1))


def _continue_numbers(connection: Connection, table: SqlTable) -> None:
    """PostgreSQL counts apart from the rows: go on after the last one, never back."""
    key = table.primary_key.columns[0]
    if not isinstance(key.type, Integer) or key.autoincrement is False:
        return
    name = f"{table.name}_{key.name}_seq"
    last = connection.execute(select(func.max(key))).scalar_one_or_none()
    now = connection.execute(text(f"SELECT last_value FROM {name}")).scalar_one()  # noqa: S608 - our own names
    connection.execute(text("SELECT setval(:name, :last)"), {"name": name, "last": max(last or 1, now)})
