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


@pytest.mark.parametrize(
    ("text", "victim", "suspect"),
    [
        ("I'm 71 and my son who is 43 lives with me. For two years he decides who can come in", 71, 43),
        ("A girl, 11, says her uncle (50) put his hand down her pants", 11, 50),
        ("Daughter, 16, says dad, 45, slapped her across the face", 16, 45),
        ("Dad (45) slapped his daughter (16) across the face", 16, 45),
        ("Man aged 41 chatted for weeks to a girl of 14 and asked her for nudes", 14, 41),
        ("19yo male had sex with girlfriend who is 14", 14, 19),
        ("He's 17, she's 13, they've had sex, willing", 13, 17),
        ("Carer, 50, has been stealing from a lady of 82", 82, 50),
        ("F29 reports ex M31 has texted her 40 times", 29, 31),
        ("a 13 year old kicked a 12 year old in the playground", 12, 13),
        ("Teacher says a pupil aged 6 has told her that mum's boyfriend, about 35, hits him", 6, 35),
        ("Mum's phoned in: daughter (15) is sleeping with her 17yo boyfriend", 15, 17),
        ("two flatmates, both 24, fell out and one punched the other", 24, 24),
    ],
)
def test_two_ages_are_two_peoples(text: str, victim: int, suspect: int) -> None:
    facts = edition().lexicon.understand(text).facts
    assert (facts.get("victim_age"), facts.get("suspect_age")) == (victim, suspect)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("female 17 woke at a sleepover with his fingers in her knickers", {"victim_age": 17}),
        ("bar worker aged 20 - punter cupped her left boob", {"victim_age": 20}),
        ("fixed penalty notice issued to a 22 year old for the shop theft", {"suspect_age": 22}),
        ("a nine year old has smashed a window at the school", {"suspect_age": 9}),
        ("mum reports her son, 6, was hit by a lodger", {"victim_age": 6}),
        ("Mum says her son, 6, was fiddled with by a lodger", {"victim_age": 6}),
        ("a lad of nearly 16 punched him", {"suspect_age": 15}),
    ],
)
def test_one_age_is_that_of_whoever_does_or_suffers(text: str, ages: dict[str, int]) -> None:
    facts = edition().lexicon.understand(text).facts
    assert {fact: value for fact, value in facts.items() if fact.endswith("_age")} == ages


@pytest.mark.parametrize(
    "text",
    [
        "married 12 yrs, live together, he punched her",
        "she won't be 18 till the spring and he slapped her",
        "the suspect has done a 3 year stretch and she was punched",
        "IP was punched in front of her son, 8",
    ],
)
def test_a_term_of_years_a_birthday_to_come_and_a_bystander_are_nobodys_age(text: str) -> None:
    assert not {"victim_age", "suspect_age"} & edition().lexicon.understand(text).facts.keys()
