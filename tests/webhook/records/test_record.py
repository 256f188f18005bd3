"""Whoever finds a reference in a crime's log can read what was advised, and prove it."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

STORY = "he punched his girlfriend in the face, black eye, she reports it herself at home"


@dataclass(frozen=True)
class Given:
    """What an officer was advised, and the words she was given for the log."""

    reference: str
    code: str
    log: str


@pytest.fixture
def given(app: Flask, token: Callable[[str], dict[str, str]]) -> Given:
    body = {"conversation": "c1", "text": STORY}
    answer = app.test_client().post("/api/v1/messages", json=body, headers=token("officer"))
    (reply,) = answer.json["replies"]
    return Given(reply["record"]["reference"], reply["record"]["code"], reply["log"])


@pytest.fixture
def colleague(signed_in: Callable[[str], FlaskClient]) -> FlaskClient:
    return signed_in("officer")


def test_a_colleague_reads_the_advice_but_not_the_officers_words(
    colleague: FlaskClient, given: Given
) -> None:
    page = colleague.get(f"/r/{given.reference}").text
    assert "Record a crime" in page
    assert "Class 8N" in page
    assert "girlfriend" not in page
    assert f'fit check code <span class="code">{given.code}' in page


def test_the_code_in_the_log_is_held_against_the_records_own(colleague: FlaskClient, given: Given) -> None:
    written = re.search(r"check code (\w{8})", given.log)
    assert written
    assert "is this record’s own" in colleague.get(f"/r/{given.reference}?code={written[1].lower()}").text
    assert "is not this record’s" in colleague.get(f"/r/{given.reference}?code=00000000").text


def test_words_changed_in_the_store_are_noticed(colleague: FlaskClient, given: Given, settings: Any) -> None:
    with closing(sqlite3.connect(settings.home / "helpline.sqlite")) as database:
        (kept,) = database.execute("select replies from question").fetchone()
        (reply,) = json.loads(kept)
        reply["decision"]["crimes"][0]["ho_class"] = "105A"
        database.execute("update question set replies = ?", [json.dumps([reply])])
        database.commit()
    assert "These are not the words that were given" in colleague.get(f"/r/{given.reference}").text


def test_a_reference_that_nobody_was_given_is_not_found(colleague: FlaskClient) -> None:
    answer = colleague.get("/r/HL-2026-999999")
    assert answer.status_code == 404
    assert "no record of that reference" in answer.text


def test_the_form_leads_to_the_record(colleague: FlaskClient, given: Given) -> None:
    assert "Find a record of advice" in colleague.get("/r").text
    found = colleague.get("/r", query_string={"reference": given.reference, "code": given.code})
    assert found.status_code == 302
    assert found.location == f"/r/{given.reference}?code={given.code}"
