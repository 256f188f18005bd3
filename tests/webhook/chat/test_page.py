"""The chat page without script: a form that posts and comes back."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from knowledge.settings import Settings
from tests.webhook.conftest import csrf, sign_in
from webhook.wiring import Wiring

SignedIn = Callable[[str], FlaskClient]


def fields(client: FlaskClient) -> dict[str, str]:
    """The hidden fields of the page's own form."""
    page = client.get("/").text
    form = page[page.index('id="composer"') :]
    return {
        name: str(re.search(rf'name="{name}" value="([^"]+)"', form)[1])
        for name in ("csrf_token", "conversation", "form")
    }  # type: ignore[index]


def ask(client: FlaskClient, text: str) -> str:
    """Send through the form; the page that comes back."""
    answer = client.post("/", data={**fields(client), "text": text})
    assert answer.status_code == 303, answer.text
    return client.get("/").text


def test_a_question_and_its_answer_stay_on_the_page(signed_in: SignedIn) -> None:
    page = ask(signed_in("officer"), "can a teacher report a crime for a pupil")
    assert "can a teacher report a crime for a pupil" in page
    assert "Decision support: the recording decision is yours." in page
    assert re.search(r"HL-\d{4}-\d{6}", page)
    assert "approved by starter edition 2026-27" in page
    assert "Words for the log" in page


def test_a_decision_says_first_what_to_record(signed_in: SignedIn) -> None:
    page = ask(
        signed_in("officer"), "he punched his girlfriend in the face, black eye, she reports it herself"
    )
    panel = page[page.index('class="decision decision--record_crime"') :]
    assert (
        panel.index("Record a crime")
        < panel.index("Class 8N")
        < panel.index("Why")
        < panel.index("Words for the log")
    )
    assert panel.count("There is an injury") == 1 + panel[panel.index("<textarea") :].count(
        "There is an injury"
    )


def test_a_question_back_is_answered_by_its_button(signed_in: SignedIn) -> None:
    client = signed_in("officer")
    page = ask(client, "someone has been assaulted")
    payload = re.search(r'value="(/inform[^"]*injury[^"]*none[^"]*)"', page)
    assert payload
    assert "Why do you ask?" in page
    page = ask(client, payload[1].replace("&#34;", '"'))
    said = re.findall(r'talk-said">.*?<p>(.*?)</p>', page, re.DOTALL)
    assert said[-1].lower().startswith("no injury")
    assert "/inform" not in said[-1]


def test_only_the_last_answer_has_buttons(signed_in: SignedIn) -> None:
    client = signed_in("officer")
    ask(client, "can a teacher report a crime for a pupil")
    page = ask(client, "what is a crime related incident")
    assert page.count('value="/helpful"') == 1


def test_sending_the_form_twice_asks_once(app: Flask, signed_in: SignedIn) -> None:
    client = signed_in("officer")
    data = {**fields(client), "text": "can a teacher report a crime for a pupil"}
    client.post("/", data=data)
    client.post("/", data=data)
    parts: Wiring = app.extensions["helpline"]
    with parts.store.reading() as work:
        assert len(work.questions.of_conversation(data["conversation"])) == 1


def test_what_cannot_be_sent_comes_back_to_be_mended(signed_in: SignedIn) -> None:
    client = signed_in("officer")
    for text, sentence in (
        ("  ", "Write a message first."),
        ("a" * 4001, "A message has at most 4000 characters."),
    ):
        refused = client.post("/", data={**fields(client), "text": text})
        assert refused.status_code == 422
        assert sentence in refused.text
        assert text.strip() in refused.text


