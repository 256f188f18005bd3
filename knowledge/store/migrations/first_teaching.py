"""The trainers' tables of the first shape."""

import sqlalchemy as sa
from alembic import op


def make() -> None:
    """Make them; an order in which each finds those it refers to."""
    _gap_load()
    _gap_release()
    _question_group()
    _quiz_result()
    _recorded_crime()
    _team_strength()
    _training_session()
    _asked()
    _audit_result()
    _question_group_member()


def _gap_load() -> None:
    op.create_table(
        "gap_load",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gap_load"),
        sa.UniqueConstraint("kind", "digest", name="uq_gap_load_kind_digest"),
    )


def _gap_release() -> None:
    op.create_table(
        "gap_release",
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("least", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("month", "least", name="pk_gap_release"),
    )


def _question_group() -> None:
    op.create_table(
        "question_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_question_group"),
    )


def _quiz_result() -> None:
    op.create_table(
        "quiz_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("right", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_quiz_result"),
    )
    op.create_index("ix_quiz_result_month_topic", "quiz_result", ["month", "topic"], unique=False)


def _recorded_crime() -> None:
    op.create_table(
        "recorded_crime",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("crimes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team", "topic", "month", name="pk_recorded_crime"),
    )


def _team_strength() -> None:
    op.create_table(
        "team_strength",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("team", "month", name="pk_team_strength"),
    )


def _training_session() -> None:
    op.create_table(
        "training_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("teams", sa.JSON(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_session"),
    )


def _asked() -> None:
    op.create_table(
        "asked",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("conversation_id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("month", sa.Text(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("handed_over", sa.Boolean(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=True),
        sa.Column("again_minutes", sa.Integer(), nullable=True),
        sa.Column("entry", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("opinion", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("took_ms", sa.Integer(), nullable=False),
        sa.Column("stated", sa.Text(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversation.id"], name="fk_asked_conversation_id"),
        sa.PrimaryKeyConstraint("id", name="pk_asked"),
    )
    op.create_index("ix_asked_conversation_id", "asked", ["conversation_id"], unique=False)
    op.create_index("ix_asked_month_topic", "asked", ["month", "topic"], unique=False)
    op.create_index("ix_asked_owner_topic_at", "asked", ["owner", "topic", "at"], unique=False)


def _audit_result() -> None:
    op.create_table(
        "audit_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("load_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("audited", sa.Integer(), nullable=False),
        sa.Column("compliant", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["load_id"], ["gap_load.id"], name="fk_audit_result_load_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_result"),
        sa.UniqueConstraint(
            "category", "team", "first", "last", name="uq_audit_result_category_team_first_last"
        ),
    )
    op.create_index("ix_audit_result_load_id", "audit_result", ["load_id"], unique=False)


def _question_group_member() -> None:
    op.create_table(
        "question_group_member",
        sa.Column("question_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["question_group.id"], name="fk_question_group_member_group_id"
        ),
        sa.PrimaryKeyConstraint("question_id", name="pk_question_group_member"),
    )
    op.create_index("ix_question_group_member_group_id", "question_group_member", ["group_id"], unique=False)
