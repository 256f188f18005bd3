"""The trainers' pages: figures, lists, and what is said of a choice that can't be made."""

import re
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from knowledge.domain.conversation import Outcome
from knowledge.services.teaching import LOOKED
from knowledge.store.unit_of_work import Store
from tests.webhook.trainer.conftest import FORMULA, HANDED_OVER, ask
from webhook.clock import now, today


@pytest.fixture
def trainer(asked: Store, signed_in) -> FlaskClient:  # type: ignore[no-untyped-def]
    client: FlaskClient = signed_in("trainer")
    return client


def figures(page: str) -> dict[str, int]:
    found = re.findall(r'list=[a-z-]+[^>]*>([^<]+)</a>\s*<span class="training-number">(\d+)', page)
    return {label: int(number) for label, number in found}


def looks(store: Store) -> list[str]:
    with store.reading() as work:
        return [event.detail for event in work.events.newest() if event.what == LOOKED]


def test_the_last_four_weeks_come_first(trainer: FlaskClient) -> None:
    page = trainer.get("/training")
    assert page.status_code == 200
    assert figures(page.text) == {
        "Asked": 6,
        "Decided": 1,
        "Answered": 2,
        "Left open": 1,
        "Out of scope": 1,
        "Unanswered": 1,
        "Helped": 1,
        "Not helpful": 1,
        "Asked again": 1,
    }
    assert f'value="{today() - timedelta(days=27)}"' in page.text


def test_topics_go_by_their_published_titles(trainer: FlaskClient) -> None:
    page = trainer.get("/training").text
    assert "Common assault and assault with injury</a>" in page
    assert "No topic recognised</a>" in page
    assert "No team given</a>" in page


def test_a_team_and_a_topic_narrow_every_figure(trainer: FlaskClient) -> None:
    assert figures(trainer.get("/training?team=Contact+centre").text)["Asked"] == 2
    narrow = figures(trainer.get("/training?team=Response+1&topic=stalking").text)
    assert (narrow["Asked"], narrow["Not helpful"], narrow["Asked again"]) == (2, 1, 1)
    assert figures(trainer.get("/training?team=-").text)["Out of scope"] == 1


def test_every_link_to_a_list_leads_to_as_many_questions_as_it_says(trainer: FlaskClient) -> None:
    page = trainer.get("/training").text
    links = re.findall(
        r'href="(/training/questions[^"]+)">[^<]+</a>\s*<span class="training-number">(\d+)', page
    )
    assert len(links) == 9
    for link, number in links:
        shown = trainer.get(link.replace("&amp;", "&")).text
        assert shown.count('class="training-words"') == int(number), link


def test_the_chart_says_in_words_what_it_shows_and_has_its_table(trainer: FlaskClient) -> None:
    page = trainer.get("/training").text
    assert 'role="img" aria-labelledby="weeks-title weeks-desc"' in page
    assert "Most were asked in:" in page
    assert "Show as a table" in page
    assert "style=" not in page
    assert page.count('class="weeks-asked"') == len(re.findall(r"(\d+) asked, \d+ unanswered", page))


def test_a_period_without_questions_says_so(trainer: FlaskClient) -> None:
    page = trainer.get("/training?from=2024-01-01&to=2024-01-31&team=Response+1")
    assert page.status_code == 200
    assert "Nothing was asked in this period by this team." in page.text
    assert "<svg class" not in page.text
    lists = trainer.get("/training/questions?from=2024-01-01&to=2024-01-31")
    assert "There is no such question in this period." in lists.text


@pytest.mark.parametrize("path", ["/training", "/training/questions"])
@pytest.mark.parametrize(
    ("query", "field", "sentence"),
    [
        ("from=2026-11-20&to=2026-11-01", "to", "The last day must not be before the first."),
        ("from=2026-02-30&to=2026-11-01", "from", "“2026-02-30” is not a day"),
        ("from=2026-11-01&to=yesterday", "to", "“yesterday” is not a day"),
        ("from=2026-11-01", "to", "Give the last day."),
        ("from=2020-01-01&to=2026-11-01", "from", "at most two years"),
        ("from=0001-01-01&to=0001-01-02", "from", "between 2000 and 2099"),
        ("from=9999-12-31&to=9999-12-31", "from", "between 2000 and 2099"),
        ("team=Nobody", "team", "Nobody of a team called “Nobody” has asked anything."),
        ("topic=magic", "topic", "There is no topic called “magic”."),
        ("team=%00<script>", "team", "has asked anything."),
    ],
)
def test_a_choice_that_cannot_be_made_is_said_at_its_field(
    trainer: FlaskClient, path: str, query: str, field: str, sentence: str
) -> None:
    page = trainer.get(f"{path}?{query}")
    assert page.status_code == 422
    assert f'href="#{field}"' in page.text
    assert f'id="{field}-error"' in page.text
    assert sentence in page.text
    assert "<script>" not in page.text.replace("<script nonce", "")
    assert "<title>Error: " in re.sub(r"\s+", " ", page.text).replace("<title> ", "<title>")


