"""Words that sayings call by name: one synonym helps every saying that names its class."""

import re

import pytest

from knowledge.domain.lexicon import UnknownWordsError, WordClasses
from knowledge.understanding.finder import Finder
from knowledge.understanding.words import cut
from tests.knowledge.edition import published

CLASSES = WordClasses(
    {"them": ("him", "her"), "hit": ("punch*", "laid into"), "car": ("car", "quad bike")}, {"susp": "suspect"}
)


def finds(pattern: str, text: str) -> bool:
    return Finder([CLASSES.opened(pattern)]).holds(cut(text))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("<hit> <them>", "he punched her"),
        ("<hit> <them>", "they laid into him"),
        ("(<car>|bus) gone", "quad bike gone"),
        ("(his <car>|it) gone", "his quad bike gone"),
        ("<hit> (the <car>|<them>)", "punching the car"),
        ("took (<them>)? away", "took away"),
    ],
)
def test_a_class_stands_for_each_of_its_words(pattern: str, text: str) -> None:
    assert finds(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"), [("<hit> <them>", "he punched the wall"), ("his <car>", "his bike")]
)
def test_a_class_stands_for_no_other_word(pattern: str, text: str) -> None:
    assert not finds(pattern, text)


def test_a_short_form_in_a_saying_is_read_as_in_a_message() -> None:
    assert CLASSES.opened("(susp|ap) left") == "(suspect|ap) left"
    assert CLASSES.opened("susp*") == "susp*"


def test_a_name_that_nobody_gave_is_complained_of_with_the_likely_one() -> None:
    with pytest.raises(UnknownWordsError, match="no words are called '<hti>', did you mean '<hit>'"):
        CLASSES.opened("<hti> <them>")


def test_every_class_of_the_starter_edition_is_used() -> None:
    documents = published()
    named = {name for one in documents for name in re.findall(r"<([a-z_]+)>", one.body)}
    lexicons = [one for one in documents if one.kind == "lexicon"]
    classes = [one for one in lexicons if "\nwords:" in one.body]
    assert classes
    for document in classes:
        given = set(re.findall(r"^  ([a-z_]+): \[", document.body, re.MULTILINE))
        assert given
        assert given <= named
