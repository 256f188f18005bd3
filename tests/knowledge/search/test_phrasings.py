"""How like one of an entry's own phrasings a question is."""

from knowledge.search.phrasings import Phrasings
from tests.knowledge.edition import edition


def test_the_share_of_words_in_common_counts_of_all_words_of_both() -> None:
    phrasings = Phrasings([[frozenset({"cancel", "crime"}), frozenset({"mistake"})], [frozenset({"rape"})]])
    assert phrasings.like(["cancel", "crime"]) == {0: 1.0}
    assert phrasings.like(["cancel", "crime", "need", "who"]) == {0: 0.5}


def test_one_word_in_common_is_no_likeness() -> None:
    assert Phrasings([[frozenset({"cancel", "crime"})]]).like(["crime", "scene"]) == {}


def test_every_phrasing_finds_its_entry_among_the_first_three() -> None:
    missed = [
        (entry.id, phrasing)
        for entry in edition().entries.values()
        for phrasing in entry.asked_as[-2:]
        if entry.id not in {hit.entry.id for hit in edition().find(phrasing)[:3]}
    ]
    assert len(missed) <= len(edition().entries) // 100, missed
