"""What waits is found at a glance, and a question without an answer becomes an entry that its askers hear of."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from knowledge.services.unanswered import years
from tests.webhook.registrar.conftest import HOME, Desk
from tests.webhook.registrar.test_telling import ask
from webhook.clock import today

STRANGE = "zorbing ball rolled over the parish marrow, who logs it"


@pytest.fixture
def officer(signed_in: Callable[[str], FlaskClient]) -> FlaskClient:
    return signed_in("officer")


def test_a_question_without_an_answer_becomes_a_draft_with_itself_as_first_test(
    ann: Desk, officer: FlaskClient
) -> None:
    ask(officer, STRANGE)
    ask(officer, "I want to speak to a person")
    page = ann.page(f"{HOME}/wanted")
    assert STRANGE in page or "None." not in page
    number = page.split('name="question" value="')[1].split('"')[0]
    refused = ann.post(f"{HOME}/wanted", question=number, slug="")
    assert (refused.status_code, "Give the entry a short name" in refused.text) == (422, True)
    assert ann.post(f"{HOME}/wanted", question=number, slug="sample-marrows").status_code == 303
    body = ann.editor("entry/sample-marrows")["body"]
    assert "- {ask: " in body
    assert 'ask: ""' not in body, "the question is the first test"
    assert "entry/sample-marrows was begun for it" in ann.page(f"{HOME}/wanted")


def test_the_calendar_says_what_takes_effect_when(ann: Desk) -> None:
    page = ann.page(f"{HOME}/calendar")
    assert re.search(r"\d+ texts, to be reviewed by Force Crime Registrar", page)
    assert str(today().year + 1) in page


def test_the_map_names_headings_and_what_rests_on_them(ann: Desk) -> None:
    page = ann.page(f"{HOME}/map")
    assert "on which nothing of ours rests" in page
    assert f"{HOME}/document/topic/" in page
    assert re.search(r"<summary>\d+ advice entr(y|ies), .*\d+ topics?</summary>", page)
    assert re.search(r"\d+ of \d+ headings covered", page)


@pytest.mark.parametrize(
    ("sentence", "counts"), [("life", 30), ("14 years", 14), ("6 months", 0.5), ("fine", 0), ("", 0)]
)
def test_harm_is_the_longest_sentence(sentence: str, counts: float) -> None:
    assert years(sentence) == counts
