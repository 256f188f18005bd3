"""Who may come in: accounts, passwords, tokens."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from knowledge.domain.errors import BadInput, Locked, NotFound, NotSignedIn
from knowledge.domain.people import Account, ApiToken, Credentials, Role
from knowledge.store.unit_of_work import UnitOfWork

FIRST_ADMIN = "admin@helpline.local"
FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200
TOKEN_PREFIX = "hl_"  # noqa: S105 - lets scanners of leaked secrets know ours

STRONG = PasswordHasher()  # argon2id with its library's parameters

_ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+")
_WRONG = "That address and password don't belong together."


def add_account(
    work: UnitOfWork,
    address: str,
    password: str,
    role: str,
    now: datetime,
    *,
    name: str = "",
    team: str = "",
    must_change: bool = True,
    hasher: PasswordHasher = STRONG,
) -> Account:
    """A new account; Conflict when there is one for this address."""
    address = clean_address(address)
    check_password(password, address)
    account = work.accounts.add(
        address,
        name.strip() or address.partition("@")[0],
        clean_role(role),
        team.strip(),
        hasher.hash(password),
        must_change=must_change,
        now=now,
    )
    work.events.add(now, account.address, "account added", account_id=account.id, detail=account.role)
    return account


def create_admin_once(work: UnitOfWork, now: datetime, *, hasher: PasswordHasher = STRONG) -> str | None:
    """The password of a new FIRST_ADMIN, to be shown once; None when an admin exists."""
    if work.accounts.count(Role.ADMIN):
        return None
    password = new_password()
    add_account(work, FIRST_ADMIN, password, Role.ADMIN, now, name="Administrator", hasher=hasher)
    return password


def sign_in(
    work: UnitOfWork, address: str, password: str, now: datetime, *, hasher: PasswordHasher = STRONG
) -> Account:
    """The account, if the password is right; else NotSignedIn, or Locked for a while.

    Commits what it learns by itself, a failure too, so give it a unit of work of its own.
    A right password, a wrong one and an unknown address take the same time.
    """
    address = address.strip().lower()[:320]
    shown = work.accounts.credentials(address)
    work.rollback()  # hashing is slow on purpose: nobody should wait for us meanwhile
    right = _is_right(hasher, shown, password[:LONGEST_PASSWORD])
    known = work.accounts.credentials(address)  # again: others may have guessed meanwhile
    if shown is None or known is None:
        raise NotSignedIn(_WRONG)
    right = right and known.password_hash == shown.password_hash
    if known.locked_until and known.locked_until > now:
        raise _locked(known.locked_until)
    if not right or not known.account.active:
        _note_failure(work, known, now)
        raise NotSignedIn(_WRONG)
    _note_success(work, known, password, hasher)
    return known.account


def change_password(
    work: UnitOfWork, account_id: int, old: str, new: str, now: datetime, *, hasher: PasswordHasher = STRONG
) -> Account:
    """By its owner. Other sessions end, so give the browser the new account's mark."""
    account = account_of(work, account_id)
    known = work.accounts.credentials(account.address)
    if not _is_right(hasher, known, old[:LONGEST_PASSWORD]):
        raise BadInput("The old password isn't right.", field="old")
    if old == new:
        raise BadInput("The new password must differ from the old one.", field="new")
    check_password(new, account.address, field="new")
    work.accounts.set_password(account_id, hasher.hash(new), must_change=False)
    work.events.add(now, account.address, "password changed", account_id=account_id)
    return account_of(work, account_id)


def reset_password(
    work: UnitOfWork, account_id: int, by: str, now: datetime, *, hasher: PasswordHasher = STRONG
) -> str:
    """By an admin: a new password, to be changed at the first sign-in; lifts a lock."""
    account = account_of(work, account_id)
    password = new_password()
    work.accounts.set_password(account_id, hasher.hash(password), must_change=True)
    work.events.add(now, by, "password reset", account_id=account_id, detail=account.address)
    return password


def set_active(work: UnitOfWork, account_id: int, by: str, now: datetime, *, active: bool) -> Account:
    """Shut somebody out at once, or let them in again."""
    account = account_of(work, account_id)
    work.accounts.set_active(account_id, active=active)
    what = "account opened" if active else "account closed"
    work.events.add(now, by, what, account_id=account_id, detail=account.address)
    return account_of(work, account_id)


