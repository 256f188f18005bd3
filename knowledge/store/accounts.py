"""People, as stored."""

from datetime import date, datetime

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from knowledge.domain.errors import Conflict
from knowledge.domain.people import Account, Credentials, Role
from knowledge.store.tables import AccountRow


class Accounts:
    """Accounts by number and by address. Addresses come in lower case."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        address: str,
        name: str,
        role: Role,
        team: str,
        password_hash: str,
        *,
        must_change: bool,
        now: datetime,
    ) -> Account:
        """A new account; Conflict when the address is taken."""
        row = AccountRow(
            address=address,
            name=name,
            role=role.value,
            team=team,
            password_hash=password_hash,
            must_change=must_change,
            created_at=now,
        )
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError as error:
            sentence = f"There is already an account for {address}."
            raise Conflict(sentence, field="address") from error
        return _account(row)

    def find(self, account_id: int) -> Account | None:
        """By number."""
        row = self._session.get(AccountRow, account_id)
        return _account(row) if row else None

    def find_by_address(self, address: str) -> Account | None:
        """By address."""
        row = self._by_address(address)
        return _account(row) if row else None

    def all(self) -> list[Account]:
        """Everybody, by address."""
        rows = self._session.scalars(select(AccountRow).order_by(AccountRow.address))
        return [_account(row) for row in rows]

    def count(self, role: Role | None = None) -> int:
        """How many, of this role or of all."""
        query = select(func.count(AccountRow.id))
        if role:
            query = query.where(AccountRow.role == role.value)
        return self._session.execute(query).scalar_one()

    def credentials(self, address: str) -> Credentials | None:
        """For signing in only."""
        row = self._by_address(address)
        if row is None:
            return None
        return Credentials(_account(row), row.password_hash, row.failed, row.locked_until)

    def set_password(self, account_id: int, password_hash: str, *, must_change: bool) -> None:
        """A new password ends sessions begun with the old one, and any lock."""
        self._change(
            account_id,
            password_hash=password_hash,
            must_change=must_change,
            failed=0,
            locked_until=None,
            mark=AccountRow.mark + 1,
        )

    def renew_hash(self, account_id: int, password_hash: str) -> None:
        """The same password, hashed by newer parameters."""
        self._change(account_id, password_hash=password_hash)

    def note_failure(self, account_id: int) -> int:
        """One more wrong password; how many there are now. Counted by the database."""
        self._change(account_id, failed=AccountRow.failed + 1)
        query = select(AccountRow.failed).where(AccountRow.id == account_id)
        return self._session.execute(query).scalar_one()

    def lock(self, account_id: int, until: datetime) -> None:
        """Refuse sign-in until then; the count starts anew."""
        self._change(account_id, failed=0, locked_until=until)

    def note_success(self, account_id: int) -> None:
        """Forget earlier failures."""
        self._change(account_id, failed=0, locked_until=None)

    def set_active(self, account_id: int, *, active: bool) -> None:
        """Let in, or shut out at once."""
        self._change(account_id, active=active, mark=AccountRow.mark + 1)

    def set_role(self, account_id: int, role: Role, team: str) -> None:
        """Other duties; sessions begun with the old ones end."""
        self._change(account_id, role=role.value, team=team, mark=AccountRow.mark + 1)

    def claim_reminder(self, account_id: int, day: date) -> bool:
        """Whether nobody has reminded this person that day; from now on somebody has."""
        query = update(AccountRow).where(
            AccountRow.id == account_id, AccountRow.reminded_on.is_distinct_from(day)
        )
        done = self._session.execute(query.values(reminded_on=day).returning(AccountRow.id))
        self._session.expire_all()
        return done.first() is not None

    def give_back_reminder(self, account_id: int) -> None:
        """The mail could not be sent: try again."""
        self._change(account_id, reminded_on=None)

    def _change(self, account_id: int, **columns: object) -> None:
        self._session.execute(update(AccountRow).where(AccountRow.id == account_id).values(**columns))
        self._session.expire_all()

    def _by_address(self, address: str) -> AccountRow | None:
        return self._session.scalars(select(AccountRow).where(AccountRow.address == address)).one_or_none()


def _account(row: AccountRow) -> Account:
    return Account(
        row.id,
        row.address,
        row.name,
        Role(row.role),
        row.team,
        row.active,
        row.must_change,
        row.mark,
        row.created_at,
    )
