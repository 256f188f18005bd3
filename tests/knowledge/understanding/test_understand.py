"""From officers' words to facts: each with the words that it came from, and nothing that was not said."""

import pytest

from tests.knowledge.edition import edition


def told(text: str) -> dict[str, object]:
    return dict(edition().lexicon.understand(text).facts)


def acts(text: str) -> tuple[str, ...]:
    return edition().lexicon.understand(text).acts


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("IP kicked, bruised shin", "injury", "lesser"),
        ("ip kicked, no inj", "injury", "none"),
        ("ip kicked, didnt leave a mark", "injury", "none"),
        ("he broke her wrist", "injury", "serious"),
        ("headbutted by her ex", "relationship", "former_partner"),
        ("slapped by her husband", "relationship", "current_partner"),
        ("social worker rang to report it", "reporter", "professional"),
        ("a passer-by flagged us down", "reporter", "third_party"),
        ("she says nothing happened", "victim_confirms", "no"),
        ("nothing makes it necessary or appropriate", "necessary_to_record", "no"),
        ("pushed over in the playground at dinner time", "school_setting", "yes"),
        ("it was in Glasgow", "place_of_offence", "scotland_or_ni"),
    ],
)
def test_officers_words_tell_a_fact(text: str, fact: str, value: str) -> None:
    assert told(text).get(fact) == value


def test_each_fact_says_which_words_it_came_from() -> None:
    found = {one.fact: one.words for one in edition().lexicon.understand("IP's EX broke her Wrist").found}
    assert found["relationship"] == "EX"
    assert found["injury"] == "broke her Wrist"


def test_apostrophes_and_hyphens_make_no_difference() -> None:
    assert told("her ex-husband won't say who did it") == told("her ex husband wont say who did it")


def test_what_is_denied_is_not_alleged() -> None:
    assert "assault" not in acts("there was no assault")
    assert "assault" in acts("he punched him")


@pytest.mark.parametrize(
    ("text", "victim", "suspect"),
    [
        ("male of 40 slapped a girl aged 12", 12, 40),
        ("girl, 14, was punched by a lad of 17", 14, 17),
        ("IP 33, suspect 35, pushed over", 33, 35),
        ("both 29, he slapped her", 29, 29),
    ],
)
def test_ages_go_to_who_suffers_and_who_does(text: str, victim: int, suspect: int) -> None:
    facts = told(text)
    assert (facts.get("victim_age"), facts.get("suspect_age")) == (victim, suspect)


def test_months_are_not_years_of_age() -> None:
    assert "victim_age" not in told("baby of 3 months was slapped")


@pytest.mark.parametrize("text", ["", "?", "💥💥", "\x00", "a" * 10_000, "no " * 3_000])
def test_no_text_is_too_strange(text: str) -> None:
    edition().lexicon.understand(text)
