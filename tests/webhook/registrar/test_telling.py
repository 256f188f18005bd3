"""An emergency is marked and passes; advice taken back reaches the officer who was given it."""

import html
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from tests.webhook.conftest import csrf
from tests.webhook.registrar.conftest import ENTRY, HOME, Desk, field

QUESTION = "when is a crime related incident recorded"
MARK = "in an emergency by one person alone"


@pytest.fixture
def officer(signed_in: Callable[[str], FlaskClient]) -> FlaskClient:
    return signed_in("officer")


def ask(officer: FlaskClient, text: str = QUESTION) -> str:
    page = officer.get("/").text
    fields = {name: field(page, name) for name in ("conversation", "form")}
    officer.post("/", data={**csrf(officer), **fields, "text": text})
    return html.unescape(officer.get("/").text)


def urgent(ben: Desk) -> None:
    """The administrator alone publishes a changed entry."""
    ben.begin(ENTRY)
    ben.save(ENTRY, ben.editor(ENTRY)["body"] + "\n# urgent\n")
    assert ben.step("emergency", ENTRY, why="the old one is dangerous").status_code == 303


def test_an_emergency_publication_is_marked_in_the_chat_until_a_second_person_approves(
    ann: Desk, ben: Desk, officer: FlaskClient
) -> None:
    assert MARK not in ask(officer)
    urgent(ben)
    assert MARK in ask(officer)
    assert "the old one is dangerous" in ann.page(f"{HOME}/document/{ENTRY}")
    digest = field(ann.client.get(f"{HOME}/document/{ENTRY}").text, "digest")
    alone = ben.post(f"{HOME}/confirm/2/{ENTRY}", digest=digest)
    assert (alone.status_code, "second person" in alone.text) == (403, True)
    assert ann.post(f"{HOME}/confirm/2/{ENTRY}", digest=digest).status_code == 303
    officer.post("/chat/new", data=csrf(officer))
    assert MARK not in ask(officer)


def test_only_an_administrator_is_offered_it_and_only_with_a_reason(ann: Desk, ben: Desk) -> None:
    ben.begin(ENTRY)
    ben.save(ENTRY, ben.editor(ENTRY)["body"] + "\n# urgent\n")
    assert "Publish in an emergency" not in ann.page(f"{HOME}/review/{ENTRY}")
    assert ann.post(f"{HOME}/emergency/2/{ENTRY}", why="so", digest="x").status_code == 403
    refused = ben.step("emergency", ENTRY, why="")
    assert (refused.status_code, "Say what the emergency is." in refused.text) == (422, True)


def test_recalled_advice_is_told_in_the_chat_until_it_is_read(
    ann: Desk, ben: Desk, officer: FlaskClient
) -> None:
    ask(officer)
    urgent(ben)
    page = f"{HOME}/recall/{ENTRY}"
    assert ann.post(page, since="2026-01-01", text="").status_code == 422
    assert ann.post(page, since="2099-01-01", text="It was wrong.").status_code == 422
    assert ann.post(page, since="2026-01-01", text="It was wrong.").status_code == 303
    told = officer.get("/").text
    assert "It was wrong." in told
    assert "0 of 1 read" in ann.page(page)
    officer.post("/chat/new", data=csrf(officer))
    assert "It was wrong." in officer.get("/").text, "in whatever conversation they are"
    number = told.split("/chat/notices/")[1].split('"')[0]
    assert ann.post(f"/chat/notices/{number}").status_code == 404, "it is not hers to read"
    assert officer.post(f"/chat/notices/{number}", data=csrf(officer)).status_code == 303
    assert "It was wrong." not in officer.get("/").text
    assert "1 of 1 read" in ann.page(page)


def test_a_document_is_saved_with_its_whole_history(ann: Desk) -> None:
    answer = ann.client.get(f"{HOME}/export/{ENTRY}")
    assert "attachment" in answer.headers["Content-Disposition"]
    told = answer.get_json()
    assert (told["document"]["id"], [one["number"] for one in told["versions"]]) == (ENTRY, [1])
