"""Scripts' tokens, as stored."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from knowledge.domain.people import ApiToken, Role
from knowledge.store.tables import TokenRow


class Tokens:
    """Tokens by the digest of what their holder shows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, name: str, role: Role, team: str, digest: str, expires_at: datetime | None, now: datetime
    ) -> ApiToken:
        """A new token."""
        row = TokenRow(
            name=name,
            role=role.value,
            team=team,
            digest=digest,
            created_at=now,
            expires_at=expires_at,
        )
        self._session.add(row)
        self._session.flush()
        return _token(row)

    def find_by_digest(self, digest: str) -> ApiToken | None:
        """Whose token this is, valid or not."""
        row = self._session.scalars(select(TokenRow).where(TokenRow.digest == digest)).one_or_none()
        return _token(row) if row else None

    def all(self) -> list[ApiToken]:
        """Every token ever made, newest first."""
        rows = self._session.scalars(select(TokenRow).order_by(TokenRow.id.desc()))
        return [_token(row) for row in rows]

    def revoke(self, token_id: int, now: datetime) -> bool:
        """End it; False when there is none in use of that number."""
        done = self._session.execute(
            update(TokenRow)
            .where(TokenRow.id == token_id, TokenRow.revoked_at.is_(None))
            .values(revoked_at=now)
            .returning(TokenRow.id)
        )
        return done.first() is not None


def _token(row: TokenRow) -> ApiToken:
    return ApiToken(
        row.id,
        row.name,
        Role(row.role),
        row.team,
        row.created_at,
        row.expires_at,
        row.revoked_at,
    )
