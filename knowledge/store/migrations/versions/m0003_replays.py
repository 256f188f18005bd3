"""Replays know their day, count all answers that would change, and keep examples; old ones are to be done anew."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three columns more."""
    op.execute("DELETE FROM replay")
    op.add_column("replay", sa.Column("on_day", sa.Date(), nullable=False, server_default="2026-04-01"))
    op.add_column("replay", sa.Column("changed", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("replay", sa.Column("fingerprint", sa.Text(), nullable=False, server_default=""))
