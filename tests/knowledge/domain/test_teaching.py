"""Periods by the clock in England and Wales, and counting."""

from datetime import UTC, date, datetime

import pytest

from knowledge.domain.errors import BadInput
from knowledge.domain.teaching import Period


def test_the_usual_period_is_four_weeks() -> None:
    period = Period.up_to(date(2026, 11, 23))
    assert (period.first, period.last) == (date(2026, 10, 27), date(2026, 11, 23))


def test_a_day_begins_at_midnight_by_the_clock_on_the_wall() -> None:
    summer = Period(date(2026, 7, 1), date(2026, 7, 1))
    assert (summer.start, summer.end) == (
        datetime(2026, 6, 30, 23, tzinfo=UTC),
        datetime(2026, 7, 1, 23, tzinfo=UTC),
    )
    assert Period(date(2026, 12, 1), date(2026, 12, 1)).start == datetime(2026, 12, 1, tzinfo=UTC)


def test_weeks_begin_on_monday_and_the_ends_may_be_cut_short() -> None:
    weeks = list(Period(date(2026, 11, 14), date(2026, 11, 24)).weeks())  # Saturday to Tuesday
    assert [(week.first.day, week.last.day) for week in weeks] == [(14, 15), (16, 22), (23, 24)]
    assert [week.is_whole_week for week in weeks] == [False, True, False]


def test_one_day_is_a_period_and_a_week() -> None:
    day = Period(date(2026, 11, 18), date(2026, 11, 18))
    assert list(day.weeks()) == [day]


def test_a_period_does_not_run_backwards() -> None:
    with pytest.raises(BadInput, match="must not be before") as refused:
        Period(date(2026, 11, 18), date(2026, 11, 17))
    assert refused.value.field == "to"


def test_a_period_has_at_most_two_years() -> None:
    Period(date(2024, 11, 23), date(2026, 11, 23))
    with pytest.raises(BadInput, match="two years"):
        Period(date(2024, 11, 22), date(2026, 11, 23))


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(date(1, 1, 1), date(1, 1, 2), "from"), (date(2026, 1, 1), date(9999, 12, 31), "to")],
)
def test_a_year_far_off_is_a_slip(first: date, last: date, field: str) -> None:
    with pytest.raises(BadInput, match="between 2000 and 2099") as refused:
        Period(first, last)
    assert refused.value.field == field
