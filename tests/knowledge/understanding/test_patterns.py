"""The little language of what officers say."""

import pytest

from knowledge.understanding.finder import Finder
from knowledge.understanding.patterns import PatternError, read_pattern
from knowledge.understanding.words import cut


def finds(pattern: str, text: str) -> bool:
    return Finder([pattern]).holds(cut(text))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("punch*", "he Punched him"),
        ("(laid into|kicked) him", "they laid into him"),
        ("(laid into|kicked) him", "they kicked him"),
        ("no (visible)? injury", "no injury"),
        ("no (visible)? injury", "no visible injury"),
        ("said ... kill", "he said that he would kill"),
        ("won't say", "wont say"),
        ("ex-(husband|wife)", "her ex wife"),
        ("(she|he)'s gone", "shes gone"),
        ("(off (his|her) face|drunk)", "he is off his face"),
        ("# (locked)? rooms", "seven rooms"),
        ("# (locked)? rooms", "14 locked rooms"),
        ("(off (his|her)? face|drunk)", "drunk"),
    ],
)
def test_a_pattern_finds(pattern: str, text: str) -> None:
    assert finds(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("punch", "punched"),
        ("# rooms", "some rooms"),
        ("said ... kill", "said one two three four five kill"),
        ("a ... b", "a. b"),
    ],
)
def test_a_pattern_does_not_find(pattern: str, text: str) -> None:
    assert not finds(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "complaint"), [("(a|b", "don't pair"), ("", "empty"), ("...", "nothing")]
)
def test_a_pattern_that_cant_be_read_says_why(pattern: str, complaint: str) -> None:
    with pytest.raises(PatternError, match=complaint):
        read_pattern(pattern)
