"""A word is looked for as what it stands for, and as the words of its meaning."""

from knowledge.search.terms import Wordbook

_BOOK = Wordbook({"ip": "injured party"}, {"delay": ["delay", "hold off"], "police": ["officer", "pc"]})


def test_an_abbreviation_is_followed_by_what_it_stands_for() -> None:
    assert _BOOK.opened("IP hurt") == ["ip", "injured", "party", "hurt"]


def test_a_word_belongs_to_its_group_whatever_its_ending() -> None:
    assert _BOOK.groups(["delayed"]) == {"delay": {"likedelay"}}


def test_a_saying_of_two_words_belongs_only_as_a_whole() -> None:
    assert _BOOK.groups(["hold", "off", "pc"])["hold"] == {"likedelay"}
    assert "hold" not in _BOOK.groups(["hold", "on"])
