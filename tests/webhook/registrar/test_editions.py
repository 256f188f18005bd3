"""New editions are read in the browser, worked off and released; bad files are refused in a sentence."""

import io
import random
import re
from pathlib import Path

import pytest

from tests.knowledge.reading.small_ods import STALKING, write_list
from tests.knowledge.reading.small_pdf import write_pdf
from tests.knowledge.reading.small_rules import PAGES, next_rules_pdf, rules_pdf
from tests.webhook.conftest import csrf
from tests.webhook.registrar.conftest import HOME, Desk

PAGE = f"{HOME}/editions"
NEXT = "crime-recording-rules-2027-28"
FIRST_DAY = "2027-04-01"


def upload(desk: Desk, field: str, name: str, content: bytes, **fields: str) -> tuple[int, str]:
    data = {**csrf(desk.client), **fields, field: (io.BytesIO(content), name)}
    answer = desk.client.post(PAGE, data=data, content_type="multipart/form-data")
    return answer.status_code, answer.text


def read_both(desk: Desk, folder: Path) -> str:
    """The edition in force, then the next one."""
    status, page = upload(desk, "rules", "rules.pdf", rules_pdf(folder / "v1.pdf").read_bytes())
    assert (status, "first edition read here" in page) == (200, True)
    status, page = upload(desk, "rules", "rules.pdf", rules_pdf(folder / "v1.pdf").read_bytes())
    assert (status, "as it was read before: nothing has changed." in page) == (200, True)
    second = next_rules_pdf(folder / "v2.pdf").read_bytes()
    status, page = upload(desk, "rules", "rules.pdf", second, since=FIRST_DAY)
    assert status == 200
    return page


def test_a_new_edition_is_compared_worked_off_released_and_answers_from_its_day(
    ann: Desk, ben: Desk, tmp_path: Path
) -> None:
    page = read_both(ann, tmp_path)
    assert "2 changed" in page, "the gates, and the years on the title page"
    assert "Crime Recording Rules 2027/28, from 1 April 2027" in page
    early = ann.post(f"{PAGE}/{NEXT}/release")
    assert (early.status_code, "still to be looked at or to be given a reason" in early.text) == (409, True)
    for action in re.findall(rf'action="({PAGE}/{NEXT}/leave/[^"]+)"', page):
        assert ann.post(action, reason="It says nothing of gates.").status_code == 303
    assert ann.post(f"{PAGE}/{NEXT}/release").status_code == 303
    assert 'value="2027-04-01"' in ben.client.get(f"{HOME}/review/sources").text
    too_early = ben.step("approve", "sources", takes_effect="2027-03-31")
    assert (too_early.status_code, "which applies from 1 April 2027 on" in too_early.text) == (422, True)
    approved = ben.step("approve", "sources", takes_effect=FIRST_DAY, note="The new rules.")
    assert approved.status_code == 303, approved.text
    assert "Officers are answered by it from 1 April 2027 on" in ann.page(PAGE)
    asked = f"{HOME}/ask?q=what+is+a+crime+related+incident&on="
    before, after = ann.page(f"{asked}2027-03-31"), ann.page(f"{asked}{FIRST_DAY}")
    assert "Crime Recording Rules 2026/27" in before
    assert "Crime Recording Rules 2027/28" not in before
    assert "Crime Recording Rules 2026/27, page 9" in after, "the small edition has no page 9, so it stands"


def test_the_text_of_the_next_list_says_which_list_it_is(ann: Desk, tmp_path: Path) -> None:
    status, page = upload(
        ann, "offences", "list.ods", write_list(tmp_path / "l.ods").read_bytes(), year="2027-28"
    )
    assert (status, "Notifiable offence list 2027/28, from 1 April 2027" in page) == (200, True)
    assert ann.editor("catalogue/offences")["body"].startswith("# notifiable-offence-list-2027-28\n")


@pytest.mark.parametrize(
    ("field", "name", "content", "at"),
    [
        ("rules", "", b"", "rules"),
        ("rules", "rules.txt", b"text", "rules"),
        ("rules", "rules.pdf", b"%PDF-1.4 cut short", "rules"),
        ("offences", "list.ods", b"not a sheet", "offences"),
    ],
)
def test_a_file_that_is_not_one_is_refused_in_a_sentence(
    ann: Desk, field: str, name: str, content: bytes, at: str
) -> None:
    status, page = upload(ann, field, name, content, year="2027-28", since=FIRST_DAY)
    assert status == 422
    assert "That was not done" in page
    assert f'id="{at}-error"' in page


def test_the_pdf_of_another_document_is_refused_by_its_name_and_nothing_is_kept(
    ann: Desk, tmp_path: Path
) -> None:
    title = [(500.0, 26.0, "bold", "Outcomes for Recorded Crimes")]
    content = write_pdf(tmp_path / "o.pdf", [title, *PAGES[1:]]).read_bytes()
    status, page = upload(ann, "rules", "Outcomes guidance.pdf", content, since=FIRST_DAY)
    assert (status, 'id="rules-error"' in page) == (422, True)
    assert "Outcomes_guidance.pdf: does not look like the crime recording rules" in page
    assert "its title is &#39;Outcomes for Recorded Crimes&#39;" in page
    assert f'value="{FIRST_DAY}"' in page, "what was typed is shown back"
    assert "still to be looked at" not in ann.page(PAGE)


@pytest.mark.parametrize("head", [b"", b"%PDF-1.7\n"])
def test_five_megabytes_of_nothing_are_no_edition(ann: Desk, head: bytes) -> None:
    content = head + random.Random(6).randbytes(5_000_000)
    status, page = upload(ann, "rules", "rules.pdf", content, since=FIRST_DAY)
    assert (status, 'id="rules-error"' in page) == (422, True)
    assert "rules.pdf: is not a whole PDF; fetch it again" in page


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("", "Give the first day on which it applies"),
        ("soon", "Give a day, such as 2027-04-01."),
        ("2026-03-01", "It must come after 1 April 2026"),
    ],
)
def test_a_first_day_that_can_not_be_is_told_at_the_field(
    ann: Desk, tmp_path: Path, since: str, said: str
) -> None:
    upload(ann, "rules", "rules.pdf", rules_pdf(tmp_path / "v1.pdf").read_bytes())
    content = next_rules_pdf(tmp_path / "v2.pdf").read_bytes()
    status, page = upload(ann, "rules", "rules.pdf", content, since=since)
    assert (status, said in page, 'id="since-error"' in page) == (422, True, True)
    assert NEXT not in ann.page(PAGE)


@pytest.mark.parametrize(
    ("year", "said"),
    [("", "An edition is written like 2026-27"), ("2025-26", "It must come after 1 April 2026")],
)
def test_years_that_can_not_be_are_told_at_the_field(ann: Desk, tmp_path: Path, year: str, said: str) -> None:
    content = write_list(tmp_path / "l.ods", [STALKING]).read_bytes()
    status, page = upload(ann, "offences", "list.ods", content, year=year)
    assert (status, said in page, 'id="year-error"' in page) == (422, True, True)
    assert ann.client.get(f"{HOME}/version/2/catalogue/offences").status_code == 404, "nothing was drafted"
