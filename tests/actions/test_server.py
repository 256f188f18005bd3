"""The action server serves Rasa only, and goes when told."""

import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from knowledge.settings import Settings
from tests.conversations.processes import Running, start_actions
from tests.webhook.conftest import fill, settings_for

CALL = {
    "next_action": "action_advise",
    "sender_id": "c1",
    "tracker": {
        "sender_id": "c1",
        "slots": {},
        "events": [],
        "latest_message": {"text": "hello", "intent": {"name": "greet"}, "entities": [], "metadata": {}},
    },
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("actions")
    url = f"sqlite:///{home / 'helpline.sqlite'}"
    fill(url)
    return settings_for(home, url)


@pytest.fixture(scope="module")
def server(settings: Settings) -> Iterator[Running]:
    with start_actions(settings) as running:
        yield running


@pytest.fixture(scope="module")
def key(settings: Settings) -> dict[str, str]:
    return {"X-Helpline-Key": settings.helpline_key}


def test_it_answers_a_call_of_an_action(server: Running, key: dict[str, str]) -> None:
    answer = httpx.post(f"{server.url}/webhook", json=CALL, headers=key)
    assert answer.status_code == 200
    assert answer.json()["responses"][0]["custom"]["status"] == "answered"


@pytest.mark.parametrize("headers", [{}, {"X-Helpline-Key": "wrong"}, {"X-Helpline-Key": "ü".encode()}])
@pytest.mark.parametrize("path", ["/webhook", "/actions", "/nowhere"])
def test_without_the_key_it_refuses(server: Running, path: str, headers: dict[str, str]) -> None:
    assert httpx.post(f"{server.url}{path}", json=CALL, headers=headers).status_code == 403


def test_health_needs_no_key(server: Running) -> None:
    assert httpx.get(f"{server.url}/health").json() == {"status": "ok"}


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"next_action": "action_other", "tracker": {}}'])
def test_what_is_no_call_is_refused(server: Running, key: dict[str, str], body: bytes) -> None:
    assert httpx.post(f"{server.url}/webhook", content=body, headers=key).status_code == 422


def test_a_failure_does_not_give_back_what_was_typed(server: Running, key: dict[str, str]) -> None:
    tracker = {"sender_id": "c1", "latest_message": {"text": "secret", "metadata": {"on": "secret"}}}
    answer = httpx.post(f"{server.url}/webhook", json=CALL | {"tracker": tracker}, headers=key)
    assert answer.status_code == 500
    assert "secret" not in answer.text


def test_it_ends_at_once_when_told(settings: Settings, tmp_path: Path) -> None:
    home = settings_for(tmp_path, settings.database_url)
    with start_actions(home) as running:
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(timeout=10) == 0
