"""What waits is seen first; any document is found among a thousand."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from knowledge.services.publishing import start_document
from knowledge.services.starter_edition import load_starter
from knowledge.store import guards
from tests.webhook.registrar.conftest import ENTRY, HOME, Desk
from tests.webhook.registrar.test_telling import ask
from webhook.registrar import home
from webhook.wiring import Wiring


def test_drafts_are_listed_by_whose_they_are(ann: Desk, ben: Desk) -> None:
    assert "Drafts of yours" not in ann.page(HOME)
    ann.begin(ENTRY)
    assert "Drafts of yours" in ann.page(HOME)
    assert "Drafts of others" in ben.page(HOME)


def test_a_release_offers_its_changes(app: Flask, ann: Desk) -> None:
    parts: Wiring = app.extensions["helpline"]
    with parts.store() as work:
        load_starter(work, [("entry/sample", "Sample offer", "entry: sample")], "2026-27", datetime.now(UTC))
        work.commit()
    page = ann.page(HOME)
    assert "Offered by a new release" in page
    assert "Sample offer" in page


def test_entries_near_or_past_their_review_day_are_listed(ann: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "today", lambda: date(2027, 3, 20))
    near = ann.page(HOME)
    counted = re.search(r"To be reviewed within 30 days \((\d+)\)", near)
    assert counted
    assert f'href="#soon"><strong>{counted[1]}</strong> to be reviewed within 30 days' in near
    assert "Overdue for review" not in near
    monkeypatch.setattr(home, "today", lambda: date(2027, 4, 10))
    late = ann.page(HOME)
    assert "overdue: by 1 April 2027" in late
    assert f"Overdue for review ({counted[1]})" in late


def test_questions_without_an_answer_stand_there_with_harm_and_volume(
    ann: Desk, signed_in: Callable[[str], FlaskClient]
) -> None:
    assert "Questions without a good answer (" not in ann.page(HOME)
    officer = signed_in("officer")
    ask(officer, "my ex keeps following me and zorbing past the house")
    ask(officer, "I want to speak to a person")
    page = ann.page(HOME)
    assert "Questions without a good answer (1)" in page
    assert re.search(r"Asked once by 1 person; tells of (no crime with a sentence|a crime with up to)", page)


def test_documents_are_found_by_kind_and_by_words_of_their_text(ann: Desk) -> None:
    page = ann.page(f"{HOME}?kind=topic&q=punch* headbutt*")
    assert "Common assault and assault with injury" in page
    assert re.search(r"\b[1-9] documents? with", page)
    assert "Sexting" not in page
    assert "0 documents" in ann.page(f"{HOME}?q=zzzqqq")
    assert ann.client.get(f"{HOME}?page=99999&kind=nothing&q=%00%F0").status_code == 200
    assert ann.client.get(f"{HOME}?page=minus").status_code == 200


def test_a_thousand_documents_come_in_pages(app: Flask, ann: Desk) -> None:
    parts: Wiring = app.extensions["helpline"]
    with parts.store() as work:
        who = work.accounts.find_by_address("registrar.sample@force.example")
        assert who
        for number in range(1000):
            start_document(work, f"entry/sample-{number}", f"Sample {number}", "x", who, datetime.now(UTC))
        work.commit()
    page = ann.page(f"{HOME}?q=entry/sample-&page=3")
    assert "1000 documents" in page
    assert page.count('role="row"') == home.EACH_PAGE + 1
    assert 'aria-current="page"' in page


def test_a_published_text_that_cannot_be_read_shuts_nobody_out_who_can_mend_it(app: Flask, ann: Desk) -> None:
    parts: Wiring = app.extensions["helpline"]
    with parts.store() as work:
        version = work.documents.version(ENTRY, 1)
        assert version
        guards.take_down(work.session.connection())
        work.session.connection().exec_driver_sql(
            "UPDATE version SET body = 'entry: [' WHERE document_id = 'entry/crime-related-incident'"
        )
        work.serial.move()
        work.commit()
    page = ann.page(HOME)
    assert "Failed to publish" in page
    assert "told nothing of it" in page
    assert "entry/crime-related-incident.yml" in page
    health = ann.client.get("/healthz").get_json()
    assert (health["parts"]["knowledge"], health["not_said"][0]["document_id"]) == ("in part", ENTRY)
    others = ann.client.get("/api/v1/entries").get_json()
    assert len(str(others)) > 10_000, "all other entries are still given"
    assert "can’t be read" in ann.page(f"{HOME}/document/{ENTRY}")
    ann.begin(ENTRY)
    assert ann.save(ENTRY, version.body).status_code == 303
    assert "Submit for approval" in ann.page(f"{HOME}/review/{ENTRY}")
