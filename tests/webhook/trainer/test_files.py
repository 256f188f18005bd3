"""Every table as a file: readable by programs, harmless in a spreadsheet; and files taken in."""

import csv
import io

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook

from knowledge.services.loading import TEMPLATES
from tests.webhook.conftest import csrf
from tests.webhook.trainer.conftest import FIRST, LAST
from webhook.trainer.spreadsheet import as_csv, as_xlsx
from webhook.trainer.tables import TABLES, Table

QUERY = f"from={FIRST}&to={LAST}"


@pytest.fixture
def trainer(signed_in) -> FlaskClient:  # type: ignore[no-untyped-def]
    client: FlaskClient = signed_in("trainer")
    return client


def rows(client: FlaskClient, name: str) -> list[dict[str, str]]:
    answer = client.get(f"/training/tables/{name}.csv?{QUERY}")
    assert answer.status_code == 200
    assert answer.content_type == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def send(client: FlaskClient, kind: str, name: str, content: bytes) -> tuple[int, str]:
    data = {**csrf(client, "/training/files"), "kind": kind, "file": (io.BytesIO(content), name)}
    answer = client.post("/training/files", data=data, follow_redirects=True)
    return answer.status_code, answer.text


def test_both_kinds_of_file_hold_the_same_table(trainer: FlaskClient) -> None:
    for name in TABLES:
        found = rows(trainer, name)
        answer = trainer.get(f"/training/tables/{name}.xlsx?{QUERY}")
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.data)).get_sheet_by_index(0).to_python()
        assert len(sheet) == len(found) + 1, name
        assert [str(row[0]) for row in sheet[1:]] == [next(iter(row.values())) for row in found]
        named = f'filename="helpline-{name}-{FIRST}-to-{LAST}.xlsx"'
        assert named in answer.headers["Content-Disposition"]


def test_topics_and_teams_add_up_to_all(trainer: FlaskClient) -> None:
    asked = int(rows(trainer, "figures")[0]["Number"])
    assert sum(int(row["Asked"]) for row in rows(trainer, "topics")) == asked
    assert sum(int(row["Asked"]) for row in rows(trainer, "teams")) == asked
    assert sum(int(row["Questions"]) for row in rows(trainer, "weeks")) == asked


def test_the_worked_example_of_the_audit_has_its_intervals(trainer: FlaskClient) -> None:
    found = {row["Category"]: row for row in rows(trainer, "audits")}
    rape = found["Rape"]
    assert (rape["Audited"], rape["Compliant"], rape["Compliant %"]) == ("93", "84", "90.3")
    assert (rape["From %"], rape["To %"]) == ("82.6", "94.8")
    assert found["N100 recorded"]["Compliant %"] == "17.6"
    (field,) = rows(trainer, "four-fields")
    assert (field["Topic"], field["Compliant %"]) == ("Rape and attempted rape", "90.3")


def test_a_file_is_the_same_to_the_byte_each_time(trainer: FlaskClient) -> None:
    for kind in ("csv", "xlsx"):
        address = f"/training/tables/topics.{kind}?{QUERY}"
        assert trainer.get(address).data == trainer.get(address).data


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝"])
def test_no_cell_begins_a_formula(begin: str) -> None:
    table = Table("T", ("Team", "Asked"), [(f"{begin}1+1", 3)])
    written = as_csv("t", table).data.decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(written, newline=""))
    assert row[0].startswith("'")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx("t", table).data)).get_sheet_by_index(0)
    assert "1+1" in str(sheet.to_python()[1][0])


def test_an_unknown_table_and_an_unknown_kind_of_file_are_not_there(trainer: FlaskClient) -> None:
    assert trainer.get("/training/tables/people.csv").status_code == 404
    assert trainer.get("/training/tables/topics.pdf").status_code == 404
    assert trainer.get("/training/files/people-template.csv").status_code == 404


def test_a_choice_that_cannot_be_made_is_no_file(trainer: FlaskClient) -> None:
    refused = trainer.get("/training/tables/weeks.csv?from=2026-11&to=2026-01")
    assert refused.status_code == 422
    assert "The last month must not be before the first." in refused.text


def test_a_template_can_be_had_filled_in_and_sent_back(trainer: FlaskClient) -> None:
    answer = trainer.get("/training/files/crimes-template.csv")
    assert answer.text == TEMPLATES["crimes"]
    status, page = send(trainer, "crimes", "crimes.csv", answer.data)
    assert (status, "2 rows loaded" in page) == (200, True)
    status, page = send(trainer, "crimes", "again.csv", answer.data)
    assert status == 422
    assert "Sample trainer loaded this very file" in page


def test_a_wrong_file_is_said_with_row_and_column_and_leaves_nothing(trainer: FlaskClient) -> None:
    text = b"category,team,audited,compliant,period\nNew,force,9,8,2026-04\nOther,Nobody,9,8,2026-04\n"
    status, page = send(trainer, "audits", "a.csv", text)
    assert status == 422
    assert "Row 3, column team: there is no team called “Nobody”. Nothing was loaded." in page
    assert 'href="#file"' in page
    assert "New" not in {row["Category"] for row in rows(trainer, "audits")}
    status, page = send(trainer, "people", "a.csv", text)
    assert (status, "Choose what the file holds." in page) == (422, True)
    status, page = send(trainer, "audits", "", b"")
    assert (status, "Choose a file." in page) == (422, True)
