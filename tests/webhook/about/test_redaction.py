"""Everybody who types into the helpline can read how much redaction finds."""

from collections.abc import Callable

from flask.testing import FlaskClient

from knowledge.understanding.redaction.measured import read_measured
from webhook.about.routes import KINDS


def test_the_page_publishes_what_was_measured(signed_in: Callable[[str], FlaskClient]) -> None:
    page = signed_in("officer").get("/about/redaction").text
    measured = read_measured()
    assert f"{100 * measured.recall:.1f} in 100" in page
    assert "It does not find everything" in page
    assert all(KINDS[kind] in page for kind in measured.there)


def test_the_chat_leads_to_it(signed_in: Callable[[str], FlaskClient]) -> None:
    assert 'href="/about/redaction"' in signed_in("officer").get("/").text
