"""New editions are read in the browser: what changed is shown, and bad files are refused in a sentence."""

import io
from pathlib import Path

import pytest

from tests.knowledge.reading.small_rules import FENCES, GATES, rules_pdf
from tests.webhook.conftest import csrf
from tests.webhook.registrar.conftest import HOME, Desk

PAGE = f"{HOME}/editions"


def upload(desk: Desk, field: str, name: str, content: bytes, **fields: str) -> tuple[int, str]:
    data = {**csrf(desk.client), **fields, field: (io.BytesIO(content), name)}
    answer = desk.client.post(PAGE, data=data, content_type="multipart/form-data")
    return answer.status_code, answer.text


def test_a_new_edition_of_the_rules_is_compared_and_queued(ann: Desk, tmp_path: Path) -> None:
    first = rules_pdf(tmp_path / "v1.pdf").read_bytes()
    changed = [*GATES[:-1], (610.0, 11.0, "plain", "A locked gate is not shut.")]
    second = rules_pdf(tmp_path / "v2.pdf", [FENCES, changed]).read_bytes()
    status, page = upload(ann, "rules", "rules.pdf", first)
    assert (status, "first edition read here" in page) == (200, True)
    status, page = upload(ann, "rules", "rules.pdf", first)
    assert (status, "as it was read before: nothing has changed." in page) == (200, True)
    status, page = upload(ann, "rules", "rules.pdf", second)
    assert (status, "1 changed" in page) == (200, True)
    assert "still to be looked at" in page
    edition = page.split("To look at again for ")[1].split("<")[0]
    early = ann.post(f"{PAGE}/{edition}/release")
    assert (early.status_code, "still to be looked at or to be given a reason" in early.text) == (409, True)


@pytest.mark.parametrize(
    ("field", "name", "content"),
    [
        ("rules", "", b""),
        ("rules", "rules.txt", b"text"),
        ("rules", "rules.pdf", b"%PDF-1.4 cut short"),
        ("offences", "list.ods", b"not a sheet"),
    ],
)
def test_a_file_that_is_not_one_is_refused_in_a_sentence(
    ann: Desk, field: str, name: str, content: bytes
) -> None:
    status, page = upload(ann, field, name, content, year="2027-28")
    assert status == 422
    assert "That was not done" in page