def test_each_wrong_field_is_named_at_once(trainer: FlaskClient) -> None:
    page = trainer.get("/training?from=x&to=y&team=Nobody&topic=magic").text
    assert all(f'id="{field}-error"' in page for field in ("from", "to", "team", "topic"))


def test_days_may_be_written_as_people_write_them(trainer: FlaskClient) -> None:
    last = today()
    page = trainer.get(f"/training?from=1/1/{last.year}&to={last:%d/%m/%Y}")
    assert page.status_code == 200
    assert figures(page.text)["Asked"] >= 1


def test_a_list_shows_redacted_words_and_notes_who_looked(trainer: FlaskClient, asked: Store) -> None:
    page = trainer.get("/training/questions?list=not-helpful").text
    assert "ex outside her work" in page
    assert "no marks" not in page
    (noted,) = looks(asked)
    assert noted.startswith("1 shown: Not helpful, ")
    assert noted.endswith(", page 1")


def test_where_no_look_can_be_noted_no_words_are_shown(trainer: FlaskClient, asked: Store) -> None:
    with asked() as work:
        work.serial.move()  # holds the database, so that nobody else can write
        for path in ("/training/questions", "/training/questions.csv"):
            page = trainer.get(path)
            assert page.status_code == 503
            assert "no marks" not in page.text
        assert trainer.get("/training").status_code == 200


def test_looking_at_figures_is_not_noted(trainer: FlaskClient, asked: Store) -> None:
    trainer.get("/training")
    trainer.get("/training/tables/topics.csv")
    trainer.get("/training/questions?topic=rape")  # an empty list
    assert looks(asked) == []


def test_words_that_were_forgotten_are_said_to_be(trainer: FlaskClient, asked: Store) -> None:
    with asked() as work:
        for number in range(1, 8):
            work.questions.forget_words(number, [])
        work.commit()
    page = trainer.get("/training/questions").text
    assert page.count("The words are no longer kept.") == 6
    assert figures(trainer.get("/training").text)["Asked"] == 6


def test_an_officers_words_are_never_markup(trainer: FlaskClient, asked: Store) -> None:
    ask(asked, "x1", HANDED_OVER, "<img src=x onerror=alert(1)>", at=now())
    page = trainer.get("/training/questions?list=unanswered").text
    assert "<img" not in page
    assert "&lt;img" in page


def test_long_lists_come_by_pages_and_a_page_too_far_is_the_last(trainer: FlaskClient, asked: Store) -> None:
    for number in range(60):
        ask(asked, f"p{number}", Outcome("decided", "ask", "theft"), f"number {number}", at=now())
    first = trainer.get("/training/questions?topic=theft").text
    assert first.count('class="training-words"') == 25
    assert "page 1 of 3" in first
    assert "Newer" not in first
    older = re.search(r'href="([^"]+page=2[^"]*)"', first)
    assert older
    assert "page 2 of 3" in trainer.get(older[1].replace("&amp;", "&")).text
    for odd in ("99", "0", "-1", "two", "²", "9" * 30):
        page = trainer.get(f"/training/questions?topic=theft&page={odd}")
        assert page.status_code == 200, odd
    assert trainer.get("/training/questions?topic=theft&page=99").text.count('class="training-words"') == 10


@pytest.mark.parametrize("path", ["/training/questions?list=secret", "/training/tables/secret.csv"])
def test_a_list_or_table_that_does_not_exist_is_not_found(trainer: FlaskClient, path: str) -> None:
    assert trainer.get(path).status_code == 404


@pytest.mark.parametrize("role", ["officer", "adviser"])
def test_officers_and_advisers_stay_outside(signed_in, role: str) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(role)
    for path in ("", "/questions", "/questions.csv", "/tables/topics.csv"):
        assert client.get(f"/training{path}").status_code == 403
    assert "Training" not in client.get("/you").text


@pytest.mark.parametrize("role", ["trainer", "registrar", "admin"])
def test_trainers_registrars_and_admins_come_in_by_the_link_at_the_top(signed_in, role: str) -> None:  # type: ignore[no-untyped-def]
    client = signed_in(role)
    assert 'href="/training"' in client.get("/you").text
    assert client.get("/training").status_code == 200


def test_nobody_is_named_on_any_page(trainer: FlaskClient) -> None:
    for path in ("/training", "/training/questions", "/training/questions.csv"):
        text = trainer.get(path).text
        assert "account:" not in text
        assert "Sample officer" not in text


def test_the_formula_of_the_samples_is_shown_as_it_was_typed(trainer: FlaskClient) -> None:
    assert FORMULA.replace('"', "&#34;") in trainer.get("/training/questions?list=unanswered").text
