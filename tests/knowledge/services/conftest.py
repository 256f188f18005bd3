"""Three people who write and approve, and an entry that two of them have published."""

import pytest

from knowledge.domain.people import Account
from knowledge.services.publishing import start_document
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW, Person
from tests.knowledge.services.published import THIRD_PARTY, TODAY, publish


@pytest.fixture
def ann(person: Person) -> Account:
    return person("ann", "registrar")


@pytest.fixture
def ben(person: Person) -> Account:
    return person("ben", "registrar")


@pytest.fixture
def cat(person: Person) -> Account:
    return person("cat", "admin")


@pytest.fixture
def entry(store: Store, ann: Account, ben: Account) -> str:
    """An entry whose first version, by Ann, Ben has approved."""
    with store() as work:
        first = start_document(work, THIRD_PARTY, "Third parties", "answer: one", ann, NOW)
        publish(work, first, ann, ben, TODAY)
        work.commit()
    return THIRD_PARTY
