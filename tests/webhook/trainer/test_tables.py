"""Tables of figures: a page says once what no row may show, and a file keeps every column."""

from flask.testing import FlaskClient

from tests.webhook.trainer.conftest import LAST
from tests.webhook.trainer.test_pages import trainer
from webhook.trainer.tables import HIDDEN, Table

__all__ = ["trainer"]  # a fixture
MADE = Table(
    "By team", ("Team", "Asked", "Helped", "Overdue"), [("A", 12, HIDDEN, HIDDEN), ("B", 9, 7, HIDDEN)]
)


def test_a_column_is_left_out_where_every_row_of_it_is_hidden() -> None:
    assert MADE.hidden == ["Overdue"]
    assert MADE.in_sight.header == ["Team", "Asked", "Helped"]
    assert MADE.in_sight.rows == [["A", 12, HIDDEN], ["B", 9, 7]]


def test_a_table_without_rows_hides_nothing() -> None:
    empty = Table("By team", MADE.header, [])
    assert (empty.hidden, list(empty.in_sight.header)) == ([], list(MADE.header))


def test_the_page_says_it_in_a_sentence_and_the_file_keeps_the_column(trainer: FlaskClient) -> None:
    page = trainer.get(f"/training?from={LAST}&to={LAST}").text
    teams = page[page.index('id="table-teams"') :]
    assert "From an overdue entry %</th>" not in teams
    assert "From an overdue entry %" in teams[teams.index("Hidden in every row, so left out here:") :]
    file = trainer.get(f"/training/tables/teams.csv?from={LAST}&to={LAST}").text
    assert "From an overdue entry %" in file.splitlines()[0]
