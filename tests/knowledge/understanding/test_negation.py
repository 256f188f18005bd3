"""What is said not to be so, however long the words for it."""

import pytest

from tests.knowledge.edition import edition


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("flat set alight, nothing to suggest he was really trying to kill", "arson_kill", "no"),
        ("found dead at home, nobody here would want to say natural causes", "death_belief", None),
        ("he slapped her, no evidence at all of any broken nose", "injury", None),
    ],
)
def test_a_lack_of_any_ground_reaches_over_a_whole_clause(text: str, fact: str, value: str | None) -> None:
    assert edition().lexicon.understand(text).facts.get(fact) == value


@pytest.mark.parametrize(
    "text",
    [
        "nobody was about, he punched her in the mouth",
        "no evidence on cctv but he punched her in the mouth",
    ],
)
def test_it_ends_with_the_clause(text: str) -> None:
    assert "assault" in edition().lexicon.understand(text).acts
