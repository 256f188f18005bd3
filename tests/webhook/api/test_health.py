"""Health and counters."""

from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

import webhook
from knowledge.services.accounts import create_token
from knowledge.services.starter_edition import load_starter
from knowledge.settings import Settings
from knowledge.store.schema import upgrade
from tests.webhook.conftest import NOW, settings_for
from tests.webhook.rasa import RasaPlace


def test_without_rasa_the_helpline_is_degraded_but_serves(client: FlaskClient) -> None:
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json == {
        "status": "degraded",
        "parts": {"store": "up", "knowledge": "up", "rasa": "down", "actions": "down"},
    }


def test_with_both_it_is_up(client: FlaskClient, settings: Settings) -> None:
    with RasaPlace(settings.rasa_port), RasaPlace(settings.action_port):
        assert client.get("/healthz").json["status"] == "up"


def test_without_a_store_it_is_down(tmp_path: Path) -> None:
    app = webhook.create_app(settings_for(tmp_path, f"sqlite:///{tmp_path / 'missing' / 'none.sqlite'}"))
    answer = app.test_client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json["parts"]["store"] == "down"


def test_the_counters_count_and_name_nobody(client: FlaskClient) -> None:
    client.get("/sign-in")
    text = client.get("/metrics").text
    assert 'helpline_requests_total{route="/sign-in",status="200"} 1.0' in text
    assert "@" not in text


def test_the_counters_are_for_this_machine_or_a_token(app: Flask, token: Any) -> None:
    afar = {"REMOTE_ADDR": "203.0.113.5"}
    assert app.test_client().get("/metrics", environ_base=afar).status_code == 401
    assert app.test_client().get("/metrics", environ_base=afar, headers=token("admin")).status_code == 200
    proxied = {"X-Forwarded-For": "203.0.113.5"}
    assert app.test_client().get("/metrics", headers=proxied).status_code == 401


def test_published_knowledge_that_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'broken.sqlite'}"
    upgrade(url)
    app = webhook.create_app(settings_for(tmp_path, url))
    with app.extensions["helpline"].store() as work:
        load_starter(work, [("entry/broken", "Broken", "entry: broken\n  title: [")], "2026-27", NOW)
        token = create_token(work, "sample", "officer", NOW)
        work.commit()
    client = app.test_client()
    assert client.get("/healthz").json == {
        "status": "down",
        "parts": {"store": "up", "knowledge": "down", "rasa": "down", "actions": "down"},
    }
    answer = client.post(
        "/api/v1/messages", json={"text": "hello"}, headers={"Authorization": f"Bearer {token}"}
    )
    assert answer.status_code == 503
    assert answer.json["error"]["code"] == "content-unreadable"
