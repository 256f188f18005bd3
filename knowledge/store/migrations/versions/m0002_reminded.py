"""Accounts know the day on which their person was last reminded by mail."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column more."""
    op.add_column("account", sa.Column("reminded_on", sa.Date(), nullable=True))
