"""The trainers' tables: questions as they are counted, what is published of them, and what trainers load."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.tables import Table


class AskedRow(Table):
    """A question with all its messages folded into it; its number is that of the first of them."""

    __tablename__ = "asked"
    __table_args__ = (
        Index("ix_asked_month_topic", "month", "topic"),
        Index("ix_asked_owner_topic_at", "owner", "topic", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversation.id"), index=True)
    owner: Mapped[str]
    at: Mapped[datetime]
    month: Mapped[str]
    week: Mapped[date]
    team: Mapped[str]
    topic: Mapped[str]
    ending: Mapped[str]
    decision: Mapped[str | None]
    handed_over: Mapped[bool]
    helped: Mapped[bool | None]
    again_minutes: Mapped[int | None]
    entry: Mapped[str | None]
    outcome: Mapped[str]
    opinion: Mapped[str]
    source: Mapped[str]
    took_ms: Mapped[int]
    stated: Mapped[str]
    decided: Mapped[str]


class ReleaseRow(Table):
    """A month as it was published; never changed after, since the difference would give somebody away."""

    __tablename__ = "gap_release"

    month: Mapped[str] = mapped_column(primary_key=True)
    least: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_at: Mapped[datetime]
    body: Mapped[dict[str, Any]]


class LoadRow(Table):
    """A file that was loaded; the same file is not loaded twice."""

    __tablename__ = "gap_load"
    __table_args__ = (UniqueConstraint("kind", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    file: Mapped[str]
    digest: Mapped[str]
    at: Mapped[datetime]
    who: Mapped[str]
    rows: Mapped[int]


class StrengthRow(Table):
    """How many people a team has from a month on."""

    __tablename__ = "team_strength"

    team: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    people: Mapped[int]


class RecordedRow(Table):
    """How many crimes of a topic a team recorded in a month."""

    __tablename__ = "recorded_crime"

    team: Mapped[str] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(primary_key=True)
    crimes: Mapped[int]


class AuditRow(Table):
    """How many records of a category were audited, and how many of them complied; team `-` is the force."""

    __tablename__ = "audit_result"
    __table_args__ = (UniqueConstraint("category", "team", "first", "last"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    load_id: Mapped[int] = mapped_column(ForeignKey("gap_load.id"), index=True)
    category: Mapped[str]
    topic: Mapped[str]
    team: Mapped[str]
    audited: Mapped[int]
    compliant: Mapped[int]
    first: Mapped[date]
    last: Mapped[date]


class SessionRow(Table):
    """A training session."""

    __tablename__ = "training_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    held_on: Mapped[date]
    topics: Mapped[list[Any]]
    teams: Mapped[list[Any]]
    people: Mapped[int]
    who: Mapped[str]
    at: Mapped[datetime]


class QuizRow(Table):
    """What somebody got right in a quiz; whose it is only says how many people took part."""

    __tablename__ = "quiz_result"
    __table_args__ = (Index("ix_quiz_result_month_topic", "month", "topic"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    month: Mapped[str]
    topic: Mapped[str]
    team: Mapped[str]
    owner: Mapped[str]
    right: Mapped[int]
    asked: Mapped[int]


class GroupRow(Table):
    """A group of unanswered questions that somebody made or named by hand."""

    __tablename__ = "question_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]


class MemberRow(Table):
    """A question that was put into a group by hand, and stays there."""

    __tablename__ = "question_group_member"

    question_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(ForeignKey("question_group.id"), index=True)
