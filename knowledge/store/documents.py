"""Documents and their versions, as stored."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from knowledge.domain.documents import Document, Published, Standing, State, Version, digest_of
from knowledge.domain.errors import Conflict
from knowledge.store.tables import DocumentRow, VersionRow

_OPEN = (State.DRAFT.value, State.SUBMITTED.value)


class Documents:
    """Documents by id, versions by document and number."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, document: Document) -> None:
        """A new document, as yet without a version."""
        try:
            with self._session.begin_nested():
                self._session.add(DocumentRow(**asdict(document)))
        except IntegrityError as error:
            raise Conflict(f"There is already a document {document.id}.", field="document") from error

    def find(self, document_id: str) -> Document | None:
        """By id."""
        row = self._session.get(DocumentRow, document_id)
        return Document(row.id, row.kind, row.slug, row.title) if row else None

    def are_none(self) -> bool:
        """Whether the store is still without knowledge."""
        return self._session.scalars(select(DocumentRow.id).limit(1)).first() is None

    def all(self) -> list[Document]:
        """Every document, by id."""
        rows = self._session.scalars(select(DocumentRow).order_by(DocumentRow.id))
        return [Document(row.id, row.kind, row.slug, row.title) for row in rows]

    def bring_in(self, version: Version) -> None:
        """A version of another store, as it was there but for its number in the store."""
        values: dict[str, Any] = asdict(version) | {"state": version.state.value}
        del values["id"]
        self._session.add(VersionRow(**values))
        self._session.flush()

    def rename(self, document_id: str, title: str) -> None:
        """The title of the version approved last."""
        row = self._session.get_one(DocumentRow, document_id)
        row.title = title
        self._session.flush()

    def add_version(
        self,
        document_id: str,
        title: str,
        body: str,
        author: str,
        author_id: int | None,
        now: datetime,
        note: str = "",
    ) -> Version:
        """The next draft; Conflict when another was begun at this very moment."""
        row = VersionRow(
            document_id=document_id,
            number=self._last_number(document_id) + 1,
            title=title,
            body=body,
            digest=digest_of(title, body),
            state=State.DRAFT.value,
            author=author,
            author_id=author_id,
            edited_by=author,
            edited_at=now,
            created_at=now,
            note=note,
        )
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            raise Conflict("Somebody else has just begun a draft of this.") from error
        return _version(row)

    def version(self, document_id: str, number: int, *, lock: bool = False) -> Version | None:
        """One version; with `lock`, nobody else can change it until this work ends."""
        query = select(VersionRow).where(VersionRow.document_id == document_id, VersionRow.number == number)
        if lock:
            query = query.with_for_update().execution_options(populate_existing=True)
        row = self._session.scalars(query).one_or_none()
        return _version(row) if row else None

    def versions(self, document_id: str) -> list[Version]:
        """All of them, newest first."""
        rows = self._session.scalars(
            select(VersionRow).where(VersionRow.document_id == document_id).order_by(VersionRow.number.desc())
        )
        return [_version(row) for row in rows]

    def open_version(self, document_id: str) -> Version | None:
        """The draft or submitted version, of which there is one at most."""
        row = self._session.scalars(
            select(VersionRow).where(VersionRow.document_id == document_id, VersionRow.state.in_(_OPEN))
        ).first()
        return _version(row) if row else None

    def change(self, version: Version) -> Version:
        """Store the version as it is given; its digest is worked out here."""
        row = self._session.get_one(VersionRow, version.id)
        values: dict[str, Any] = asdict(version)
        values["state"] = version.state.value
        values["digest"] = digest_of(version.title, version.body)
        for name, value in values.items():
            setattr(row, name, value)
        self._session.flush()
        return _version(row)

    def digests(self) -> set[tuple[str, str]]:
        """(document, digest) of every version there ever was."""
        found = self._session.execute(select(VersionRow.document_id, VersionRow.digest))
        return {(document, digest) for document, digest in found}

    def effective(self, on: date) -> list[Published]:
        """What each document says on that day, by id, in the same order on any database; one query."""
        newest = _newest_in_force(on)
        found = self._session.execute(
            select(
                DocumentRow.id,
                DocumentRow.kind,
                DocumentRow.slug,
                VersionRow.title,
                VersionRow.body,
                VersionRow.number,
                VersionRow.approved_by,
                VersionRow.takes_effect,
                VersionRow.until,
            )
            .join(newest, newest.c.document_id == DocumentRow.id)
            .join(VersionRow, _is_that(newest))
        )
        return sorted((_published(*line) for line in found), key=lambda one: one.document_id)

    def differ(self, one: date, other: date) -> bool:
        """Whether anything takes effect or ends between the two days, as it is approved now."""
        first, last = sorted((one, other))
        moved = (
            and_(day > first, day <= last)
            for day in (VersionRow.takes_effect, VersionRow.ends, VersionRow.until)
        )
        query = select(VersionRow.id).where(VersionRow.state == State.APPROVED.value, or_(*moved)).limit(1)
        return self._session.scalars(query).first() is not None

    def standings(self, on: date) -> list[Standing]:
        """The registrar's list: every document, what is in force, what is being written."""
        newest = _newest_in_force(on)
        writing = aliased(VersionRow)
        found = self._session.execute(
            select(
                DocumentRow.id,
                DocumentRow.kind,
                DocumentRow.title,
                VersionRow.number,
                VersionRow.takes_effect,
                VersionRow.ends,
                writing.number,
                writing.state,
                writing.edited_by,
                writing.edited_at,
                VersionRow.approved_by,
            )
            .outerjoin(newest, newest.c.document_id == DocumentRow.id)
            .outerjoin(VersionRow, _is_that(newest))
            .outerjoin(writing, and_(writing.document_id == DocumentRow.id, writing.state.in_(_OPEN)))
            .order_by(DocumentRow.id)
        )
        return [_standing(*line) for line in found]

    def coming(self, after: date) -> list[Version]:
        """Approved already, to take effect after that day; the soonest first."""
        rows = self._session.scalars(
            select(VersionRow)
            .where(VersionRow.state == State.APPROVED.value, VersionRow.takes_effect > after)
            .order_by(VersionRow.takes_effect, VersionRow.document_id)
        )
        return [_version(row) for row in rows]

    def approved(self, batch: int = 200) -> Iterator[Version]:
        """Every version that was ever approved and not withdrawn."""
        rows = self._session.scalars(
            select(VersionRow)
            .where(VersionRow.state == State.APPROVED.value)
            .order_by(VersionRow.id)
            .execution_options(yield_per=batch)
        )
        for row in rows:
            yield _version(row)

    def _last_number(self, document_id: str) -> int:
        query = select(func.coalesce(func.max(VersionRow.number), 0)).where(
            VersionRow.document_id == document_id
        )
        return self._session.execute(query).scalar_one()


