"""Every table and list as a file: readable by programs, harmless in a spreadsheet."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from knowledge.services.teaching import LOOKED
from knowledge.store.unit_of_work import Store
from tests.webhook.trainer.conftest import FORMULA, HANDED_OVER, ask
from webhook.clock import now, today


@pytest.fixture
def trainer(asked: Store, signed_in) -> FlaskClient:  # type: ignore[no-untyped-def]
    client: FlaskClient = signed_in("trainer")
    return client


def rows(client: FlaskClient, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content_type == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def test_topics_with_their_share(trainer: FlaskClient) -> None:
    table = rows(trainer, "/training/tables/topics.csv")
    assert [row["Topic"] for row in table] == [
        "No topic recognised",
        "Common assault and assault with injury",
        "Stalking",
    ]
    assert table[2] == {
        "Topic": "Stalking",
        "Asked": "2",
        "Share": "33 %",
        "Unanswered": "0",
        "Not helpful": "1",
        "Asked again": "1",
    }


def test_teams_weeks_and_figures(trainer: FlaskClient) -> None:
    teams = rows(trainer, "/training/tables/teams.csv")
    assert {row["Team"]: row["Asked"] for row in teams} == {
        "Response 1": "3",
        "Contact centre": "2",
        "No team given": "1",
    }
    weeks = rows(trainer, "/training/tables/weeks.csv")
    assert sum(int(row["Asked"]) for row in weeks) == 6
    assert weeks[-1]["Last day"] == str(today())
    figures = rows(trainer, "/training/tables/figures.csv")
    assert (figures[0]["Figure"], figures[0]["Questions"]) == ("Asked", "6")


def test_the_file_is_named_after_its_period(trainer: FlaskClient) -> None:
    answer = trainer.get("/training/tables/weeks.csv?from=2026-01-05&to=2026-02-01")
    named = 'attachment; filename="helpline-weeks-2026-01-05-to-2026-02-01.csv"'
    assert answer.headers["Content-Disposition"] == named
    answer = trainer.get("/training/questions.csv?list=asked-again&from=2026-01-05&to=2026-02-01")
    assert "helpline-questions-asked-again-2026-01-05" in answer.headers["Content-Disposition"]


def test_the_choice_holds_for_files_too(trainer: FlaskClient) -> None:
    (row,) = rows(trainer, "/training/questions.csv?team=Response+1&topic=assault")
    assert (row["Question (redacted)"], row["Outcome"], row["Decision"], row["Helped"]) == (
        "pushed in a queue, no marks", "Decided", "Record a crime", "yes",
    )  # fmt: skip


def test_a_list_holds_all_its_questions_and_is_noted(trainer: FlaskClient, asked: Store) -> None:
    for number in range(40):
        ask(asked, f"p{number}", HANDED_OVER, f"number {number}", at=now())
    assert len(rows(trainer, "/training/questions.csv?list=unanswered")) == 41
    with asked.reading() as work:
        event = work.events.newest(1)[0]
    assert event.what == LOOKED
    assert event.detail.startswith("41 shown: Unanswered")
    assert event.detail.endswith("as a file")


def test_asked_again_says_after_how_long(trainer: FlaskClient) -> None:
    (row,) = rows(trainer, "/training/questions.csv?list=asked-again")
    assert row["Asked again after (minutes)"] == "720"


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_no_cell_begins_a_formula(trainer: FlaskClient, asked: Store, begin: str) -> None:
    ask(asked, "f1", HANDED_OVER, f"{begin}1+1", at=now(), team=f"{begin}team")
    cells = [cell for row in rows(trainer, "/training/questions.csv") for cell in row.values()]
    cells += [cell for row in rows(trainer, "/training/tables/teams.csv") for cell in row.values()]
    assert f"'{begin}1+1".strip() in [cell.strip() for cell in cells]
    assert f"'{FORMULA}" in cells
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝"))] == []


def test_commas_quotes_lines_and_letters_of_all_kinds_come_through(
    trainer: FlaskClient, asked: Store
) -> None:
    text = 'said "no", then\nleft – café'
    ask(asked, "f1", HANDED_OVER, text, at=now())
    newest = rows(trainer, "/training/questions.csv?list=unanswered")[0]
    assert newest["Question (redacted)"] == text


def test_an_empty_table_is_its_header(trainer: FlaskClient) -> None:
    answer = trainer.get("/training/tables/topics.csv?from=2024-01-01&to=2024-01-31")
    assert answer.data.decode("utf-8-sig").strip() == "Topic,Asked,Share,Unanswered,Not helpful,Asked again"


def test_a_choice_that_cannot_be_made_is_no_file(trainer: FlaskClient) -> None:
    for path in ("/training/questions.csv", "/training/tables/weeks.csv"):
        refused = trainer.get(f"{path}?from=2026-11-20&to=2026-11-01")
        assert refused.status_code == 422
        assert "The last day must not be before the first." in refused.text
