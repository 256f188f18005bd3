"""A helpline's web app on a database of its own, with the starter edition and one person of each role.

Neither Rasa nor the action server runs here: the ports are closed, so messages are answered directly.
"""

import re
import shutil
import socket
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import webhook
from knowledge.domain.people import Role
from knowledge.reading.starter import starter_documents
from knowledge.services.accounts import add_account, create_token
from knowledge.services.starter_edition import load_starter
from knowledge.settings import Settings
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import open_store

NOW = datetime.now(UTC)
PASSWORD = "correct horse staple"
ROLES = [role.value for role in Role]


@dataclass(frozen=True)
class Prepared:
    """A database to copy, and the tokens in it by role."""

    database: Path
    tokens: dict[str, str]


def address_of(role: str) -> str:
    """The sample person of a role."""
    return f"{role}.sample@force.example"


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


def fill(url: str, more: Iterable[tuple[str, str, str]] = ()) -> dict[str, str]:
    """Schema, starter edition with `more` texts, people; the tokens by role."""
    upgrade(url)
    store = open_store(url)
    tokens = {}
    with store() as work:
        texts = [(d.id, d.title, d.body) for d in starter_documents()]
        load_starter(work, [*texts, *more], "2026-27", NOW)
        for role in ROLES:
            add_account(work, address_of(role), PASSWORD, role, NOW, name=f"Sample {role}", must_change=False)
            tokens[role] = create_token(work, f"sample {role}", role, NOW)
        work.commit()
    store.close()
    return tokens


def settings_for(home: Path, url: str) -> Settings:
    """Settings whose bot ports are closed."""
    return Settings(
        home=home,
        database_url=url,
        port=8000,
        rasa_port=free_port(),
        action_port=free_port(),
        retention_days=90,
        helpline_key="k" * 20,
        secret_key="s" * 20,
    )


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Filled once; every test gets a copy."""
    database = tmp_path_factory.mktemp("web") / "helpline.sqlite"
    tokens = fill(f"sqlite:///{database}")
    return Prepared(database, tokens)


@pytest.fixture
def settings(prepared: Prepared, tmp_path: Path) -> Settings:
    """On a fresh copy."""
    copy = tmp_path / "helpline.sqlite"
    shutil.copy(prepared.database, copy)
    return settings_for(tmp_path, f"sqlite:///{copy}")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The real app."""
    made = webhook.create_app(settings)
    yield made
    made.extensions["helpline"].store.close()
    made.extensions["helpline"].bot.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Nobody yet."""
    return app.test_client()


@pytest.fixture
def signed_in(app: Flask) -> Callable[[str], FlaskClient]:
    """A browser of the sample person of a role."""
    return lambda role: sign_in(app.test_client(), address_of(role))


@pytest.fixture
def token(prepared: Prepared) -> Callable[[str], dict[str, str]]:
    """The header of a role's token."""
    return lambda role: {"Authorization": f"Bearer {prepared.tokens[role]}"}


def sign_in(client: FlaskClient, address: str, password: str = PASSWORD) -> FlaskClient:
    """Through the form."""
    client.post("/sign-in", data={**csrf(client, "/sign-in"), "address": address, "password": password})
    return client


def csrf(client: FlaskClient, page: str = "/") -> dict[str, str]:
    """The hidden field of a page's form."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(page).text)
    assert found, f"no form on {page}"
    return {"csrf_token": found[1]}
