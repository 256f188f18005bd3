"""Whose age a bare number tells."""

import pytest

from tests.knowledge.edition import edition


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("IP is 41. Neighbour pushed her over", {"victim_age": 41}),
        ("vic is 19, susp 22, he slapped her", {"victim_age": 19, "suspect_age": 22}),
        ("aggrieved was punched, suspect is 17 and known to us", {"suspect_age": 17}),
    ],
)
def test_a_number_after_a_role_is_an_age(text: str, ages: dict[str, int]) -> None:
    facts = edition().lexicon.understand(text).facts
    assert {fact: value for fact, value in facts.items() if fact.endswith("_age")} == ages


@pytest.mark.parametrize(
    "text", ["the victim is 30 miles away", "offender was 45 minutes late", "ip was 20 grand down"]
)
def test_a_number_of_something_else_is_no_age(text: str) -> None:
    assert not {"victim_age", "suspect_age"} & edition().lexicon.understand(text).facts.keys()


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("dad (52) rings about his son (24), son's mate thumped him", {"victim_age": 24}),
        ("susp pinned F(17) to the fence", {"victim_age": 17}),
        ("arrested M(34) for an assault on his lodger", {"suspect_age": 34}),
        ("kid (13) pushed in the corridor by another pupil", {"victim_age": 13}),
    ],
)
def test_an_age_in_brackets_is_that_of_whoever_stands_before_it(text: str, ages: dict[str, int]) -> None:
    facts = edition().lexicon.understand(text).facts
    assert {fact: value for fact, value in facts.items() if fact.endswith("_age")} == ages