def set_role(work: UnitOfWork, account_id: int, role: str, team: str, by: str, now: datetime) -> Account:
    """Give somebody other duties."""
    account = account_of(work, account_id)
    work.accounts.set_role(account_id, clean_role(role), team.strip())
    detail = f"{account.address}: {account.role} to {role}"
    work.events.add(now, by, "role changed", account_id=account_id, detail=detail)
    return account_of(work, account_id)


def account_of(work: UnitOfWork, account_id: int) -> Account:
    """By number, or NotFound."""
    account = work.accounts.find(account_id)
    if account is None:
        raise NotFound("There is no such account.")
    return account


def create_token(
    work: UnitOfWork, name: str, role: str, now: datetime, *, team: str = "", days: int | None = 365
) -> str:
    """A script's token: print it once, it is stored nowhere. Without `days` it never ends."""
    name = name.strip()
    if not 1 <= len(name) <= 100:
        raise BadInput("A token needs a name of at most 100 characters.", field="name")
    if days is not None and days < 1:
        raise BadInput("A token must last for a day at least.", field="days")
    token = TOKEN_PREFIX + secrets.token_urlsafe(32)
    expires = now + timedelta(days=days) if days is not None else None
    made = work.tokens.add(name, clean_role(role), team.strip(), _digest(token), expires, now)
    work.events.add(now, name, "token made", detail=f"{made.id}: {made.role}")
    return token


def who_holds(work: UnitOfWork, token: str, now: datetime) -> ApiToken:
    """Whose token this is; NotSignedIn says when it is unknown, revoked or expired."""
    found = work.tokens.find_by_digest(_digest(token))
    if found is None:
        raise NotSignedIn("This token isn't known here.", code="token-unknown")
    if found.revoked_at is not None:
        raise NotSignedIn("This token was revoked.", code="token-revoked")
    if found.expires_at is not None and found.expires_at <= now:
        raise NotSignedIn("This token has expired.", code="token-expired")
    return found


def revoke_token(work: UnitOfWork, token_id: int, by: str, now: datetime) -> None:
    """End a token at once."""
    if not work.tokens.revoke(token_id, now):
        raise NotFound("There is no token in use of that number.")
    work.events.add(now, by, "token revoked", detail=str(token_id))


def clean_address(address: str) -> str:
    """An e-mail address in lower case, or BadInput."""
    address = address.strip().lower()
    if len(address) > 254 or not _ADDRESS.fullmatch(address):
        raise BadInput("Give an e-mail address such as name@force.example.", field="address")
    return address


def clean_role(role: str) -> Role:
    """One of the five roles, or BadInput."""
    try:
        return Role(role)
    except ValueError as error:
        raise BadInput(f"A role is one of {', '.join(Role)}.", field="role") from error


def check_password(password: str, address: str, *, field: str = "password") -> None:
    """Length is what counts; only the silliest are refused beyond that."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        sentence = f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters."
        raise BadInput(sentence, field=field)
    if address.partition("@")[0] in password.lower() or len(set(password)) < 4:
        sentence = "Choose a password that isn't made of your address or of one character."
        raise BadInput(sentence, field=field)


def new_password() -> str:
    """One that nobody has used before."""
    return secrets.token_urlsafe(15)


def _is_right(hasher: PasswordHasher, known: Credentials | None, password: str) -> bool:
    """Hashes once, whether or not there is such an account."""
    if known is None:
        hasher.hash(password)
        return False
    try:
        return hasher.verify(known.password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def _note_failure(work: UnitOfWork, known: Credentials, now: datetime) -> None:
    failed = work.accounts.note_failure(known.account.id)
    if failed >= FAILURES:
        work.accounts.lock(known.account.id, now + LOCKED_FOR)
        work.events.add(now, known.account.address, "locked", account_id=known.account.id)
    work.commit()
    if failed >= FAILURES:
        raise _locked(now + LOCKED_FOR)


def _note_success(work: UnitOfWork, known: Credentials, password: str, hasher: PasswordHasher) -> None:
    """Writes only when there is something to write: signing in works without it."""
    if hasher.check_needs_rehash(known.password_hash):
        work.accounts.renew_hash(known.account.id, hasher.hash(password))
    if known.failed or known.locked_until:
        work.accounts.note_success(known.account.id)
    work.commit()


def _locked(until: datetime) -> Locked:
    return Locked("Too many wrong passwords. Try again in fifteen minutes.", until)


def _digest(token: str) -> str:
    return hashlib.sha256(token.strip().encode()).hexdigest()
