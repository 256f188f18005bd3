"""The time of the report is taken from what officers write, and from nothing else."""

from datetime import UTC, datetime

import pytest

from knowledge.understanding.received import LONDON, received_in

# Winter, so the clocks of England and Wales show UTC.
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("she reported it at 0915 today", "2026-11-23T09:15"),
        ("call came in at 13:40, neighbour heard shouting", "2026-11-23T13:40"),
        ("reported to us 20:05 yesterday, no crime on yet", "2026-11-22T20:05"),
        ("reported at 11pm", "2026-11-22T23:00"),
        ("she rang in 2 hours ago", "2026-11-23T12:30"),
        ("job came in 40 mins ago", "2026-11-23T13:50"),
        ("reported three days ago and nobody crimed it", "2026-11-20T14:30"),
        ("log opened 0700hrs", "2026-11-23T07:00"),
        ("reported yesterday at 9.30pm", "2026-11-22T21:30"),
        ("we were called at 22:10", "2026-11-22T22:10"),
    ],
)
def test_a_time_given_for_the_report_is_understood(text: str, at: str) -> None:
    found = received_in(text, NOW)
    assert found
    assert found.at.astimezone(LONDON).strftime("%Y-%m-%dT%H:%M") == at


@pytest.mark.parametrize(
    "text",
    [
        "he punched her at 9pm yesterday",
        "she reported 3 assaults",
        "reported yesterday",
        "reported by a nurse",
        "called her 40 times",
        "he came in at 2am and hit her",
        "reported he is 14",
        "the report was 12 pages",
    ],
)
def test_other_times_are_not_the_reports(text: str) -> None:
    assert received_in(text, NOW) is None


def test_in_summer_the_clock_is_an_hour_ahead_of_utc() -> None:
    found = received_in("reported at 09:00", datetime(2026, 7, 1, 12, 0, tzinfo=UTC))
    assert found
    assert found.at.astimezone(UTC).hour == 8
