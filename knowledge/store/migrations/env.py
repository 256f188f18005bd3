"""What Alembic runs. Only `knowledge.store.schema` calls it, with its own connection."""

from alembic import context

from knowledge.store.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
