"""The trainers' pages: what they show, what they hide, and what is said of a choice that can't be made."""

import re

import pytest
from flask.testing import FlaskClient

from knowledge.services.gaps.reading_words import HANDFUL, LOOKED
from knowledge.store.unit_of_work import Store
from tests.webhook.trainer.conftest import FIRST, LAST
from webhook.trainer.tables import TABLES

PAGES = ("", "/teams", "/mistakes", "/trends", "/audits", "/sessions", "/unanswered", "/questions",
         "/material", "/report", "/files")  # fmt: skip
MONTHED = tuple(path for path in PAGES if path not in ("/report", "/files"))


@pytest.fixture
def trainer(signed_in) -> FlaskClient:  # type: ignore[no-untyped-def]
    client: FlaskClient = signed_in("trainer")
    return client


def looks(store: Store) -> list[str]:
    with store.reading() as work:
        return [event.detail for event in work.events.newest() if event.what == LOOKED]


def test_every_page_opens_without_style_or_script_of_its_own(trainer: FlaskClient) -> None:
    for path in PAGES:
        page = trainer.get(f"/training{path}")
        assert page.status_code == 200, path
        assert "style=" not in page.text
        assert "account:" not in page.text


def test_an_audited_topic_stands_in_its_field_with_its_teaching_points(trainer: FlaskClient) -> None:
    page = trainer.get(f"/training/audits?from={FIRST}&to={LAST}").text
    part = page[page.index("Rape and attempted rape: 90.3 % complied") :]
    assert "Teaching points" in part
    assert re.search(
        r"<li>[^<]{20,}<cite class=.helpline-cite.>Crime Recording Rules 2026/27, page \d+", part
    )


def test_the_last_three_published_months_come_first(trainer: FlaskClient) -> None:
    page = trainer.get("/training").text
    assert f'<option value="{LAST}" selected' in page
    assert f'<option value="{LAST.before(2)}" selected' in page
    assert f'value="{FIRST}"' in page


def test_each_figure_has_its_meaning_one_tap_away(trainer: FlaskClient) -> None:
    page = trainer.get("/training").text
    figures = page[page.index("training-figures") : page.index("training-note")]
    assert figures.count("<summary>Meaning") == figures.count("training-label") == 11
    assert "within 24 hours" in figures


def test_topics_go_by_their_published_titles_and_teams_by_name(trainer: FlaskClient) -> None:
    page = trainer.get("/training").text
    assert "Common assault and assault with injury</th>" in page
    assert "Response 1</th>" in page


def test_a_team_that_asks_more_is_said_to_with_its_interval(trainer: FlaskClient) -> None:
    page = trainer.get(f"/training/teams?from={FIRST}&to={LAST}").text
    assert re.search(r"Response 1 asks more about Stalking than the other teams: [\d.]+ times as many", page)
    assert 'role="img" aria-labelledby="rates-title rates-desc"' in page


def test_mistakes_show_the_pair_and_the_rule_between(trainer: FlaskClient) -> None:
    page = trainer.get(f"/training/mistakes?from={FIRST}&to={LAST}").text
    assert "Meant 39, decided" in page
    assert "helpline-cite" in page
    one = trainer.get(f"/training/mistakes?team=Response+1&from={FIRST}&to={LAST}").text
    assert "What is taken for what in Response 1" in one


def test_a_handful_of_words_is_shown_without_team_or_time_and_the_look_is_noted(
    trainer: FlaskClient, store: Store
) -> None:
    page = trainer.get(f"/training/questions?topic=assault&from={LAST}&to={LAST}").text
    words = re.findall(r'<p class="training-words">([^<]+)', page)
    assert len(words) == HANDFUL
    cards = page[page.index("training-questions") :]
    assert "Response" not in cards
    assert "HL-" not in cards
    (noted,) = looks(store)
    assert noted.startswith(f"{HANDFUL} shown: Common assault")
    again = trainer.get(f"/training/questions?topic=assault&from={LAST}&to={LAST}").text
    assert re.findall(r'<p class="training-words">([^<]+)', again) == words


def test_words_of_what_too_few_asked_are_not_shown(trainer: FlaskClient, store: Store) -> None:
    page = trainer.get(f"/training/questions?topic=modern-slavery&from={LAST}&to={LAST}")
    assert page.status_code == 422
    assert "Fewer than 10 people asked this" in page.text
    assert looks(store) == []


def test_where_no_look_can_be_noted_no_words_are_shown(trainer: FlaskClient, store: Store) -> None:
    with store() as work:
        work.serial.move()  # holds the database, so that nobody else can write
        for path in (
            "/training/questions?topic=assault",
            "/training/unanswered",
            "/training/material/assault",
        ):
            page = trainer.get(path)
            assert page.status_code == 503
            assert "case " not in page.text
        assert trainer.get("/training").status_code == 200


def test_looking_at_figures_is_not_noted(trainer: FlaskClient, store: Store) -> None:
    for path in ("", "/teams", "/mistakes", "/trends", "/audits", "/tables/topics.csv"):
        trainer.get(f"/training{path}")
    assert looks(store) == []


@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        (f"from={LAST}&to={FIRST}", "to", "The last month must not be before the first."),
        ("from=2026-13&to=2026-11", "from", "“2026-13” is not a month; write it like 2026-11."),
        ("from=2026-11&to=%00<script>", "to", "is not a month"),
        ("from=2020-01&to=2026-11", "from", "at most 24 months"),
    ],
)
def test_a_choice_that_cannot_be_made_is_said_at_its_field(
    trainer: FlaskClient, query: str, field: str, sentence: str
) -> None:
    for path in MONTHED:
        page = trainer.get(f"/training{path}?{query}")
        assert page.status_code == 422, path
        assert f'href="#{field}"' in page.text
        assert sentence in page.text
        assert "<script>" not in page.text.replace("<script nonce", "")


def test_a_team_of_which_nothing_is_published_cannot_be_chosen(trainer: FlaskClient) -> None:
    for path in ("/training/mistakes", "/training/tables/taken-for.csv"):
        page = trainer.get(f"{path}?team=Nobody")
        assert page.status_code == 422
        assert "Nothing can be shown of a team called “Nobody”." in page.text


def test_months_without_anything_say_so(trainer: FlaskClient) -> None:
    page = trainer.get("/training?from=2024-01&to=2024-02")
    assert page.status_code == 200
    assert "Nothing can be shown of these months" in page.text


@pytest.mark.parametrize("role", ["officer", "adviser"])
def test_others_see_no_figures_but_may_read_who_sees_what(signed_in, role: str) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(role)
    assert client.get("/training").status_code == 403
    page = client.get("/who-sees-what").text
    assert "nothing about fewer than 10 people" in page
    assert "each look is noted" in page


def test_every_table_is_on_a_page_with_both_its_files(trainer: FlaskClient) -> None:
    pages = "".join(trainer.get(f"/training{path}").text for path in MONTHED)
    for name in TABLES:
        assert f"/training/tables/{name}.csv" in pages
        assert f"/training/tables/{name}.xlsx" in pages
