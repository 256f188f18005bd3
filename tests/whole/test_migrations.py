"""The migrations make exactly the tables that the code believes in."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from knowledge.store.schema import newest_revision, revision_of, upgrade
from knowledge.store.tables import Table


def test_migrations_and_tables_agree(database_url: str) -> None:
    upgrade(database_url)
    engine = create_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_upgrading_twice_changes_nothing(database_url: str) -> None:
    assert revision_of(database_url) is None
    upgrade(database_url)
    upgrade(database_url)
    assert revision_of(database_url) == newest_revision()
