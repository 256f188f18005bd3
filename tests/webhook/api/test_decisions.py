"""`POST /api/v1/decisions`: people and acts in, a decision with its reasons out; what is wrong is named."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webhook.api.test_messages import error_of

PEOPLE = [
    {"id": "V1", "role": "victim", "age": 30, "sex": "female"},
    {"id": "V2", "role": "victim", "age": 31, "sex": "female"},
]


@pytest.fixture
def officer(app: Flask, token: Any) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = token("officer")["Authorization"]
    return client


def _decided(officer: FlaskClient, facts: dict[str, object], **more: str) -> dict[str, Any]:
    answer = officer.post("/api/v1/decisions", json={"facts": facts, "on": "2026-05-03", **more})
    assert answer.status_code == 200, answer.json
    decision: dict[str, Any] = answer.get_json()
    return decision


def test_each_victim_of_a_report_has_a_crime(officer: FlaskClient) -> None:
    decision = _decided(officer, {"people": PEOPLE, "act": "assault", "injury": "lesser"})
    assert [(crime["code"], crime["victim"]) for crime in decision["crimes"]] == [
        ("008/06", "V1"),
        ("008/06", "V2"),
    ]


def test_reasons_changes_and_questions_say_where_they_lead_and_cite_their_pages(officer: FlaskClient) -> None:
    question = _decided(officer, {"act": "assault"})["question"]
    assert question["fact"] == "injury"
    assert [answer["crimes"][0]["code"] for answer in question["answers"]] == ["105/01", "008/06", "008/01"]
    decision = _decided(officer, {"act": "assault", "injury": "lesser"}, meant="105A")
    assert all(change["because"] and change["facts"] for change in decision["would_change"])
    assert decision["why_not"]
    assert all(line["because"] for line in decision["why_not"])


WRONG: tuple[tuple[dict[str, object], str], ...] = (
    ({"no_such_fact": "yes"}, "no_such_fact"),
    ({"act": "assault", "injury": 7}, "injury"),
    ({"act": "assault", "victim_age": 200}, "victim_age"),
    ({"act": "assault", "committed": "2026-05-04"}, "committed"),
    ({"act": "assault", "received": "2026-01-01T00:00:00Z"}, "received"),
    ({"people": PEOPLE * 100}, "people"),
    ({"people": [{"id": "Ann", "role": "victim"}]}, "id"),
    ({"people": PEOPLE, "acts": [{"act": "assault", "victim": "V9"}]}, "victim"),
)


def test_what_is_wrong_is_named_in_one_sentence(officer: FlaskClient) -> None:
    for facts, field in WRONG:
        error = error_of(officer.post("/api/v1/decisions", json={"facts": facts, "on": "2026-05-03"}), 422)
        assert error["field"] == field
    for meant in ("gobbledygook", 8):
        body = {"facts": {"act": "assault"}, "on": "2026-05-03", "meant": meant}
        assert error_of(officer.post("/api/v1/decisions", json=body), 422)["field"] == "meant"


def test_where_no_rules_are_held_for_a_day_it_says_so(officer: FlaskClient) -> None:
    error = error_of(officer.post("/api/v1/decisions", json={"facts": {}, "on": "2026-03-31"}), 422)
    assert error["field"] == "on"
    assert "they begin on 2026-04-01" in error["message"]
