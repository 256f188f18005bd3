"""Conversations, as stored."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from knowledge.domain.conversation import Conversation
from knowledge.domain.errors import NotFound
from knowledge.store.tables import ConversationRow

# The same words in both, but SQLAlchemy keeps them apart.
_Insert = Callable[[type[ConversationRow]], sqlite.Insert | postgresql.Insert]
_INSERTS: Mapping[str, _Insert] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


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
        insert = _INSERTS[self._session.get_bind().dialect.name]
        new = {"id": conversation_id, "owner": owner, "state": {}, "redaction": {}, "created_at": now}
        row = self._session.scalars(
            insert(ConversationRow)
            .values(**new, last_at=now)
            .on_conflict_do_update(index_elements=["id"], set_={"last_at": now})
            .returning(ConversationRow),
            execution_options={"populate_existing": True},
        ).one()
        return _conversation(row)

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

    def _set(self, conversation_id: str, **columns: dict[str, Any]) -> None:
        changed = self._session.execute(
            update(ConversationRow)
            .where(ConversationRow.id == conversation_id)
            .values(**columns)
            .returning(ConversationRow.id)
        )
        if changed.one_or_none() is None:
            raise NotFound("There is no such conversation.", field="conversation")


def _conversation(row: ConversationRow) -> Conversation:
    return Conversation(row.id, row.owner, row.state, row.redaction, row.created_at, row.last_at)
