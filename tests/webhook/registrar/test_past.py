"""Which past answers would change is on the review page, and all of it on a page of its own."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from knowledge.domain.results import Results
from tests.webhook.registrar.conftest import ENTRY, HOME, Desk
from tests.webhook.registrar.replays import begun, with_ways
from tests.webhook.registrar.test_telling import ask
from webhook.registrar.proofs import Proofs

PAST = f"{HOME}/past/2/{ENTRY}"
NEW = "conditions:\n  - Sample words that nobody has read yet.\n"
Signed = Callable[[str], FlaskClient]


def changed(ann: Desk) -> None:
    """A draft with a condition more."""
    ann.begin(ENTRY)
    body = ann.editor(ENTRY)["body"]
    assert ann.save(ENTRY, body.replace("conditions:\n", NEW, 1)).status_code == 303


def test_submitting_asks_the_past_again_and_the_second_person_sees_old_beside_new(
    ann: Desk, ben: Desk, signed_in: Signed
) -> None:
    ask(signed_in("officer"))
    changed(ann)
    assert "Past questions have not been asked again of this text" in ann.page(PAST)
    assert ann.step("submit", ENTRY).status_code == 303
    page = ben.settled(ENTRY)
    assert "1 past question was asked again" in page
    assert "1 would be answered otherwise" in page
    assert "<ins>" in page
    assert "Sample words that nobody has read yet." in ben.page(PAST)
    refused = ben.step("approve", ENTRY, takes_effect="")
    assert refused.status_code == 422


def test_a_replay_that_ends_while_the_page_is_made_is_on_the_page(
    ann: Desk, app: Flask, signed_in: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its process knows nothing of pages: it ends when it ends."""
    ask(signed_in("officer"))
    changed(ann)
    begun(app)
    check = Proofs.results

    def check_while_it_ends(self: Proofs, *told: Any) -> Results:
        with_ways(app, 1)
        return check(self, *told)

    monkeypatch.setattr(Proofs, "results", check_while_it_ends)
    page = ann.page(f"{HOME}/review/{ENTRY}")
    assert "2 past questions were asked again" in page
    assert "No question has been asked yet" not in page


def test_a_review_shows_five_ways_and_leads_to_all_of_them(ann: Desk, app: Flask, signed_in: Signed) -> None:
    ask(signed_in("officer"))
    changed(ann)
    with_ways(app, 23)
    page = ann.page(f"{HOME}/review/{ENTRY}")
    assert "46 past questions were asked again" in page
    assert page.count("and 1 more answer changes in just this way") == 5
    assert "See all 23 ways in which answers change" in page
    first, second = ann.page(PAST), ann.page(f"{PAST}?page=2")
    assert ("HL-19" in first, "HL-20" in first) == (True, False)
    assert ("HL-19" in second, "HL-22" in second) == (False, True)
    assert "… 2 lines the same" in first


def test_a_page_that_is_none_is_the_nearest_that_is_one(ann: Desk, app: Flask) -> None:
    changed(ann)
    with_ways(app, 23)
    for page in ("3", "99999999999999999999"):
        assert "HL-22" in ann.page(f"{PAST}?page={page}")
    for page in ("0", "-1", "two", ""):
        assert "HL-19" in ann.page(f"{PAST}?page={page}")


def test_a_change_in_more_ways_than_are_kept_says_how_much_is_not_shown(ann: Desk, app: Flask) -> None:
    changed(ann)
    with_ways(app, 203)
    last = ann.page(f"{PAST}?page=10")
    assert "6 more answers change, each in yet another way" in last
    assert "more answers change, each" not in ann.page(f"{PAST}?page=9")


def test_it_is_for_those_who_may_edit_and_of_texts_that_there_are(ann: Desk, signed_in: Signed) -> None:
    for role in ("officer", "trainer", "adviser"):
        assert signed_in(role).get(PAST).status_code == 403
    assert ann.client.get(PAST).status_code == 404
    assert ann.client.get(f"{HOME}/past/1/entry/none-such").status_code == 404
