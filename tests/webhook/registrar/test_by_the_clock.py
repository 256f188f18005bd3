"""What the day changes in the chat by itself: review days, planned publications, and a clock that is wrong."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from flask import Flask

from knowledge.domain.documents import Version, digest_of
from knowledge.domain.results import Results
from knowledge.services.approving import Seen, approve
from knowledge.services.publishing import save_draft, start_draft, submit
from tests.webhook.chat.test_page import SignedIn, ask
from tests.webhook.conftest import address_of
from tests.webhook.registrar.conftest import ENTRY, HOME, Desk
from tests.webhook.registrar.test_publishing import NEW_WORDS, QUESTION, with_new_words
from webhook import clock
from webhook.clock import today
from webhook.wiring import Wiring

REVIEW_BY, LAST_OF_GRACE = date(2027, 4, 1), date(2027, 6, 30)
SetClock = Callable[[date], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Every page, and the chat, then believe that it is noon of that day."""

    def turn(day: date) -> None:
        monkeypatch.setattr(clock, "now", lambda: datetime.combine(day, time(12), UTC))

    return turn


def test_an_overdue_answer_says_so_to_officers(signed_in: SignedIn, set_clock: SetClock) -> None:
    set_clock(REVIEW_BY)
    assert "overdue" not in ask(signed_in("officer"), QUESTION)
    set_clock(REVIEW_BY + timedelta(days=1))
    assert "overdue for review since 1 April 2027" in ask(signed_in("officer"), QUESTION)


def test_past_its_grace_it_is_not_given_and_the_question_waits_for_a_person(
    signed_in: SignedIn, set_clock: SetClock
) -> None:
    set_clock(LAST_OF_GRACE)
    assert "overdue for review since 1 April 2027" in ask(signed_in("officer"), QUESTION)
    set_clock(LAST_OF_GRACE + timedelta(days=1))
    page = ask(signed_in("officer"), f"{QUESTION} at all")
    reply = page[page.index(f"{QUESTION} at all") :]
    assert (
        "too long past its review date to be given, so I have passed your question to the advisers" in reply
    )
    assert "overdue for review" not in reply
    assert f"{QUESTION} at all" in signed_in("adviser").get("/inquiries").text


def test_a_planned_text_is_said_from_its_day_and_no_longer_when_the_clock_is_put_back(
    signed_in: SignedIn, ann: Desk, ben: Desk, set_clock: SetClock
) -> None:
    day = today() + timedelta(days=10)
    ann.begin(ENTRY)
    ann.save(ENTRY, with_new_words(ann.editor(ENTRY)["body"]))
    ann.step("submit", ENTRY)
    assert ben.step("approve", ENTRY, takes_effect=day.isoformat()).status_code == 303
    for here, said in ((day - timedelta(days=1), False), (day, True), (day - timedelta(days=2), False)):
        set_clock(here)
        assert (NEW_WORDS in ask(signed_in("officer"), QUESTION)) is said


def test_a_planned_text_that_fails_on_its_day_is_shown_to_its_owner_and_in_healthz(
    app: Flask, signed_in: SignedIn, ann: Desk, ben: Desk, set_clock: SetClock
) -> None:
    day = today() + timedelta(days=10)
    plan_unreadable(app, day)
    assert "Failed to publish" not in ann.page(HOME)
    assert ann.client.get("/healthz").get_json()["parts"]["knowledge"] == "up"
    set_clock(day)
    page = ann.page(HOME)
    assert "Failed to publish, yours to mend: " in page
    assert "version 2, can’t be read, so officers are told version 1 instead" in page
    health = ann.client.get("/healthz").get_json()
    assert (health["status"], health["parts"]["knowledge"]) == ("degraded", "in part")
    assert health["not_said"][0]["document_id"] == ENTRY
    assert "approved by starter edition 2026-27" in ask(signed_in("officer"), QUESTION)


def plan_unreadable(app: Flask, day: date) -> Version:
    """Approved for the day by a check that saw no fault, as a later release of the helpline may see one."""
    parts: Wiring = app.extensions["helpline"]
    now, body = datetime.now(UTC), "entry: ["

    def nothing_wrong(_document: str, _body: str) -> Results:
        return Results()

    with parts.store() as work:
        writer, approver = (work.accounts.find_by_address(address_of(who)) for who in ("registrar", "admin"))
        assert writer
        assert approver
        begun = start_draft(work, ENTRY, writer, now)
        saved = save_draft(work, ENTRY, 2, body, begun.digest, writer, now, nothing_wrong).version
        submit(work, ENTRY, 2, saved.digest, writer, now, nothing_wrong)
        seen = Seen(digest_of(saved.title, body), Results().digest)
        done = approve(work, ENTRY, 2, seen, day, approver, now, today(), nothing_wrong)
        work.commit()
    return done
