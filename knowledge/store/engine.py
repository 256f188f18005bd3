"""Connections, made the same way for every user of the store."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url

BUSY_MS = 3000
# One for each thread of a web worker, so that none waits for another's connection.
_POOL: dict[str, Any] = {"pool_size": 20, "max_overflow": 20, "pool_timeout": 3}


def make_engine(url: str) -> Engine:
    """An engine for `sqlite:///…` or `postgresql://…` (psycopg 3)."""
    address = _with_driver(make_url(url))
    if address.get_backend_name() == "sqlite":
        return _sqlite(address)
    limits = {"connect_timeout": 3, "options": f"-c lock_timeout={BUSY_MS}"}
    return create_engine(
        address,
        pool_pre_ping=True,
        # What the address itself says stands before ours.
        connect_args={name: limit for name, limit in limits.items() if name not in address.query},
        **_POOL,
    )


def _with_driver(address: URL) -> URL:
    """`postgresql://` alone would ask for psycopg 2, which isn't installed."""
    if address.drivername in {"postgres", "postgresql"}:
        return address.set(drivername="postgresql+psycopg")
    return address


def _sqlite(address: URL) -> Engine:
    engine = create_engine(address, connect_args={"timeout": BUSY_MS / 1000}, **_POOL)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # Python's own transaction handling begins too late to be of use; `_begin` does it.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    # With WAL nothing tears if a process dies; only a power cut may cost the last moments.
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    """Writers queue here: a reader that turns writer half-way would fail, not wait."""
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
