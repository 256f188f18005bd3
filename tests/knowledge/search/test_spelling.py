"""A slip is mended from our own words, and what is known or no word is left alone."""

import pytest

from knowledge.search.spelling import Spelling

KNOWN = Spelling(["harassment", "harassment", "stalking", "burglary", "gbh", "strangulation"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("harrassment", "harassment"),
        ("harasment", "harassment"),
        ("stlaking", "stalking"),
        ("burglery", "burglary"),
        ("stalking", "stalking"),
        ("gbm", "gbm"),
        ("12345", "12345"),
        ("walking", "walking"),
    ],
)
def test_a_slip_is_mended_and_nothing_else(written: str, meant: str) -> None:
    assert KNOWN.mend(written) == meant
