"""The database's shape comes from migrations alone."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from knowledge.domain.errors import StoreUnavailable
from knowledge.store.engine import make_engine
from knowledge.store.schema import newest_revision, revision_of, upgrade
from knowledge.store.tables import Table


def test_an_empty_database_has_no_revision(database_url: str) -> None:
    assert revision_of(database_url) is None


def test_migrations_can_be_run_again_without_harm(database_url: str) -> None:
    upgrade(database_url)
    upgrade(database_url)
    assert revision_of(database_url) == newest_revision()


def test_migrations_make_exactly_the_tables_that_the_code_uses(database_url: str) -> None:
    upgrade(database_url)
    with make_engine(database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_sqlite_lets_readers_read_beside_a_writer(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'helpline.sqlite'}"
    upgrade(url)
    with make_engine(url).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 3000


def test_a_database_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="can't be reached"):
        upgrade(f"sqlite:///{tmp_path / 'no' / 'such' / 'folder.sqlite'}")


def test_a_file_that_is_no_database_is_unavailable(tmp_path: Path) -> None:
    file = tmp_path / "letter.sqlite"
    file.write_text("Dear registrar, this is not a database. " * 100)
    with pytest.raises(StoreUnavailable):
        upgrade(f"sqlite:///{file}")


def test_a_plain_postgresql_address_is_taken_for_psycopg_3() -> None:
    assert make_engine("postgresql://force@db.example/helpline").driver == "psycopg"
