"""Questions as they are kept for counting, and the months that were published from them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from knowledge.domain.counted import CONTAINED, Counted
from knowledge.domain.kept import Kept
from knowledge.domain.month import Month
from knowledge.domain.release import Release
from knowledge.store.tables import ConversationRow
from knowledge.store.teaching_tables import AskedRow, ReleaseRow

_STREAM = 5000
_table = AskedRow.__table__
# An order that has nothing to do with when they were asked: Knuth's multiplicative hash.
_SHUFFLED = (_table.c.id * 2654435761) % 4294967296
_row = select(*(_table.c[name] for name in Kept._fields))


class AskedQuestions:
    """One row for each question; kept up by `knowledge.services.counting_asked` alone."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock_owner_of(self, conversation: str, since: timedelta) -> str | None:
        """Whose conversation it is; nobody else counts that person's late conversations until this work ends."""
        talk = self._session.execute(
            select(ConversationRow.owner, ConversationRow.last_at).where(ConversationRow.id == conversation)
        ).one_or_none()
        if talk is None:
            return None
        owner: str = talk.owner
        # Weaker than FOR UPDATE: a row that merely refers to the conversation must not wait, or deadlock.
        self._session.execute(
            select(ConversationRow.id)
            .where(ConversationRow.owner == owner, ConversationRow.last_at >= talk.last_at - since)
            .order_by(ConversationRow.id)
            .with_for_update(key_share=True)
        ).all()
        return owner

    def of_conversation(self, conversation: str) -> list[Kept]:
        """Oldest first."""
        return self._all(_table.c.conversation_id == conversation)

    def of_owner(self, owner: str, topic: str, since: datetime) -> list[Kept]:
        """One person's questions about a topic since then, oldest first."""
        return self._all(_table.c.owner == owner, _table.c.topic == topic, _table.c.at >= since)

    def everything(self) -> Iterator[Kept]:
        """All of them, as they come."""
        rows = self._session.execute(_row, execution_options={"yield_per": _STREAM})
        return map(Kept._make, rows)

    def put(self, kept: Sequence[Kept]) -> None:
        """Add or replace these."""
        if kept:
            self.remove(one.id for one in kept)
            self.add(kept)

    def add(self, kept: Sequence[Kept]) -> None:
        """Add these, which must not be there."""
        self._session.execute(insert(AskedRow), [one._asdict() for one in kept])

    def remove(self, numbers: Iterable[int]) -> None:
        """Drop these."""
        self._session.execute(delete(AskedRow).where(AskedRow.id.in_(list(numbers))))

    def remove_all(self) -> None:
        """Drop everything that is kept, to count anew."""
        self._session.execute(delete(AskedRow))

    def months(self) -> list[str]:
        """The months in which anything was asked, oldest first."""
        return list(self._session.scalars(select(AskedRow.month).distinct().order_by(AskedRow.month)))

    def counted(self, month: Month) -> Iterator[Counted]:
        """A month's questions, oldest first, with numbers in the place of people."""
        first, numbers = month.first, dict[str, int]()
        c = _table.c
        rows = self._session.execute(
            select(
                c.owner,
                c.week,
                c.team,
                c.topic,
                c.outcome,
                c.opinion,
                c.source,
                c.took_ms,
                c.stated,
                c.decided,
                func.coalesce(c.entry, ""),
            )
            .where(c.month == str(month))
            .order_by(c.at, c.id),
            execution_options={"yield_per": _STREAM},
        )
        for owner, week, *rest in rows:
            yield Counted(numbers.setdefault(owner, len(numbers)), (week - first).days // 7, *rest)

    def numbers(self, months: list[str], topic: str, column: str, value: str, most: int) -> list[int]:
        """Some questions of these months on a topic, with this value if a column is named; always the same."""
        c = _table.c
        wanted = select(c.id).where(c.month.in_(months), c.topic == topic)
        some = wanted.where(c[column] == value) if column else wanted
        return list(self._session.scalars(some.order_by(_SHUFFLED, c.id).limit(most)))

    def answered_from_entries(
        self, months: list[str], topic: str, entries: list[str], most: int
    ) -> list[tuple[int, str]]:
        """Some contained questions on a topic that one of these entries answered, and which; always the same."""
        c = _table.c
        rows = self._session.execute(
            select(c.id, c.entry)
            .where(c.month.in_(months), c.topic == topic, c.outcome == CONTAINED, c.entry.in_(entries))
            .order_by(_SHUFFLED, c.id)
            .limit(most)
        )
        return [(number, entry) for number, entry in rows]

    def released(self, least: int) -> dict[str, Release]:
        """Every month that was published with this number of people, oldest first."""
        rows = self._session.execute(
            select(ReleaseRow.month, ReleaseRow.body)
            .where(ReleaseRow.least == least)
            .order_by(ReleaseRow.month)
        )
        return {month: Release.from_json(body) for month, body in rows}

    def released_months(self, least: int) -> set[str]:
        """Which they are."""
        return set(self._session.scalars(select(ReleaseRow.month).where(ReleaseRow.least == least)))

    def publish(self, release: Release, now: datetime) -> None:
        """Keep a month as it is now published; it must not have been."""
        self._session.add(
            ReleaseRow(month=release.month, least=release.least, made_at=now, body=release.as_json())
        )
        self._session.flush()

    def _all(self, *conditions: object) -> list[Kept]:
        rows = self._session.execute(_row.where(*conditions).order_by(_table.c.at, _table.c.id))  # type: ignore[arg-type]
        return [Kept._make(row) for row in rows]
