"""Rare words weigh more than common ones, long texts less than short ones, and ties fall the same way every time."""

from knowledge.search.bm25 import Bm25, Text


def ranking(*texts: str) -> Bm25:
    read = [text.split() for text in texts]
    return Bm25([Text({word: float(words.count(word)) for word in words}, len(words)) for words in read])


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    index = ranking("gate fence", "gate wall", "gate post", "fence ditch", "gate hedge")
    assert index.best(["gate", "ditch"], 5)[0] == 3


def test_of_two_that_say_it_the_shorter_comes_first() -> None:
    index = ranking("ditch " + "fence " * 40, "ditch wall", "hedge", "post", "gate")
    assert index.best(["ditch"], 5) == [1, 0]


def test_of_two_alike_the_earlier_comes_first_however_few_are_asked_for() -> None:
    index = ranking(*["ditch wall"] * 9, "hedge", *["post"] * 20)
    assert index.best(["ditch"], 3) == [0, 1, 2]
    assert index.best(["ditch"], 30) == list(range(9))


def test_words_that_nothing_has_find_nothing() -> None:
    assert ranking("gate").best(["moat"], 5) == []
    assert ranking().best(["moat"], 5) == []
