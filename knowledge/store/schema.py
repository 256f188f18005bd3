"""The database's shape: made and brought up to date by migrations, never by hand."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from knowledge.store import (
    workbench_tables as workbench_tables,
)  # so that its tables are known wherever any is
from knowledge.store.engine import make_engine as make_engine
from knowledge.store.failures import as_store_unavailable

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database up to date; does nothing when it is, waits for one that is at it."""
    engine = make_engine(url)
    try:
        with as_store_unavailable():
            if engine.dialect.name == "sqlite":
                _write_ahead(url)
            with engine.begin() as connection:
                _one_at_a_time(connection)
                command.upgrade(_config(connection), revision)
    finally:
        engine.dispose()


def revision_of(url: str) -> str | None:
    """The migration that the database stands at; None when it is empty."""
    engine = make_engine(url).execution_options(reading=True)
    try:
        with as_store_unavailable(), engine.connect() as connection:
            return current_revision(connection)
    finally:
        engine.dispose()


def current_revision(connection: Connection) -> str | None:
    """As `revision_of`, within a transaction."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str:
    """The migration that this release of the helpline needs."""
    head = ScriptDirectory(str(_MIGRATIONS)).get_current_head()
    assert head is not None, "no migrations in the package"
    return head


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _write_ahead(url: str) -> None:
    """Readers beside a writer; the setting stays in the file. Not allowed in a transaction."""
    engine = make_engine(url)
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
        engine.dispose()


def _one_at_a_time(connection: Connection) -> None:
    """Two starting at once: the second waits (SQLite queues by itself)."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(4826301)")
