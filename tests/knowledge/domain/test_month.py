"""Months of whole weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.domain.errors import BadInput
from knowledge.domain.month import Month

days = st.dates(date(2001, 1, 1), date(2098, 12, 31))


@given(days)
def test_every_day_lies_in_exactly_the_month_that_claims_it(day: date) -> None:
    month = Month.of(day)
    assert month.first <= day <= month.last
    assert not month.after().first <= day
    assert Month.read(str(month)) == month


@given(days)
def test_a_month_has_four_or_five_weeks_and_most_of_each_week(day: date) -> None:
    month = Month.of(day)
    weeks = month.weeks()
    assert len(weeks) in (4, 5)
    assert weeks[0] == month.first
    assert all((week + timedelta(days=3)).month == month.number for week in weeks)


def test_november_2026_begins_on_the_second_and_ends_on_the_twenty_ninth() -> None:
    november = Month(2026, 11)
    assert (november.first, november.last) == (date(2026, 11, 2), date(2026, 11, 29))
    assert november.end == datetime(2026, 11, 30, tzinfo=UTC)


def test_a_month_begins_at_midnight_by_the_clock_on_the_wall() -> None:
    assert Month(2026, 7).start == datetime(2026, 6, 28, 23, tzinfo=UTC)


def test_the_last_month_that_is_over_waits_a_day_for_questions_asked_again() -> None:
    assert Month.last_over(datetime(2026, 11, 30, 23, tzinfo=UTC)) == Month(2026, 10)
    assert Month.last_over(datetime(2026, 12, 1, tzinfo=UTC)) == Month(2026, 11)


def test_months_count_over_the_new_year() -> None:
    assert list(map(str, Month(2026, 11).up_to(Month(2027, 2)))) == [
        "2026-11",
        "2026-12",
        "2027-01",
        "2027-02",
    ]
    assert Month(2026, 1).before() == Month(2025, 12)


@pytest.mark.parametrize("written", ["", "2026", "2026-13", "2026-00", "11/2026", "1999-12", "2026-1", "x"])
def test_what_is_no_month_is_said(written: str) -> None:
    with pytest.raises(BadInput, match="is not a month; write it like 2026-11"):
        Month.read(written)
