"""Whoever tries `--demo` finds something to look at on every trainers' page, all of it marked as a sample."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from knowledge.domain.month import Month
from knowledge.services.counting_asked import compare
from knowledge.store.tables import QuestionRow
from knowledge.store.unit_of_work import Store
from tests.webhook.conftest import address_of, sign_in
from webhook.clock import now, today
from webhook.commands.demo_log import MARK, QUESTIONS, add_past_months


@pytest.fixture
def store(app: Flask) -> Store:
    wired = app.extensions["helpline"]
    assert add_past_months(wired.store, wired.desk.edition(today()), now()) == QUESTIONS
    found: Store = wired.store
    return found


def test_every_trainers_page_is_alive_and_says_that_it_shows_samples(app: Flask, store: Store) -> None:
    trainer = sign_in(app.test_client(), address_of("trainer"))
    last = Month.last_over(now())
    span = f"from={last.before(5)}&to={last}"
    page = {path: trainer.get(f"/training{path}{'&' if '?' in path else '?'}{span}").text for path in (
        "", "/teams", "/mistakes", "/trends", "/audits", "/sessions", "/unanswered", "/questions?topic=assault",
        "/material", "/material/assault", f"/report/{last}",
    )}  # fmt: skip
    assert re.search(r"Adviser’s time to answer</span>\s*<span class=\"training-number\">\d+\.\d h", page[""])
    assert "Sample response team asks more about Stalking" in page["/teams"]
    assert "Meant 8N, decided 105A" in page["/mistakes"]
    assert "Rose since the week of" in page["/trends"]
    assert "fails often and does not ask" in page["/audits"]
    assert "Wrong turns fell by" in page["/sessions"]
    assert page["/unanswered"].count("Hand to the registrar") == 3
    assert page["/questions?topic=assault"].count(f'training-words">{MARK}') == 10
    assert "Right %" in page["/material"]
    assert "Nothing to show" not in page["/material"]
    assert page["/material/assault"].count("Exercise ") == 5
    assert "hours on average" in page[f"/report/{last}"]


def test_samples_are_marked_counted_as_a_recount_would_and_written_once(app: Flask, store: Store) -> None:
    with store.reading() as work:
        assert compare(work).equal
        unmarked = select(func.count()).where(~QuestionRow.text_redacted.startswith(MARK))
        assert work.session.scalar(unmarked) == 0
    later = now() + timedelta(days=40)
    assert add_past_months(store, app.extensions["helpline"].desk.edition(today()), later) == 0
