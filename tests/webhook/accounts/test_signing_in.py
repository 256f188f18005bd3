"""Signing in, being locked out, and choosing a password."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from knowledge.services.accounts import add_account
from tests.webhook.conftest import PASSWORD, address_of, csrf, sign_in
from webhook.wiring import Wiring


def _try(client: FlaskClient, password: str, address: str = address_of("officer"), onward: str = ""):  # type: ignore[no-untyped-def]
    form = {**csrf(client, "/sign-in"), "address": address, "password": password}
    return client.post(f"/sign-in{onward}", data=form)


def test_the_right_password_opens_the_helpline(client: FlaskClient) -> None:
    answer = _try(client, PASSWORD)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "What should be recorded?" in client.get("/").text


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(client: FlaskClient) -> None:
    wrong = _try(client, "not the password")
    unknown = _try(client, "not the password", "nobody@force.example")
    assert wrong.status_code == unknown.status_code == 401
    sentence = "That address and password don&#39;t belong together."
    assert sentence in wrong.text
    assert sentence in unknown.text


def test_five_wrong_passwords_lock_the_account_and_say_for_how_long(client: FlaskClient) -> None:
    for _ in range(4):
        assert _try(client, "not the password").status_code == 401
    locked = _try(client, "not the password")
    assert locked.status_code == 429
    assert "fifteen minutes" in locked.text
    assert _try(client, PASSWORD).status_code == 429


def test_guessing_is_slowed_down_whoever_is_guessed_at(client: FlaskClient) -> None:
    statuses = [_try(client, "x", "nobody@force.example").status_code for _ in range(12)]
    assert statuses[-1] == 429
    assert int(_try(client, "x", "nobody@force.example").headers["Retry-After"]) > 0


def test_signing_in_goes_on_to_the_page_one_came_for(client: FlaskClient) -> None:
    assert client.get("/you").headers["Location"] == "/sign-in?next=/you"
    assert _try(client, PASSWORD, onward="?next=/you").headers["Location"] == "/you"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"]
)
def test_signing_in_never_leads_to_another_site(client: FlaskClient, elsewhere: str) -> None:
    assert _try(client, PASSWORD, onward=f"?next={elsewhere}").headers["Location"] == "/"


def test_signing_out_forgets_the_conversation(signed_in) -> None:  # type: ignore[no-untyped-def]
    client = signed_in("officer")
    client.post("/sign-out", data=csrf(client))
    assert client.get("/").status_code == 302
    with client.session_transaction() as session:
        assert "conversation" not in session


def test_changing_the_password_ends_the_other_sessions(app: Flask, signed_in) -> None:  # type: ignore[no-untyped-def]
    here, there = signed_in("officer"), signed_in("officer")
    form = {**csrf(here, "/password"), "old": PASSWORD, "new": "another long password"}
    assert here.post("/password", data=form).status_code == 303
    assert here.get("/").status_code == 200
    assert there.get("/").status_code == 302


def test_a_new_password_that_is_too_short_is_refused_beside_its_field(signed_in) -> None:  # type: ignore[no-untyped-def]
    client = signed_in("officer")
    refused = client.post("/password", data={**csrf(client, "/password"), "old": PASSWORD, "new": "short"})
    assert refused.status_code == 422
    assert "A password has 10 to 200 characters." in refused.text


def test_a_printed_password_must_be_changed_before_anything_else(app: Flask) -> None:
    parts: Wiring = app.extensions["helpline"]
    with parts.store() as work:
        add_account(work, "new@force.example", PASSWORD, "officer", datetime.now(UTC), must_change=True)
        work.commit()
    client = sign_in(app.test_client(), "new@force.example")
    assert client.get("/").headers["Location"] == "/password"
    assert "Choose a password of your own" in client.get("/password").text
    form = {**csrf(client, "/password"), "old": PASSWORD, "new": "another long password"}
    client.post("/password", data=form)
    assert client.get("/").status_code == 200
