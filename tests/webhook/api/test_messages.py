"""Messages from programs, and every bad input that we could think of."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from knowledge.services.accounts import create_token
from webhook import limits
from webhook.wiring import Wiring

MESSAGES = "/api/v1/messages"


@pytest.fixture
def officer(app: Flask, token: Any) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = token("officer")["Authorization"]
    return client


def error_of(answer: Any, status: int) -> dict[str, str]:
    """One clear sentence with the right status."""
    assert answer.status_code == status, answer.text
    error: dict[str, str] = answer.json["error"]
    assert error["message"].endswith(".")
    assert error["message"][0].isupper()
    assert "\n" not in error["message"]
    return error


def test_a_message_is_answered_in_its_conversation(officer: FlaskClient) -> None:
    answer = officer.post(
        MESSAGES, json={"conversation": "c1", "text": "A nurse reports an assault on a patient"}
    )
    assert answer.status_code == 200
    assert answer.json["conversation"] == "c1"
    for key in (
        "text",
        "status",
        "decision",
        "question",
        "choices",
        "entries",
        "citations",
        "understood",
        "record",
    ):
        assert key in answer.json["replies"][0]


def test_a_message_without_a_conversation_begins_one(officer: FlaskClient) -> None:
    answer = officer.post(MESSAGES, json={"text": "hello"})
    assert len(answer.json["conversation"]) == 32


def test_an_unknown_conversation_is_begun_under_that_id(officer: FlaskClient) -> None:
    assert officer.post(MESSAGES, json={"conversation": "never-seen", "text": "hello"}).status_code == 200


def test_the_same_message_id_twice_is_answered_once(officer: FlaskClient, app: Flask) -> None:
    body = {"conversation": "c1", "text": "hello", "message_id": "m1"}
    assert officer.post(MESSAGES, json=body).json == officer.post(MESSAGES, json=body).json
    parts: Wiring = app.extensions["helpline"]
    with parts.store.reading() as work:
        assert len(work.questions.of_conversation("c1")) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": None}, "text"),
        ({"text": 5}, "text"),
        ({"text": ["hello"]}, "text"),
        ({"text": ""}, "text"),
        ({"text": " \n\t "}, "text"),
        ({"text": "\x00\x07\u202e"}, "text"),
        ({"text": "a" * 10_000}, "text"),
        ({"text": "hello", "conversation": 7}, "conversation"),
        ({"text": "hello", "conversation": ""}, "conversation"),
        ({"text": "hello", "conversation": "a b"}, "conversation"),
        ({"text": "hello", "conversation": "x" * 65}, "conversation"),
        ({"text": "hello", "message_id": 7}, "message_id"),
        ({"text": "hello", "message_id": "a b"}, "message_id"),
        ({"text": "hello", "facts": []}, "facts"),
        ({"text": "hello", "facts": {"Injury!": "none"}}, "facts"),
        ({"text": "hello", "facts": {"injury": {"a": 1}}}, "facts.injury"),
        ({"text": "hello", "facts": {"injury": 1.5}}, "facts.injury"),
        ({"text": "hello", "txet": "hello"}, "txet"),
    ],
)
def test_a_field_that_cannot_be_used_is_named(
    officer: FlaskClient, body: dict[str, object], field: str
) -> None:
    assert error_of(officer.post(MESSAGES, json=body), 422)["field"] == field


def test_control_characters_are_taken_out_of_what_else_is_said(officer: FlaskClient, app: Flask) -> None:
    officer.post(MESSAGES, json={"conversation": "c1", "text": "hel\x00lo\u202e there\r\nand more"})
    parts: Wiring = app.extensions["helpline"]
    with parts.store.reading() as work:
        assert work.questions.of_conversation("c1")[0].text == "hello there\nand more"


@pytest.mark.parametrize(
    "text", ["😀🚓🙃", "?", "…", "{{7*7}}", "<script>alert(1)</script>", "'; DROP TABLE question; --"]
)
def test_odd_texts_get_an_answer(officer: FlaskClient, text: str) -> None:
    answer = officer.post(MESSAGES, json={"text": text})
    assert answer.status_code == 200
    assert answer.json["replies"][0]["text"]


def test_what_is_not_json_is_refused(officer: FlaskClient) -> None:
    for broken in ("{", "", "nonsense", '{"text": "a"', "\xff", "[" * 20_000):
        answer = officer.post(MESSAGES, data=broken.encode("latin-1"), content_type="application/json")
        error_of(answer, 400)
    error_of(officer.post(MESSAGES, data="text=hello", content_type="application/x-www-form-urlencoded"), 415)
    error_of(officer.post(MESSAGES, json=["hello"]), 422)
    error_of(officer.post(MESSAGES, json="hello"), 422)


def test_a_body_beyond_all_measure_is_refused_unread(officer: FlaskClient) -> None:
    error_of(officer.post(MESSAGES, json={"text": "a" * 100_000}), 413)


def test_another_persons_conversation_stays_theirs(officer: FlaskClient, app: Flask, token: Any) -> None:
    officer.post(MESSAGES, json={"conversation": "mine", "text": "hello"})
    other = app.test_client().post(
        MESSAGES, json={"conversation": "mine", "text": "what did they say?"}, headers=token("trainer")
    )
    assert error_of(other, 403)["code"] == "not-yours"


def test_an_expired_a_revoked_and_an_unknown_token_are_told_apart(app: Flask) -> None:
    parts: Wiring = app.extensions["helpline"]
    with parts.store() as work:
        expired = create_token(work, "old", "officer", datetime.now(UTC) - timedelta(days=2), days=1)
        work.commit()
    for held, code in ((expired, "token-expired"), ("hl_invented", "token-unknown"), ("", "token-unknown")):
        answer = app.test_client().post(
            MESSAGES, json={"text": "hello"}, headers={"Authorization": f"Bearer {held}"}
        )
        assert error_of(answer, 401)["code"] == code
        assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_no_token_at_all_is_asked_for(client: FlaskClient) -> None:
    error_of(client.post(MESSAGES, json={"text": "hello"}), 401)
    error_of(client.post(MESSAGES, json={"text": "hello"}, headers={"Authorization": "Basic abc"}), 401)


def test_what_is_not_there_and_what_is_not_done_are_said_in_json(officer: FlaskClient) -> None:
    error_of(officer.get("/api/v1/nothing"), 404)
    error_of(officer.get(MESSAGES), 405)


def test_too_many_requests_are_told_when_to_come_back(
    officer: FlaskClient, token: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_000_000.0)  # twenty seconds before a minute ends
    for _ in range(limits.EACH_CALLER_A_MINUTE):
        assert officer.get("/api/v1/entries?on=never").status_code == 422
    answer = officer.get("/api/v1/facts")
    error_of(answer, 429)
    assert answer.headers["Retry-After"] == "20"
    assert officer.get("/api/v1/facts", headers=token("trainer")).status_code == 200
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_000_021.0)
    assert officer.get("/api/v1/facts").status_code == 200
