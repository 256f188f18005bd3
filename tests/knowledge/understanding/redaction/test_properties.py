"""What holds for any message whatever. Numbers are made up by the test."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.understanding.redaction import Memory, redact
from knowledge.understanding.redaction.checksums import is_iban, is_nhs_number, is_pnc_id, passes_luhn
from tests.knowledge.understanding.redaction.scorecard import sentences

_PLACEHOLDERS = [
    "VICTIM 1",
    "SUSPECT 2",
    "PERSON 12",
    "OFFICER 1",
    "WITNESS 1",
    "[PHONE]",
    "[CRIME REF 2]",
    "[NI NUMBER]",
]
_WORDS = st.sampled_from(
    [
        "ip",
        "AP",
        "punched",
        "Sarah",
        "the",
        "ex",
        "s47",
        "8L",
        "said",
        "at",
        "on",
        "Mr",
        "£50",
        "3",
        "and",
        "PC",
        "called",
        ",",
        ".",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_no_message_breaks_it(said: str) -> None:
    redacted = redact(said, Memory())
    assert all(said[finding.start : finding.end] for finding in redacted.findings)


@st.composite
def nhs_numbers(draw: st.DrawFn) -> str:
    first = draw(st.integers(100_000_000, 999_999_999))
    number = next(
        str(first + step) + str(check)
        for step in range(11)
        for check in range(10)
        if is_nhs_number(str(first + step) + str(check))
    )
    return draw(
        st.sampled_from(
            [number, f"{number[:3]} {number[3:6]} {number[6:]}", f"{number[:3]}-{number[3:6]}-{number[6:]}"]
        )
    )


@st.composite
def cards(draw: st.DrawFn) -> str:
    first = draw(st.integers(400_000_000_000_000, 599_999_999_999_999))
    number = next(f"{first}{check}" for check in range(10) if passes_luhn(f"{first}{check}"))
    gap = draw(st.sampled_from(["", " ", "-"]))
    return gap.join(number[place : place + 4] for place in range(0, 16, 4))


@st.composite
def pnc_ids(draw: st.DrawFn) -> str:
    year = draw(st.sampled_from(["09", "2012", "1998", "26"]))
    serial = str(draw(st.integers(100, 9_999_999)))
    return next(
        f"{year}/{serial}{letter}" for letter in "ZABCDEFGHJKLMNPQRTUVWXY" if is_pnc_id(year, serial, letter)
    )


@st.composite
def ibans(draw: st.DrawFn) -> str:
    account = draw(st.integers(10**13, 10**14 - 1))
    number = next(
        f"GB{check:02}NWBK{account}" for check in range(2, 99) if is_iban(f"GB{check:02}NWBK{account}")
    )
    gap = draw(st.sampled_from(["", " "]))
    return gap.join(number[place : place + 4] for place in range(0, len(number), 4))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_WORDS, max_size=12),
    st.one_of(nhs_numbers(), cards(), pnc_ids(), ibans()),
    st.lists(_WORDS, max_size=12),
)
def test_a_checked_identifier_never_comes_out(before: list[str], identifier: str, after: list[str]) -> None:
    redacted = redact(" ".join([*before, identifier, *after]), Memory())
    assert identifier not in redacted.text
    assert re.sub(r"\W", "", identifier) not in re.sub(r"\W", "", redacted.text)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(_PLACEHOLDERS),
            st.sampled_from(["ip is", "said", "hit", "and", "called", "at", "Mr", "from"]),
        ),
        max_size=12,
    )
)
def test_placeholders_pass_unharmed(pieces: list[str]) -> None:
    said = " ".join(pieces)
    assert redact(said, Memory()).text == said


def test_a_redacted_sentence_is_not_redacted_further() -> None:
    for sentence in sentences():
        once = redact(sentence.text, Memory())
        assert redact(once.text, once.memory).text == once.text


def _seconds(said: str) -> float:
    def once() -> float:
        start = time.perf_counter()
        redact(said, Memory())
        return time.perf_counter() - start

    return min(once() for _ in range(3))


def test_ten_times_the_words_take_about_ten_times_as_long() -> None:
    log = " ".join(sentence.text for sentence in sentences())
    short, long = (
        " ".join(log.split()[:500]),
        " ".join((log + " " + log + " " + log + " " + log).split()[:5000]),
    )
    assert _seconds(long) < 30 * _seconds(short)


def test_no_repeated_character_takes_long() -> None:
    for piece in [
        "1",
        "1 ",
        "a",
        "A",
        "a.",
        "a@",
        "1-",
        "(",
        "@",
        "a-",
        "'",
        "Sarah ",
        "1 a ",
        "AB12 ",
        "[",
        "::",
        "flat 1 ",
        "www.",
    ]:
        assert _seconds(piece * (10_000 // len(piece))) < 2, piece
