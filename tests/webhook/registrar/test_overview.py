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
    said = re.search(r"(\d+) headings; \d+ on which nothing of ours rests", page)
    chapters = re.findall(rf'href="({HOME}/map\?doc=[^"]+)">', page)
    assert said
    assert page.count("<") < 3_000, "what rests on each heading is on the page of its chapter"
    opened = [ann.page(one) for one in chapters]
    rows = re.findall(r'<td class="govuk-table__cell map-\d" role="cell">', "".join(opened))
    assert len(rows) == int(said[1]), "no heading is left out"
    assert f"{HOME}/document/topic/" in opened[0]
    assert re.search(r"<summary>\d+ advice entr(y|ies), .*\d+ topics?</summary>", opened[0])
    assert re.search(r"Headings covered: \d+ of \d+", opened[0])
    assert ann.client.get(f"{HOME}/map?doc=nothing-such").status_code == 404


def test_a_heading_of_the_map_is_found_by_its_words(ann: Desk) -> None:
    page = ann.page(f"{HOME}/map?q=HOME burglary")
    assert "28I Residential burglary of a home" in page
    assert "Robbery" not in page
    assert f"{HOME}/document/entry/burglary-of-a-home" in page
    assert "0 headings with “zorbing”." in ann.page(f"{HOME}/map?q=zorbing")


@pytest.mark.parametrize(
    ("sentence", "counts"), [("life", 30), ("14 years", 14), ("6 months", 0.5), ("fine", 0), ("", 0)]
)
def test_harm_is_the_longest_sentence(sentence: str, counts: float) -> None:
    assert years(sentence) == counts
