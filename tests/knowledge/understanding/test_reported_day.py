"""The day of the report as officers write it; days of anything else are not taken for it."""

from datetime import UTC, date, datetime

import pytest

from knowledge.understanding.reported_day import reported_day

NOW = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("theft of a bike, reported on 28 March", date(2027, 3, 28)),
        ("this was reported to us on the 28th of March 2027", date(2027, 3, 28)),
        ("It was recorded on 28/03/2027 as theft", date(2027, 3, 28)),
        ("crime recorded on 28.3.27", date(2027, 3, 28)),
        ("she reported it to police on 2027-03-28", date(2027, 3, 28)),
        ("the report came in on 3 June", date(2026, 6, 3)),
        ("Reported 28 Mar, neighbour punched him", date(2027, 3, 28)),
        ("job was created on 1st April", date(2027, 4, 1)),
        ("recorded on 4 May 2027", date(2027, 5, 4)),
    ],
)
def test_a_day_of_the_report_is_understood(text: str, day: date) -> None:
    assert reported_day(f"bike stolen. {text}" if text[0].isupper() is False else text, NOW) == day


@pytest.mark.parametrize(
    "text",
    [
        "he hit her on 28 March",
        "reported 3 times in March",
        "reported that on 28 March he hit her",
        "reported on 31 February 2027",
        "reported on 5 May 2027",
        "she was raped on 28 March and reported it yesterday",
        "the outcome was recorded 12/14 times",
        "CCTV recorded on 28 March shows him",
        "reported at 9pm yesterday",
    ],
)
def test_another_day_or_one_that_has_not_been_is_none(text: str) -> None:
    assert reported_day(text, NOW) is None
