"""Rasa answers nobody but the web app, keeps nothing, and says [] when an action fails."""

from contextlib import ExitStack

import httpx
import pytest

from knowledge.settings import Settings
from tests.conversations.conftest import Officer
from tests.conversations.processes import Running, start_actions


@pytest.fixture
def key(settings: Settings) -> dict[str, str]:
    return {"X-Helpline-Key": settings.helpline_key}


@pytest.mark.parametrize("headers", [{}, {"X-Helpline-Key": "wrong"}])
@pytest.mark.parametrize(
    "path",
    ["/", "/status", "/webhooks/helpline/message", "/webhooks/helpline/health", "/webhooks/rest/webhook"],
)
def test_without_the_key_it_refuses(rasa: Running, path: str, headers: dict[str, str]) -> None:
    body = {"sender": "c1", "text": "hello"}
    assert httpx.post(f"{rasa.url}{path}", json=body, headers=headers).status_code == 403
    assert httpx.get(f"{rasa.url}{path}", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "path", ["/status", "/model/parse", "/conversations/c1/tracker", "/webhooks/rest/webhook"]
)
def test_rasas_own_api_is_not_there(rasa: Running, key: dict[str, str], path: str) -> None:
    assert httpx.post(f"{rasa.url}{path}", json={}, headers=key).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{nope",
        b"[]",
        b"{}",
        b'{"sender": 1, "text": "x"}',
        b'{"sender": "c", "text": " "}',
        b'{"sender": "c", "text": 5}',
        b'{"sender": "c", "text": "x", "metadata": []}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_message_is_refused(rasa: Running, key: dict[str, str], body: bytes) -> None:
    answer = httpx.post(f"{rasa.url}/webhooks/helpline/message", content=body, headers=key)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"]


def test_without_its_action_server_it_says_nothing_and_logs_no_words(
    officer: Officer, actions: ExitStack, settings: Settings, rasa: Running
) -> None:
    actions.close()
    try:
        assert officer.says("zebra crossing argument with a marmalade salesman") == []
    finally:
        actions.enter_context(start_actions(settings))
    assert "marmalade" not in rasa.log.read_text(errors="replace")
    assert officer.says("hello")


def test_an_action_that_fails_says_nothing_and_logs_no_words(
    settings: Settings, rasa: Running, actions: ExitStack, key: dict[str, str]
) -> None:
    body = {"sender": "c1", "text": "marmalade again", "metadata": {"on": "no such day"}}
    answer = httpx.post(f"{rasa.url}/webhooks/helpline/message", json=body, headers=key)
    assert (answer.status_code, answer.json()) == (200, [])
    logs = {log.stem: log.read_text(errors="replace") for log in settings.home.glob("*.log")}
    assert {"actions", "rasa"} <= logs.keys()
    assert "marmalade" not in "".join(logs.values())


def test_a_message_leaves_nothing_behind_in_rasa(rasa: Running, officer: Officer) -> None:
    for _ in range(3):
        assert len(officer.says("hello")) == 1
    assert "hello" not in rasa.log.read_text(errors="replace")
