"""`./helpline import` takes a document whole or not at all, and names what must be looked at again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.reading.notifiable_list import OFFENCE_COLUMNS
from tests.knowledge.reading.small_ods import STALKING, write_list
from tests.knowledge.reading.small_pdf import write_pdf
from tests.knowledge.reading.small_rules import FENCES, GATES, TITLE, rules_pdf
from tests.webhook.commands.running import Run

CHANGED = [*GATES[:-1], (610.0, 11.0, "plain", "A locked gate is not shut.")]


def scanned(path: Path) -> Path:
    return write_pdf(path, [[], [], []])


def cut_short(path: Path) -> Path:
    whole = rules_pdf(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def another_document(path: Path) -> Path:
    return write_pdf(
        path, [[(500.0, 26.0, "bold", "Canteen menu")], [(500.0, 11.0, "plain", "Soup of the day")]]
    )


def no_headings(path: Path) -> Path:
    return write_pdf(
        path, [TITLE, [(500.0, 11.0, "plain", "Only a letter about the crime recording rules.")]]
    )


def test_a_new_edition_says_what_changed_and_what_rests_on_it(run: Run, tmp_path: Path) -> None:
    first = run("import", "rules", str(rules_pdf(tmp_path / "rules.pdf")))
    assert first.status == 0, first.complaint
    assert "the first edition read here" in first.out
    done = run("import", "rules", str(rules_pdf(tmp_path / "next.pdf", [FENCES, CHANGED])))
    assert done.status == 0, done.complaint
    assert "0 new, 1 changed, 0 gone" in done.out
    assert "changed: p.6, Locked gates: A locked gate is not shut." in done.out
    again = [line for line in done.out.splitlines() if "look again at" in line]
    assert any("look again at entry/" in line for line in again)
    assert all("p.6 " in line for line in again)


def test_what_was_read_stays_in_the_home_folder(run: Run, tmp_path: Path) -> None:
    run("import", "rules", str(rules_pdf(tmp_path / "rules.pdf")))
    kept = [file.relative_to(tmp_path) for file in tmp_path.rglob("*.jsonl")]
    assert [str(file) for file in kept] == ["rules/crime-recording-rules-2026-27.jsonl"]


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (scanned, "has no text"),
        (cut_short, "not a whole PDF"),
        (another_document, "does not look like the crime recording rules"),
        (no_headings, "does not look like the crime recording rules"),
    ],
)
def test_a_bad_pdf_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    done = run("import", "rules", str(make(tmp_path / "bad.pdf")))
    assert done.status == 2
    assert said in done.complaint
    assert "bad.pdf" in done.complaint
    assert done.complaint.count("\n") == 1
    assert not list(tmp_path.rglob("*.jsonl"))


def test_a_list_with_a_moved_column_is_refused_and_waits_nowhere(run: Run, tmp_path: Path) -> None:
    moved = (*OFFENCE_COLUMNS[:7], OFFENCE_COLUMNS[8], OFFENCE_COLUMNS[7], *OFFENCE_COLUMNS[9:])
    file = write_list(tmp_path / "list.ods", [STALKING], columns=moved)
    done = run("import", "offences", str(file))
    assert done.status == 2
    assert done.complaint.count("\n") == 1
    assert "column 8 should be 'Offence' but is 'Act'" in done.complaint


def test_every_heading_of_the_starter_edition_is_covered(run: Run) -> None:
    done = run("coverage")
    assert done.status == 0, done.complaint
    assert done.out.count(" 0 bare") == 6


def test_the_whole_coverage_report_names_what_covers_each_heading(run: Run) -> None:
    done = run("coverage", "--all")
    assert "p.25" in done.out
    assert "entry/cancellation-codes" in done.out
    assert "set aside: " in done.out
