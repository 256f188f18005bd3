"""Questions asked and answered as the web app does it, for tests that look back on them."""

import json
from datetime import datetime
from typing import Any

from knowledge.domain.conversation import Asker, Outcome
from knowledge.reading.starter import starter_documents
from knowledge.services.advising import Desk, Turn, advise
from knowledge.services.answering_log import claim_conversation, finish_question, open_question
from knowledge.services.starter_edition import load_starter
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import DAY

OFFICER = Asker("officer", "Response 3")


ENTRY = "entry/crime-related-incident"


def fill(store: Store) -> None:
    """The starter edition with one of its entries."""
    texts = [
        (one.id, one.title, one.body)
        for one in starter_documents()
        if one.id == ENTRY or not one.id.startswith("entry/")
    ]
    with store() as work:
        load_starter(work, texts, "2026-27", NOW)
        work.commit()


def ask(
    store: Store, desk: Desk, conversation: str, text: str, owner: str = "account:1", at: datetime = NOW
) -> str:
    """The reference of the answer."""
    with store() as work:
        claim_conversation(work, conversation, owner, at)
        opened = open_question(work, conversation, None, text, OFFICER, at)
        work.commit()
    kind, _, pressed = text[1:].partition("{") if text.startswith("/") else ("ask", "", "")
    payload = json.loads("{" + pressed) if pressed else {}
    turn = Turn(conversation, text, kind, payload, now=at, on=DAY)
    replies = [dict(one.as_json()) for one in advise(turn, desk)]
    main: dict[str, Any] = replies[0]
    entry: dict[str, Any] = next(iter(main["entries"]), {})
    decision: dict[str, Any] = main["decision"] or {}
    outcome = Outcome(
        main["status"], main["kind"], main["topic"], entry.get("id"), entry.get("version"),
        decision.get("decision"),
    )  # fmt: skip
    with store() as work:
        done = finish_question(work, opened.question, replies, outcome, 5, "secret of these tests")
        work.commit()
    return done.reference
