"""A store with its tables made, and people to work in it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher

from knowledge.domain.people import Account
from knowledge.services.accounts import add_account
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import Store, open_store

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
# As weak as the library allows: these tests are not about how slow hashing is.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "correct horse battery"

Person = Callable[[str, str], Account]


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An empty store of each kind of database."""
    upgrade(database_url)
    opened = open_store(database_url)
    yield opened
    opened.close()


@pytest.fixture
def person(store: Store) -> Person:
    """Makes somebody: `person("ann", "registrar")`."""

    def make(name: str, role: str) -> Account:
        with store() as work:
            made = add_account(
                work, f"{name}@force.example", PASSWORD, role, NOW, name=name.title(), hasher=QUICK
            )
            work.commit()
        return made

    return make
