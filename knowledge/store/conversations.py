"""Conversations, as stored."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from knowledge.domain.conversation import Conversation
from knowledge.domain.errors import NotFound
from knowledge.store.tables import ConversationRow


class Conversations:
    """Conversations by id."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find(self, conversation_id: str) -> Conversation | None:
        """By id."""
        row = self._session.get(ConversationRow, conversation_id)
        return _conversation(row) if row else None

    def take(self, conversation_id: str, owner: str, now: datetime) -> Conversation:
        """The conversation of this id, made for this owner if there is none.

        Its row stays locked until the end of the work, so that two messages of one
        conversation are taken in one after the other.
        """
        return self._touch(conversation_id, now) or self._make(conversation_id, owner, now)

    def of_owner(self, owner: str, limit: int = 20) -> list[Conversation]:
        """Somebody's conversations, newest first."""
        rows = self._session.scalars(
            select(ConversationRow)
            .where(ConversationRow.owner == owner)
            .order_by(ConversationRow.last_at.desc())
            .limit(limit)
        )
        return [_conversation(row) for row in rows]

    def save_state(self, conversation_id: str, state: Mapping[str, Any]) -> None:
        """What the interview knows. Must be JSON."""
        self._set(conversation_id, state=dict(state))

    def save_redaction(self, conversation_id: str, memory: Mapping[str, Any]) -> None:
        """Who is VICTIM 1, as salted digests; never a name."""
        self._set(conversation_id, redaction=dict(memory))

    def forget(self, before: datetime) -> int:
        """Empty what conversations knew that ended before then."""
        rows = self._session.scalars(select(ConversationRow).where(ConversationRow.last_at < before))
        full = [row for row in rows if row.state or row.redaction]
        for row in full:
            row.state, row.redaction = {}, {}
        self._session.flush()
        return len(full)

    def _touch(self, conversation_id: str, now: datetime) -> Conversation | None:
        row = self._session.scalars(
            update(ConversationRow)
            .where(ConversationRow.id == conversation_id)
            .values(last_at=now)
            .returning(ConversationRow),
            execution_options={"populate_existing": True},
        ).one_or_none()
        return _conversation(row) if row else None

    def _make(self, conversation_id: str, owner: str, now: datetime) -> Conversation:
        row = ConversationRow(
            id=conversation_id, owner=owner, state={}, redaction={}, created_at=now, last_at=now
        )
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError:  # made by another at this very moment
            found = self._touch(conversation_id, now)
            assert found is not None
            return found
        return _conversation(row)

    def _set(self, conversation_id: str, **columns: dict[str, Any]) -> None:
        row = self._session.get(ConversationRow, conversation_id)
        if row is None:
            raise NotFound("There is no such conversation.", field="conversation")
        for name, value in columns.items():
            setattr(row, name, value)
        self._session.flush()


def _conversation(row: ConversationRow) -> Conversation:
    return Conversation(row.id, row.owner, row.state, row.redaction, row.created_at, row.last_at)
