"""A draft beside which past questions were asked again, with as many ways in which answers change as one likes."""

from flask import Flask

from knowledge.domain.replay import Changes
from tests.webhook.registrar.conftest import ENTRY
from webhook.clock import now, today
from webhook.wiring import Wiring

LINES = ["Record a crime: 8N, assault.", "Source: p. 84", "The same in both.", "So is this."]


def with_ways(app: Flask, ways: int) -> None:
    """As if the process had found that many; the draft of the entry must have been begun."""
    found = Changes()
    for number in range(ways):
        after = [f"No crime, in way {number}.", *LINES[1:]]
        found.add(f"HL-{number}", f"sample question {number}", LINES, after)
        found.add(f"HL-{number}-again", f"sample question {number}", LINES, after)
    number = begun(app)
    wired: Wiring = app.extensions["helpline"]
    with wired.store() as work:
        work.replays.finish(number, found.count, {}, found, now())
        work.commit()


def begun(app: Flask) -> int:
    """The number of a replay of the draft, which no process takes up."""
    wired: Wiring = app.extensions["helpline"]
    with wired.store() as work:
        draft = work.documents.open_version(ENTRY)
        assert draft
        serial = work.knowledge_serial()
        number = work.replays.begin(ENTRY, draft.number, draft.digest, serial, now(), today())
        work.commit()
    return number
