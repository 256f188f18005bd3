"""The log as trainers' figures are made from it: many rows, few columns, no words."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from knowledge.domain.asking import Said
from knowledge.store.tables import ConversationRow, DocumentRow, QuestionRow, VersionRow

_BATCH = 500
_STREAM = 5000
# Plain columns instead of mapped ones: for a hundred thousand rows it shows.
_asked, _talk = QuestionRow.__table__.c, ConversationRow.__table__.c


def _messages() -> Select[tuple[object, ...]]:
    """Every message that was finished; a button whose press failed has no kind, and asks nothing."""
    # Neither `state` nor anything else that SQLite keeps behind the replies: it would read those too.
    pressed = and_(_asked.kind.is_(None), func.coalesce(_asked.text_redacted, "").startswith("/"))
    return (
        select(
            _asked.id,
            _asked.conversation_id,
            _talk.owner,
            _asked.at,
            _asked.team,
            func.coalesce(_asked.kind, ""),
            _asked.topic,
            func.coalesce(_asked.status, "unavailable"),
            _asked.decision,
            _asked.helped,
            func.coalesce(_asked.latency_ms, 0),
            _asked.entry,
            _asked.entry_version,
            func.coalesce(_asked.meant_class, ""),
            func.coalesce(_asked.decided_class, ""),
        )
        .join_from(QuestionRow.__table__, ConversationRow.__table__)
        .where(~pressed)
    )


class Teaching:
    """Reads only. Words are read apart from the rest, and by number, so that looking can be noted."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def said_in(self, conversation: str) -> list[Said]:
        """A conversation's finished messages, oldest first."""
        rows = self._session.execute(
            _messages()
            .where(_asked.conversation_id == conversation, _asked.status.is_not(None))
            .order_by(_asked.at, _asked.id)
        )
        return [Said._make(row) for row in rows]

    def said_by_owner(self) -> Iterator[Said]:
        """Every finished message there is, owner by owner, each one's oldest first."""
        rows = self._session.execute(
            _messages().where(_asked.status.is_not(None)).order_by(_talk.owner, _asked.at, _asked.id),
            execution_options={"yield_per": _STREAM},
        )
        return map(Said._make, rows)

    def lost(self, lost_before: datetime) -> list[tuple[int, str]]:
        """Messages that were never finished, since their process died, with their conversations."""
        rows = select(_asked.id, _asked.conversation_id).where(
            _asked.status.is_(None), _asked.tried_at < lost_before
        )
        return [(number, talk) for number, talk in self._session.execute(rows.order_by(_asked.id))]

    def words(self, numbers: Sequence[int]) -> dict[int, tuple[str | None, str | None]]:
        """The redacted text and the reference of each question."""
        found: dict[int, tuple[str | None, str | None]] = {}
        for begin in range(0, len(numbers), _BATCH):
            rows = self._session.execute(
                select(QuestionRow.id, QuestionRow.text_redacted, QuestionRow.reference).where(
                    QuestionRow.id.in_(numbers[begin : begin + _BATCH])
                )
            )
            found |= {number: (text, reference) for number, text, reference in rows}
        return found

    def topic_titles(self) -> dict[str, str]:
        """What the published topics are called."""
        return self._titles("topic")

    def entry_titles(self) -> dict[str, str]:
        """What the published entries are called."""
        return self._titles("entry")

    def _titles(self, kind: str) -> dict[str, str]:
        rows = self._session.execute(
            select(DocumentRow.slug, DocumentRow.title).where(DocumentRow.kind == kind)
        )
        return dict(iter(rows))

    def entry_body(self, entry: str, version: int) -> str | None:
        """An entry's words as they stood in a version."""
        return self._session.scalar(
            select(VersionRow.body).where(
                VersionRow.document_id == f"entry/{entry}", VersionRow.number == version
            )
        )
