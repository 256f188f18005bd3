"""Who uses the helpline, and how scripts prove who they work for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is here to do."""

    OFFICER = "officer"
    ADVISER = "adviser"
    TRAINER = "trainer"
    REGISTRAR = "registrar"
    ADMIN = "admin"


@dataclass(frozen=True)
class Account:
    """A person. The password's hash never leaves the store with it.

    `mark` moves with every change of password, role or activity; a browser session that
    carries an older mark is no longer valid.
    """

    id: int
    address: str
    name: str
    role: Role
    team: str
    active: bool
    must_change: bool
    mark: int
    created_at: datetime

    @property
    def owner(self) -> str:
        """How conversations name the person they belong to."""
        return f"account:{self.id}"


@dataclass(frozen=True)
class Credentials:
    """What signing in needs to know, and nobody else."""

    account: Account
    password_hash: str
    failed: int
    locked_until: datetime | None


@dataclass(frozen=True)
class ApiToken:
    """A script's standing permission. The token itself is known to its holder alone."""

    id: int
    name: str
    role: Role
    team: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None

    @property
    def owner(self) -> str:
        """How conversations name the script they belong to."""
        return f"token:{self.id}"
