"""The Home Office's list is read strictly, and what is wrong with it is said by sheet and column."""

from pathlib import Path

import pytest

from knowledge.domain.errors import BadInput
from knowledge.reading.notifiable_list import INCIDENTS, OFFENCE_COLUMNS, OFFENCES, read_notifiable_list
from tests.knowledge.reading.small_ods import DEATH, STALKING, Row, write_list, write_ods


def swapped(row: Row, column: str, value: str | float) -> Row:
    at = OFFENCE_COLUMNS.index(column)
    return (*row[:at], value, *row[at + 1 :])


def complaint(path: Path) -> str:
    with pytest.raises(BadInput) as told:
        read_notifiable_list(path)
    return told.value.sentence


def test_a_row_becomes_an_offence_with_its_class_and_sentence(tmp_path: Path) -> None:
    stalking = read_notifiable_list(write_list(tmp_path / "list.ods"))[0]
    assert (stalking.ho_class, stalking.class_title, stalking.code) == ("8Q", "Stalking", "008/65")
    assert (stalking.maximum_sentence, stalking.mode, stalking.basis) == ("10 years", "either way", "victim")
    assert stalking.law == "Protection from Harassment Act 1997, Sec 4A"


def test_a_retired_offence_says_when_and_what_replaced_it(tmp_path: Path) -> None:
    retired = read_notifiable_list(write_list(tmp_path / "list.ods"))[1]
    assert not retired.current
    assert (retired.commenced, retired.changed, retired.replaced_by) == ("2015-04-13", "2024", ("088/15",))


def test_reported_incidents_are_read_with_the_letter_that_the_rules_give_them(tmp_path: Path) -> None:
    incident = read_notifiable_list(write_list(tmp_path / "list.ods"))[-1]
    assert (incident.kind, incident.code, incident.ho_class, incident.current) == (
        "incident",
        "N300/02",
        "N300",
        True,
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("6m", "6 months"),
        (2.0, "2 years"),
        ("1", "1 year"),
        ("Life", "life"),
        ("51 weeks", "51 weeks"),
        ("?", ""),
    ],
)
def test_sentences_are_read_in_every_way_that_the_list_writes_them(
    tmp_path: Path, written: str | float, read: str
) -> None:
    file = write_list(tmp_path / "list.ods", [swapped(STALKING, "Max Sentence", written)])
    assert read_notifiable_list(file)[0].maximum_sentence == read


def test_a_moved_column_is_named_with_its_sheet(tmp_path: Path) -> None:
    moved = (*OFFENCE_COLUMNS[:7], OFFENCE_COLUMNS[8], OFFENCE_COLUMNS[7], *OFFENCE_COLUMNS[9:])
    assert complaint(write_list(tmp_path / "list.ods", columns=moved)) == (
        "sheet 'Notifiable_Offences_': column 8 should be 'Offence' but is 'Act'"
    )


def test_a_missing_column_is_named_with_its_sheet(tmp_path: Path) -> None:
    assert complaint(write_list(tmp_path / "list.ods", columns=OFFENCE_COLUMNS[:-1])) == (
        "sheet 'Notifiable_Offences_': column 15 should be 'Comment' but is ''"
    )


def test_a_missing_sheet_is_named(tmp_path: Path) -> None:
    told = complaint(write_ods(tmp_path / "list.ods", {"Sheet1": [("nothing",)]}))
    assert told == f"sheet {OFFENCES!r} is missing; the file has Sheet1"


def test_a_sheet_without_headings_is_named(tmp_path: Path) -> None:
    told = complaint(write_ods(tmp_path / "list.ods", {OFFENCES: [STALKING], INCIDENTS: [DEATH]}))
    assert told == f"sheet {OFFENCES!r}: no row of headings beginning with 'Home Office code'"


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("Home Office code", "8/65", "should be like 008/06 but is '8/65'"),
        ("Mode", "X", "should be one of I, E, S but is 'X'"),
        ("Victim or State Based", "?", "should be one of V, S, S/V but is '?'"),
        ("Current", "maybe", "should be Y or N but is 'maybe'"),
        ("Offence", "", "is empty"),
    ],
)
def test_a_cell_that_makes_no_sense_is_named_with_its_row(
    tmp_path: Path, column: str, value: str, says: str
) -> None:
    told = complaint(write_list(tmp_path / "list.ods", [swapped(STALKING, column, value)]))
    assert told == f"sheet 'Notifiable_Offences_' row 3: column {column!r} {says}"


def test_the_same_row_twice_is_refused(tmp_path: Path) -> None:
    assert "stands in the list twice" in complaint(write_list(tmp_path / "list.ods", [STALKING, STALKING]))


def test_a_file_that_is_no_spreadsheet_is_refused_in_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "list.ods"
    file.write_bytes(b"not a spreadsheet")
    assert complaint(file).startswith("list.ods: can't be opened as a spreadsheet")
