"""A whole assistant: a database with the starter edition, the action server, Rasa."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from knowledge.services.answering_log import claim_conversation
from knowledge.settings import Settings
from knowledge.store.unit_of_work import open_store
from tests.bot.rasa_environment import need_model
from tests.conversations.processes import Running, start_actions, start_rasa
from tests.webhook.conftest import fill, settings_for

Replies = list[dict[str, Any]]


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    need_model()
    home = tmp_path_factory.mktemp("conversations")
    url = f"sqlite:///{home / 'helpline.sqlite'}"
    fill(url)
    return settings_for(home, url)


@pytest.fixture(scope="session")
def rasa(settings: Settings) -> Iterator[Running]:
    with start_rasa(settings) as running:
        yield running


@pytest.fixture(scope="session")
def actions(settings: Settings) -> Iterator[ExitStack]:
    """The action server; a test may close it, and must start it again."""
    with ExitStack() as stack:
        stack.enter_context(start_actions(settings))
        yield stack


class Officer:
    """One conversation of one officer."""

    def __init__(self, rasa: Running, settings: Settings) -> None:
        self.id = uuid.uuid4().hex
        self._url = f"{rasa.url}/webhooks/helpline/message"
        self._key = {"X-Helpline-Key": settings.helpline_key}
        store = open_store(settings.database_url)
        with store() as work:
            claim_conversation(work, self.id, "test:1", datetime.now(UTC))
            work.commit()
        store.close()

    def says(self, text: str) -> Replies:
        message = {"sender": self.id, "text": text, "metadata": {"facts": {}, "on": "2026-11-23"}}
        answer = httpx.post(self._url, json=message, headers=self._key, trust_env=False, timeout=30)
        assert answer.status_code == 200
        return [row["custom"] for row in answer.json()]

    def presses(self, payload: str) -> Replies:
        return self.says(payload)


@pytest.fixture
def new_officer(rasa: Running, actions: ExitStack, settings: Settings) -> Callable[[], Officer]:
    return lambda: Officer(rasa, settings)


@pytest.fixture
def officer(new_officer: Callable[[], Officer]) -> Officer:
    return new_officer()
