"""The admin adds people, changes what they do, and closes accounts."""

import re

from flask import Flask
from flask.testing import FlaskClient

from tests.webhook.conftest import address_of, csrf, sign_in


def _number(client: FlaskClient, address: str) -> int:
    row = next(part for part in client.get("/people").text.split("<tr") if address in part)
    found = re.search(r"/people/(\d+)", row)
    assert found
    return int(found[1])


def test_an_admin_adds_somebody_who_then_signs_in(app: Flask, signed_in) -> None:  # type: ignore[no-untyped-def]
    admin = signed_in("admin")
    form = {"address": "fresh@force.example", "name": "Fresh", "role": "trainer", "team": "Training"}
    page = admin.post("/people/new", data={**csrf(admin, "/people/new"), **form}).text
    password = re.search(r'<span class="code">([^<]+)', page)
    assert password
    fresh = sign_in(app.test_client(), "fresh@force.example", password[1])
    assert fresh.get("/").headers["Location"] == "/password"


def test_an_address_is_added_once(signed_in) -> None:  # type: ignore[no-untyped-def]
    admin = signed_in("admin")
    form = {**csrf(admin, "/people/new"), "address": address_of("officer"), "role": "officer"}
    refused = admin.post("/people/new", data=form)
    assert refused.status_code == 422
    assert "already an account" in refused.text


def test_closing_an_account_ends_its_sessions_at_once(signed_in) -> None:  # type: ignore[no-untyped-def]
    admin, officer = signed_in("admin"), signed_in("officer")
    number = _number(admin, address_of("officer"))
    admin.post(f"/people/{number}/close", data=csrf(admin))
    assert officer.get("/").status_code == 302
    admin.post(f"/people/{number}/open", data=csrf(admin))
    assert "Sample officer may sign in" in admin.get("/people").text


def test_a_new_role_counts_from_the_next_sign_in(app: Flask, signed_in) -> None:  # type: ignore[no-untyped-def]
    admin = signed_in("admin")
    number = _number(admin, address_of("officer"))
    form = {**csrf(admin), "role": "adviser", "team": "CDI"}
    assert admin.post(f"/people/{number}", data=form).status_code == 303
    assert sign_in(app.test_client(), address_of("officer")).get("/inquiries").status_code == 200


def test_an_admin_can_neither_close_nor_demote_themselves(signed_in) -> None:  # type: ignore[no-untyped-def]
    admin = signed_in("admin")
    number = _number(admin, address_of("admin"))
    assert admin.post(f"/people/{number}/close", data=csrf(admin)).status_code == 409
    assert admin.post(f"/people/{number}", data={**csrf(admin), "role": "officer"}).status_code == 409


def test_a_number_that_nobody_has_is_not_found(signed_in) -> None:  # type: ignore[no-untyped-def]
    assert signed_in("admin").get("/people/999").status_code == 404
