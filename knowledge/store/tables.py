"""Every table. Only repositories touch these classes; all else sees frozen dataclasses."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcTime(TypeDecorator[datetime]):
    """An aware time in UTC. SQLite keeps no zone, so it is taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone: it would be a guess."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError(f"a time without a zone: {value!r}")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    """Base of all; names its constraints alike on every database, for migrations."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime, str: Text, dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012


class AccountRow(Table):
    """A person."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str]
    team: Mapped[str]
    password_hash: Mapped[str]
    failed: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    active: Mapped[bool] = mapped_column(default=True)
    must_change: Mapped[bool] = mapped_column(default=False)
    mark: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    reminded_on: Mapped[date | None]


class TokenRow(Table):
    """A script's permission; the digest is of the token, which is stored nowhere."""

    __tablename__ = "api_token"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str]
    team: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class DocumentRow(Table):
    """A document, whatever its versions say."""

    __tablename__ = "document"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    slug: Mapped[str]
    title: Mapped[str]


# Two drafts of one document would race to be approved; the database itself forbids it.
_IS_OPEN = text("state IN ('draft', 'submitted')")


class VersionRow(Table):
    """One version of a document."""

    __tablename__ = "version"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        Index("ix_version_state_document_id", "state", "document_id"),
        Index(
            "ix_version_one_open",
            "document_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"))
    number: Mapped[int]
    title: Mapped[str]
    body: Mapped[str]
    digest: Mapped[str]
    state: Mapped[str]
    author: Mapped[str]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    edited_by: Mapped[str]
    edited_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    approved_by: Mapped[str | None]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    approved_at: Mapped[datetime | None]
    takes_effect: Mapped[date | None]
    ends: Mapped[date | None]
    created_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    results: Mapped[str] = mapped_column(default="")
    until: Mapped[date | None]


class SerialRow(Table):
    """One row: how often that which is in force has changed."""

    __tablename__ = "knowledge_serial"

    id: Mapped[int] = mapped_column(primary_key=True)
    serial: Mapped[int]


class ChainRow(Table):
    """One row: the end of the record of events, moved with each line."""

    __tablename__ = "event_chain"

    id: Mapped[int] = mapped_column(primary_key=True)
    length: Mapped[int]
    link: Mapped[str]


class ConversationRow(Table):
    """A conversation and what its interview knows."""

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(index=True)
    state: Mapped[dict[str, Any]]
    redaction: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    last_at: Mapped[datetime] = mapped_column(index=True)


class QuestionRow(Table):
    """A message and its replies."""

    __tablename__ = "question"
    __table_args__ = (
        UniqueConstraint("conversation_id", "message_id"),
        Index("ix_question_conversation_id_id", "conversation_id", "id"),
        Index("ix_question_topic_at", "topic", "at"),
        Index("ix_question_team_at", "team", "at"),
        # SQLite may give a removed row's number to a new one; references must never repeat.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"))
    message_id: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(index=True)
    tried_at: Mapped[datetime]
    role: Mapped[str]
    team: Mapped[str]
    text_redacted: Mapped[str | None]
    kind: Mapped[str | None]
    topic: Mapped[str | None]
    entry: Mapped[str | None]
    entry_version: Mapped[int | None]
    status: Mapped[str | None]
    decision: Mapped[str | None]
    meant_class: Mapped[str | None]
    decided_class: Mapped[str | None]
    helped: Mapped[bool | None]
    latency_ms: Mapped[int | None]
    replies: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    state: Mapped[str]
    reference: Mapped[str | None] = mapped_column(unique=True)
    check_code: Mapped[str | None]


class InquiryRow(Table):
    """A question passed to the advisers."""

    __tablename__ = "inquiry"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str | None] = mapped_column(unique=True)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"), index=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), index=True)
    text_redacted: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    opened_at: Mapped[datetime]
    answered_by: Mapped[str | None]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]


class EventRow(Table):
    """Who did what, when, to which version. Rows are only ever added."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_document_id_id", "document_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    # No reference: the record outlives accounts, and may come from another store.
    account_id: Mapped[int | None]
    what: Mapped[str]
    document_id: Mapped[str | None] = mapped_column(ForeignKey("document.id"))
    version_number: Mapped[int | None]
    detail: Mapped[str] = mapped_column(default="")
    chain: Mapped[str]


# The rest of the tables, so that whoever knows these knows all.
import knowledge.store.teaching_tables  # noqa: E402, F401
