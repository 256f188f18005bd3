"""What programs can look up, and decisions from facts alone."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.webhook.api.test_messages import error_of


@pytest.fixture
def officer(app: Flask, token: Any) -> FlaskClient:
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = token("officer")["Authorization"]
    return client


def test_entries_are_found_by_words_and_opened_by_id(officer: FlaskClient) -> None:
    found = officer.get("/api/v1/entries?q=common assault").json["entries"]
    assert found
    one = officer.get(f"/api/v1/entries/{found[0]['id']}").json
    assert one["id"] == found[0]["id"]
    assert one["version"] == 1


def test_nothing_was_published_before_the_edition_began(officer: FlaskClient) -> None:
    found = officer.get("/api/v1/entries?q=common assault").json["entries"][0]["id"]
    error_of(officer.get(f"/api/v1/entries/{found}?on=2001-01-01"), 404)


def test_an_offence_is_opened_by_its_code(officer: FlaskClient) -> None:
    assert officer.get("/api/v1/offences?q=harassment").json["offences"]
    assert officer.get("/api/v1/offences/195-94").json["code"] == "195/94"
    error_of(officer.get("/api/v1/offences/000-00"), 404)
    assert officer.get("/api/v1/offences/195-94?on=2026-04-01").json["code"] == "195/94"
    error_of(officer.get("/api/v1/offences/195-94?on=2026-03-31"), 404)
    assert error_of(officer.get("/api/v1/offences?on=soon"), 422)["field"] == "on"


def test_every_fact_has_its_question_kind_and_permitted_values(officer: FlaskClient) -> None:
    facts = officer.get("/api/v1/facts").json["facts"]
    assert facts
    for fact in facts:
        assert {"id", "question", "kind", "permitted"} <= fact.keys()


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "03/05/2026", "20260503"])
def test_a_day_that_is_none_is_refused(officer: FlaskClient, day: str) -> None:
    assert error_of(officer.get(f"/api/v1/entries?on={day}"), 422)["field"] == "on"
    assert error_of(officer.post("/api/v1/decisions", json={"facts": {}, "on": day}), 422)["field"] == "on"


def test_facts_alone_are_decided(officer: FlaskClient) -> None:
    decision = officer.post("/api/v1/decisions", json={"facts": {}, "on": "2026-05-03"}).json
    assert decision["status"] == "needs_facts"
    assert decision["on"] == "2026-05-03"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"facts": None},
        {"facts": "injury"},
        {"facts": {"no_such_fact_at_all": "yes"}},
        {"facts": {"act": "zzz"}},
    ],
)
def test_facts_that_cannot_be_used_are_refused(officer: FlaskClient, body: dict[str, object]) -> None:
    error_of(officer.post("/api/v1/decisions", json=body), 422)


def test_the_description_names_every_call_and_no_other(app: Flask, client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").json
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("api.")]
    served = {(re.sub(r"<(\w+)>", r"{\1}", rule.rule), method.lower())
              for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}}  # fmt: skip
    told = {(path, method) for path, methods in described["paths"].items() for method in methods}
    assert told == served
