"""What is named beneath an entry has to do with what was asked."""

import pytest

from knowledge.search.index import Hit
from knowledge.services.answers import from_entry_found
from knowledge.services.turn import Turn
from tests.knowledge.edition import DAY, edition
from tests.knowledge.services.turns.talking import NOW, Talk

CRI = "crime-related-incident"
BY_CHANCE = "dangerous-driving"
"""A matter of driving may begin as a crime related incident, and so shares all its words."""
RELATED = "no-victim-found"


def beneath(**scores: float) -> list[str]:
    """The entries named beneath the first, where each shares all words of the question."""
    hits = [
        Hit(edition().entries[name.replace("_", "-")], score, 1.0, 3, 2) for name, score in scores.items()
    ]
    turn = Turn("talk", "what is a CRI", "ask", {}, now=NOW, on=DAY)
    first, *others = from_entry_found(hits[0].entry, hits, edition(), turn).entries
    assert first.id == hits[0].entry.id
    return [one.id for one in others]


@pytest.mark.parametrize("asked", ["what is a crime related incident", "what is a CRI"])
def test_a_question_what_a_cri_is_leads_to_no_driving(asked: str) -> None:
    first, *others = Talk().says(asked, "ask").entries
    assert first.id == CRI
    assert all(one.id in first.related or first.id in one.related for one in others)


def test_what_the_entry_is_related_to_is_named_however_far_behind() -> None:
    assert beneath(crime_related_incident=2.5, dangerous_driving=1.4, no_victim_found=0.5) == [RELATED]


def test_what_shares_words_by_chance_is_named_only_where_it_may_have_been_meant() -> None:
    assert beneath(crime_related_incident=2.5, dangerous_driving=1.4) == []
    assert beneath(crime_related_incident=1.7, dangerous_driving=1.6) == [BY_CHANCE]
