"""A trainer's file is taken in whole, or not at all, with one sentence that names row and column."""

import io
from datetime import date

import pytest
import xlsxwriter

from knowledge.domain.documents import Document
from knowledge.domain.errors import BadInput, NotFound
from knowledge.domain.loads import FORCE, Audit, Recorded, Strength
from knowledge.services.accounts import add_account
from knowledge.services.loading import TEMPLATES, load
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW, QUICK

HEADER = "category,team,audited,compliant,period\n"


@pytest.fixture
def known(store: Store) -> Store:
    """Two teams and two topics."""
    with store() as work:
        work.documents.add(Document.named("topic/rape", "Rape and assault by penetration"))
        work.documents.add(Document.named("topic/stalking", "Stalking"))
        load(work, "teams", "teams.csv", TEMPLATES["teams"].encode(), "Tess", NOW)
        work.commit()
    return store


def take(work: UnitOfWork, text: str, kind: str = "audits", name: str = "file.csv") -> int:
    return load(work, kind, name, text.encode(), "Tess", NOW).rows


def test_the_template_loads_as_the_worked_example(known: Store) -> None:
    with known() as work:
        assert take(work, TEMPLATES["audits"]) == 4
        found = work.loads.audits()
    first, last = date(2026, 4, 1), date(2026, 9, 30)
    assert Audit("Rape", "rape", FORCE, 93, 84, first, last) in found
    assert [(one.audited, one.compliant) for one in found] == [(34, 6), (93, 84), (611, 556), (49, 34)]


def test_strengths_and_crimes_load_and_a_later_file_corrects(known: Store) -> None:
    with known() as work:
        assert take(work, TEMPLATES["crimes"], "crimes") == 2
        assert work.loads.recorded("2026-11", "2026-11")[0] == Recorded(
            "Response 1", "stalking", "2026-11", 12
        )
        take(work, "team,topic,month,crimes\nResponse 1,Stalking,2026-11,14\n", "crimes")
        assert work.loads.recorded("2026-11", "2026-11")[0].crimes == 14
        assert work.loads.strengths() == [
            Strength("Response 1", 42, "2026-04"), Strength("Response 2", 38, "2026-04"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("category,team,audited,period\nRape,force,9,2026-04\n", "Row 1: the column compliant is missing"),
        (HEADER + "Rape,force,9,10,2026-04\n", "Row 2, column compliant: 10 compliant of 9 audited"),
        (HEADER + "Rape,force,9,8,April\n", "Row 2, column period: “April” is not a period; write it like"),
        (
            HEADER + "Rape,force,9,8,2026-04-01 to 2026-09-30\nRape,Response 1,9,8,01/04/2026 to 30/09/2026\n",
            "Row 3, column period: “01/04/2026 to 30/09/2026” is not written as “2026-04-01 to 2026-09-30” in row 2",
        ),
        (HEADER + "Rape,force,9,8,2026-09 to 2026-04\n", "ends before it begins"),
        (HEADER + "Rape,force,9,8,2026-02-30 to 2026-03-01\n", "names a day that there is not"),
        (HEADER + "Rape,Response 9,9,8,2026-04\n", "Row 2, column team: there is no team called “Response 9”."),
        (HEADER + "\nRape,force,nine,8,2026-04\n", "Row 3, column audited: “nine” is not a whole number"),
        (HEADER + "Rape,force,0,0,2026-04\n", "Row 2, column audited: nothing was audited"),
        (HEADER + ",force,9,8,2026-04\n", "Row 2, column category: it is empty."),
        (HEADER + "Rape,force,9,8,2026-04\nRape,force,9,7,2026-04\n", "Row 3, column category: this category"),
        (HEADER, "There is no row under the header in row 1."),
        ("", "The file is empty."),
        ("PK\x03\x04\0\0", "neither a CSV file nor a spreadsheet"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_loaded(known: Store, text: str, said: str) -> None:
    with known() as work, pytest.raises(BadInput) as wrong:
        take(work, text)
    assert said in wrong.value.sentence
    assert wrong.value.sentence.endswith("Nothing was loaded.")
    with known.reading() as work:
        assert work.loads.audits() == []
        assert [kind for kind, *_ in work.loads.newest()] == ["teams"]


def test_the_same_file_twice_is_named(known: Store) -> None:
    with known() as work:
        take(work, TEMPLATES["audits"], name="october.csv")
        with pytest.raises(BadInput, match=r"Tess loaded this very file on 23/11/2026 \(as october.csv\)"):
            take(work, TEMPLATES["audits"])


def test_the_same_period_in_another_file_is_named_with_its_row(known: Store) -> None:
    with known() as work:
        take(work, TEMPLATES["audits"])
        with pytest.raises(BadInput, match="Row 3, column category: Rape was loaded before"):
            take(work, HEADER + "New,force,9,8,2026-04\nRape,force,93,80,2026-04 to 2026-09\n")


def test_a_spreadsheet_loads_like_its_csv(known: Store) -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Period", "Category", "Team", "Audited", "Compliant"])
        sheet.write_row(1, 0, ["2026-04", "Stalking", "Response 1", 20, 18])
    with known() as work:
        load(work, "audits", "audit.xlsx", made.getvalue(), "Tess", NOW)
        (found,) = work.loads.audits()
    assert found == Audit("Stalking", "stalking", "Response 1", 20, 18, date(2026, 4, 1), date(2026, 4, 30))


def test_a_month_that_the_spreadsheet_made_a_day_of_is_that_month(known: Store) -> None:
    """Excel turns 2026-04 into the first of April, and no other way of writing it would help."""
    audits = ["category", "team", "audited", "compliant", "period"], ["Rape", "force", 20, 18]
    teams = ["team", "people", "month"], ["Response 3", 20]
    with known() as work:
        load(work, "audits", "audit.xlsx", dated(*audits, day=1), "Tess", NOW)
        load(work, "teams", "teams.xlsx", dated(*teams, day=1), "Tess", NOW)
        (found,) = work.loads.audits()
        assert (found.first, found.last) == (date(2026, 4, 1), date(2026, 4, 30))
        assert Strength("Response 3", 20, "2026-04") in work.loads.strengths()
        with pytest.raises(
            BadInput, match="Row 2, column period: “2026-04-09” is not a period; write it like"
        ):
            load(work, "audits", "audit.xlsx", dated(*audits, day=9), "Tess", NOW)
        with pytest.raises(BadInput, match="“2026-04-01” is not a period"):
            take(work, HEADER + "Rape,force,20,18,2026-04-01\n")


def dated(header: list[str], row: list[str | int], day: int) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, header)
        sheet.write_row(1, 0, row)
        sheet.write_datetime(1, len(row), date(2026, 4, day), book.add_format({"num_format": "mmm-yy"}))
    return made.getvalue()


def test_a_broken_spreadsheet_and_an_unknown_kind_are_said(known: Store) -> None:
    with known() as work:
        with pytest.raises(BadInput, match="can't be read"):
            load(work, "audits", "audit.xlsx", b"PK nothing", "Tess", NOW)
        with pytest.raises(NotFound):
            take(work, HEADER, "people")


def test_a_team_that_only_an_account_names_exists(store: Store) -> None:
    crimes = "team,topic,month,crimes\nResponse 1,stalking,2026-11,12\n"
    with store() as work:
        work.documents.add(Document.named("topic/stalking", "Stalking"))
        with pytest.raises(BadInput, match="no team called “Response 1”"):
            take(work, crimes, "crimes")
        add_account(
            work, "ann@force.example", "long enough words", "officer", NOW, team="Response 1", hasher=QUICK
        )
        assert take(work, crimes, "crimes") == 1
