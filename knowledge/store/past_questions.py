"""Questions of the past, found by what their answers rested on."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, case, cast, false, null, or_, select
from sqlalchemy.orm import Session

from knowledge.domain.conversation import QuestionState
from knowledge.store.tables import ConversationRow, QuestionRow

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Past:
    """What is needed of a past question to ask it again. `text` is None once it is forgotten."""

    id: int
    conversation: str
    owner: str
    at: datetime
    text: str | None
    kind: str | None
    topic: str | None
    entry: str | None
    entry_version: int | None
    replies: list[dict[str, Any]]
    reference: str


class Place(NamedTuple):
    """Where a past question stands; `replies` only where they must tell whether the answer rested on something."""

    id: int
    conversation: str
    replies: list[dict[str, Any]] | None


class PastQuestions:
    """Read only; in batches, since there may be a hundred thousand."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def any(self) -> bool:
        """Whether anything was ever answered; one quick query."""
        query = select(QuestionRow.id).where(_answered()).limit(1)
        return self._session.scalars(query).first() is not None

    def all_of(self, kind: str, slug: str, since: datetime | None = None) -> Iterator[Past]:
        """Those whose answer can have rested on it, oldest first."""
        yield from self._rows(_may_rest_on(kind, slug), since)

    def find(self, question_id: int) -> Past | None:
        """By number, answered or not."""
        found = self._session.execute(
            select(QuestionRow, ConversationRow.owner)
            .join(ConversationRow, ConversationRow.id == QuestionRow.conversation_id)
            .where(QuestionRow.id == question_id)
        ).first()
        return _past(found[0], found[1]) if found else None

    def places(self) -> Iterator[Place]:
        """Of all."""
        for found in self._session.execute(
            select(QuestionRow.id, QuestionRow.conversation_id).where(_answered())
        ):
            yield Place(found.id, found.conversation_id, None)

    def places_of_topic(self, slug: str, named: Collection[str]) -> Iterator[Place]:
        """Those about it, and those in which the officer meant some class; also all others, with their replies, in
        which a word in quotation marks begins with one of `named`."""
        row = QuestionRow
        about = or_(row.topic == slug, row.meant_class.is_not(None))
        for found in self._session.execute(select(row.id, row.conversation_id).where(_answered(), about)):
            yield Place(found.id, found.conversation_id, None)
        written = cast(row.replies, String)
        speaking = or_(false(), *(written.contains(f'"{name}', autoescape=True) for name in named))
        elsewhere = or_(row.topic.is_(None), row.topic != slug), row.meant_class.is_(None)
        query = select(row.id, row.conversation_id, row.replies).where(_answered(), *elsewhere, speaking)
        for found in self._session.execute(query, execution_options={"yield_per": _BATCH}):
            yield Place(found.id, found.conversation_id, found.replies)

    def conversations(self, names: Sequence[str]) -> Iterator[list[Past]]:
        """Each of these conversations, whole and oldest first; replies only where the words are forgotten."""
        row = QuestionRow
        replies = case((row.text_redacted.is_(None), row.replies), else_=null()).label("replies")
        columns = (row.id, row.conversation_id, row.at, row.text_redacted, row.kind, row.topic, row.entry)
        query = (
            select(*columns, row.entry_version, replies, row.reference)
            .where(_answered(), row.conversation_id.in_(names))
            .order_by(row.conversation_id, row.id)
        )
        for _, rows in groupby(self._session.execute(query), key=lambda found: found.conversation_id):
            yield [
                Past(
                    one.id, one.conversation_id, "", one.at, one.text_redacted, one.kind, one.topic, one.entry,
                    one.entry_version, one.replies or [], one.reference or "",
                )
                for one in rows
            ]  # fmt: skip

    def without_an_answer(self, since: datetime, most: int) -> list[Past]:
        """The latest whose words are kept and which were passed on, or whose answer did not help; oldest first,
        without their replies."""
        row = QuestionRow
        wanting = or_(row.status == "handed_over", row.helped.is_(False))
        words = row.text_redacted
        columns = (row.id, row.conversation_id, ConversationRow.owner, row.at, words, row.kind, row.topic)
        query = (
            select(*columns, row.entry, row.entry_version, row.reference)
            .join(ConversationRow, ConversationRow.id == row.conversation_id)
            .where(
                _answered(), wanting, row.at >= since, words.is_not(None), words.not_like("/%"), words != ""
            )
            .order_by(row.id.desc())
            .limit(most)
        )
        found = self._session.execute(query).all()
        return [Past(*one[:9], [], one.reference or "") for one in reversed(found)]

    def count(self) -> int:
        """How many there are in all."""
        return self._session.query(QuestionRow.id).where(_answered()).count()

    def _rows(self, which: ColumnElement[bool], since: datetime | None) -> Iterator[Past]:
        last = 0
        while True:
            query = (
                select(QuestionRow, ConversationRow.owner)
                .join(ConversationRow, ConversationRow.id == QuestionRow.conversation_id)
                .where(_answered(), which, QuestionRow.id > last)
                .order_by(QuestionRow.id)
                .limit(_BATCH)
            )
            if since is not None:
                query = query.where(QuestionRow.at >= since)
            rows = self._session.execute(query).all()
            if not rows:
                return
            last = rows[-1][0].id
            found = [_past(row, owner) for row, owner in rows]
            self._session.expunge_all()
            yield from found


def _answered() -> ColumnElement[bool]:
    return QuestionRow.state == QuestionState.ANSWERED.value


def _may_rest_on(kind: str, slug: str) -> ColumnElement[bool]:
    """By columns alone; the decisions' own reasons are looked at afterwards."""
    match kind:
        case "entry":
            return QuestionRow.entry == slug
        case "topic":
            return or_(QuestionRow.topic == slug, QuestionRow.decision.is_not(None))
        case "facts" | "general" | "counting" | "flags" | "determination":
            return QuestionRow.decision.is_not(None)
        case "signposts":
            return QuestionRow.topic.like("signpost.%")
        case "catalogue":
            return or_(QuestionRow.topic == "codes", QuestionRow.decision.is_not(None))
    return QuestionRow.status.is_not(None)


def _past(row: QuestionRow, owner: str) -> Past:
    return Past(
        row.id,
        row.conversation_id,
        owner,
        row.at,
        row.text_redacted,
        row.kind,
        row.topic,
        row.entry,
        row.entry_version,
        row.replies or [],
        row.reference or "",
    )