def _newest_in_force(on: date) -> Subquery:
    """Of each document the version that took effect last; of one day, the later one."""
    standing = (
        select(
            VersionRow.document_id,
            VersionRow.number,
            func.row_number()
            .over(
                partition_by=VersionRow.document_id,
                order_by=(VersionRow.takes_effect.desc(), VersionRow.number.desc()),
            )
            .label("place"),
        )
        .where(
            VersionRow.state == State.APPROVED.value,
            VersionRow.takes_effect <= on,
            or_(VersionRow.ends.is_(None), VersionRow.ends > on),
            or_(VersionRow.until.is_(None), VersionRow.until > on),
        )
        .subquery()
    )
    return select(standing.c.document_id, standing.c.number).where(standing.c.place == 1).subquery()


def _is_that(newest: Subquery) -> ColumnElement[bool]:
    return and_(VersionRow.document_id == newest.c.document_id, VersionRow.number == newest.c.number)


def _published(*line: Any) -> Published:
    return Published(*line)


def _standing(*line: Any) -> Standing:
    standing = Standing(*line)
    state = standing.open_state
    return replace(standing, open_state=State(state) if state else None)


def _version(row: VersionRow) -> Version:
    values = {column.key: getattr(row, column.key) for column in VersionRow.__table__.columns}
    return Version(**values | {"state": State(row.state)})