def test_nothing_typed_is_lost_while_the_store_is_locked(signed_in: SignedIn, settings: Settings) -> None:
    client = signed_in("officer")
    data = {**fields(client), "text": "can a teacher report a crime for a pupil"}
    file = Path(settings.database_url.removeprefix("sqlite:///"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = client.post("/", data=data)
        other.execute("ROLLBACK")
    assert refused.status_code == 503
    assert "can a teacher report a crime for a pupil" in refused.text
    assert client.post("/", data=data).status_code == 303


def test_what_was_typed_is_shown_as_text_not_as_page(signed_in: SignedIn) -> None:
    page = ask(signed_in("officer"), "<script>alert(1)</script><b>bold</b>")
    assert "<script>alert" not in page
    assert "&lt;b&gt;" in page


def test_a_new_conversation_begins_empty(signed_in: SignedIn) -> None:
    client = signed_in("officer")
    ask(client, "can a teacher report a crime for a pupil")
    client.post("/chat/new", data=csrf(client))
    assert "can a teacher" not in client.get("/").text


def test_nobody_sees_or_continues_anothers_conversation(app: Flask, signed_in: SignedIn) -> None:
    officer, trainer = signed_in("officer"), signed_in("trainer")
    ask(officer, "can a teacher report a crime for a pupil")
    theirs = fields(officer)["conversation"]
    answer = trainer.post("/", data={**fields(trainer), "conversation": theirs, "text": "hello"})
    assert answer.status_code == 403
    with trainer.session_transaction() as session:
        session["conversation"] = theirs
    assert "can a teacher" not in trainer.get("/").text


def test_the_script_gets_the_same_piece_of_page(signed_in: SignedIn) -> None:
    client = signed_in("officer")
    data = {**fields(client), "text": "can a teacher report a crime for a pupil"}
    answer: Any = client.post("/chat/message", data=data, headers={"Accept": "application/json"})
    assert "Decision support" in answer.json["html"]
    assert answer.json["form"] != data["form"]
    refused: Any = client.post(
        "/chat/message", data={**data, "text": ""}, headers={"Accept": "application/json"}
    )
    assert (refused.status_code, refused.json["error"]["message"]) == (422, "Write a message first.")


def test_an_advisers_answer_appears_in_the_conversation(app: Flask, signed_in: SignedIn) -> None:
    officer, adviser = signed_in("officer"), signed_in("adviser")
    ask(officer, "can a teacher report a crime for a pupil")
    page = ask(officer, "/human")
    reference = re.search(r"AQ-\d{4}-\d{6}", page)
    assert reference
    assert reference[0] in adviser.get("/inquiries").text
    asked = adviser.get(f"/inquiries/{reference[0]}").text
    assert "can a teacher report a crime for a pupil" in asked
    form = {**csrf(adviser, f"/inquiries/{reference[0]}"), "answer": "Yes, on page 8."}
    assert adviser.post(f"/inquiries/{reference[0]}", data=form).status_code == 303
    assert "Yes, on page 8." in officer.get("/").text
    assert adviser.post(f"/inquiries/{reference[0]}", data=form).status_code == 409


def test_an_adviser_cannot_answer_with_nothing_or_what_is_not_there(signed_in: SignedIn) -> None:
    adviser = signed_in("adviser")
    assert adviser.get("/inquiries/AQ-2026-999999").status_code == 404
    assert "Nothing is waiting" in adviser.get("/inquiries").text


def test_a_page_that_is_not_there_says_so_kindly(app: Flask) -> None:
    answer = sign_in(app.test_client(), "nobody@force.example").get("/nowhere")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def unescaped(payload: str) -> str:
    return payload.replace("&#34;", '"')


def test_an_officer_is_led_by_buttons_to_a_decision(signed_in: SignedIn) -> None:
    client = signed_in("officer")
    assert 'value="/guide"' in client.get("/").text
    page = ask(client, "/guide")
    for title in ("Damage and arson", "Arson"):
        payload = re.search(rf'value="(/guide\{{[^"]+)"[^>]*>{title}<', page)
        assert payload, title
        page = ask(client, unescaped(payload[1]))
        assert re.findall(r'talk-said">.*?<p>(.*?)</p>', page, re.DOTALL)[-1] == title
    for _ in range(10):
        options = re.findall(r'value="(/inform[^"]+)"', page)
        if not options:
            break
        assert "Why do you ask?" in page
        assert 'value="/back"' in page
        assert 'value="/stop"' in page
        page = ask(client, unescaped(options[0]))
    assert 'class="decision decision--' in page


def test_a_chip_is_tapped_and_changed(signed_in: SignedIn) -> None:
    client = signed_in("officer")
    page = ask(client, "he punched his girlfriend in the face, black eye, she reports it herself")
    payload = re.search(r'value="(/change[^"]*injury[^"]*)"', page)
    assert payload
    page = ask(client, unescaped(payload[1]))
    none = re.search(r'value="(/inform[^"]*injury[^"]*none[^"]*)"', page)
    assert none
    page = ask(client, unescaped(none[1]))
    assert "That changes the decision. It was: record a crime, 1 × 8N" in page
    assert "Class 105A" in page[page.rindex('class="decision ') :]


def test_stopped_and_carried_on_with_the_button(signed_in: SignedIn) -> None:
    client = signed_in("officer")
    asked = ask(client, "someone has been assaulted")
    assert "What injury is there?" in asked
    assert 'value="/resume"' in ask(client, "/stop")
    page = ask(client, "/resume")
    assert re.search(r'value="/inform[^"]*injury[^"]*none', page)


def test_a_principal_crime_and_what_is_beside_it_are_told_apart(signed_in: SignedIn) -> None:
    said = "he slapped her, bruise, smashed her phone and breached his non-mol by being there. they are exes"
    page = ask(signed_in("officer"), said)
    panel = page[page.index('class="decision decision--record_crime"') :]
    assert "Record 2 crimes" in panel
    assert panel.index("principal crime") < panel.index("recorded in addition")
    assert "Not recorded separately" in panel
