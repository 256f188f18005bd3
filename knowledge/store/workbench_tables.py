"""The registrar's own tables: replays, recalls and notices, who is writing, and the queue of a new edition."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.tables import Table


class ReplayRow(Table):
    """Past questions asked again of a draft. `beat_at` moves while somebody is at it."""

    __tablename__ = "replay"
    __table_args__ = (Index("ix_replay_document_id_digest", "document_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"))
    number: Mapped[int]
    digest: Mapped[str]
    serial: Mapped[int]
    on_day: Mapped[date]
    state: Mapped[str]
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[dict[str, Any]]
    changes: Mapped[list[Any]]
    changed: Mapped[int] = mapped_column(default=0)
    fingerprint: Mapped[str] = mapped_column(default="")
    why: Mapped[str] = mapped_column(default="")
    begun_at: Mapped[datetime]
    beat_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class RecallRow(Table):
    """Advice taken back: from which day on whoever was given it is told, and what."""

    __tablename__ = "recall"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    number: Mapped[int]
    since: Mapped[date]
    text: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class NoticeRow(Table):
    """One officer's word on one of their answers: a recall, or that their question now has an answer."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("kind", "question_id", "document_id", "number"),
        Index("ix_notice_owner_seen_at", "owner", "seen_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    recall_id: Mapped[int | None] = mapped_column(ForeignKey("recall.id"), index=True)
    owner: Mapped[str]
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"))
    reference: Mapped[str]
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"))
    number: Mapped[int]
    title: Mapped[str]
    text: Mapped[str]
    from_day: Mapped[date]
    at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class AskedForRow(Table):
    """A question that a document was begun for."""

    __tablename__ = "asked_for"

    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), primary_key=True)


class WritingRow(Table):
    """Who has a document open to write in it."""

    __tablename__ = "writing"

    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    at: Mapped[datetime]


class QueueRow(Table):
    """A text that cites what changed in a new edition, until it was looked at or has a reason to stand."""

    __tablename__ = "edition_queue"
    __table_args__ = (UniqueConstraint("edition", "document_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[str]
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"))
    number: Mapped[int]
    cited: Mapped[list[Any]]
    reason: Mapped[str] = mapped_column(default="")
    by: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
