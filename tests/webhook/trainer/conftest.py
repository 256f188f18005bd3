"""A log with something to teach in it: invented questions, with nobody in them."""

from datetime import datetime, timedelta

import pytest
from flask import Flask

from knowledge.domain.conversation import Asker, Outcome
from knowledge.services.answering_log import claim_conversation, finish_question, mark_helped, open_question
from knowledge.store.unit_of_work import Store
from tests.webhook.test_browser import address as address
from tests.webhook.test_browser import opened as opened
from webhook.clock import now

DECIDED = Outcome("decided", "ask", "assault", decision="record_crime")
STALKING = Outcome("answered", "ask", "stalking", "stalking-overview", 1)
HANDED_OVER = Outcome("handed_over", "still-unclear")
UNFINISHED = Outcome("needs_facts", "ask", "assault")
OUTSIDE = Outcome("out_of_scope", "out_of_scope")
FORMULA = '=HYPERLINK("https://force.example")'


def ask(
    store: Store,
    conversation: str,
    outcome: Outcome,
    text: str,
    *,
    at: datetime,
    team: str = "Response 1",
    owner: str | None = None,
    helped: bool | None = None,
) -> None:
    """One question and what became of it."""
    with store() as work:
        claim_conversation(work, conversation, owner or f"account:{conversation}", at)
        question = open_question(work, conversation, None, text, Asker("officer", team), at).question
        finish_question(work, question, [{"text": "…", "status": outcome.status}], outcome, 5, "secret")
        if helped is not None:
            mark_helped(work, conversation, helped=helped)
        work.commit()


@pytest.fixture
def store(app: Flask) -> Store:
    """The web app's own."""
    found: Store = app.extensions["helpline"].store
    return found


@pytest.fixture
def asked(store: Store) -> Store:
    """Six questions of the last four weeks, and one of long ago."""
    today = now()
    day = timedelta(days=1)
    ask(store, "c1", DECIDED, "pushed in a queue, no marks", at=today - 20 * day, helped=True)
    ask(store, "c2", STALKING, "ex outside her work", at=today - 9 * day, owner="account:7", helped=False)
    ask(store, "c3", STALKING, "ex outside again, one crime?", at=today - 8.5 * day, owner="account:7")
    ask(store, "c4", HANDED_OVER, FORMULA, at=today - 8 * day, team="Contact centre")
    ask(store, "c5", UNFINISHED, "someone was hit", at=today - 2 * day, team="Contact centre")
    ask(store, "c6", OUTSIDE, "which uniform for the parade", at=today - 1 * day, team="")
    ask(store, "c7", DECIDED, "from long ago", at=today - 400 * day)
    return store
