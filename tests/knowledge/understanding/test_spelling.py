"""Slips are read as the words that sayings hold; words that mean something else stay as they are."""

import pytest

from knowledge.understanding.spelling import Spelling
from tests.knowledge.edition import edition

SPELLING = Spelling(
    {"assaulted", "victim", "board", "strangled", "thief", "gbh"}, {"spike", "threat"}, {"w/o": "without"}
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("victom", "victim"),
        ("asulted", "assaulted"),
        ("strangeld", "strangled"),
        ("theif", "thief"),
        ("bord", "board"),
    ],
)
def test_a_slip_is_read_as_the_word_that_a_saying_holds(written: str, meant: str) -> None:
    assert SPELLING.read(written) == (meant,)


@pytest.mark.parametrize("word", ["wile", "hound", "insulted", "gbh", "gbg", "spikeing", "£200", "s47", ""])
def test_english_words_short_ones_and_known_beginnings_stay(word: str) -> None:
    assert SPELLING.read(word) == (word,)


def test_shorthand_is_read_as_the_words_it_stands_for() -> None:
    assert SPELLING.read("w/o") == ("without",)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("ip was asulted in the precinct", "assault"),
        ("he stragled her", "strangle"),
        ("her purse was stolenn from her bag", "theft"),
        ("sum1 slapt him", "assault"),
    ],
)
def test_a_report_with_slips_is_understood(text: str, act: str) -> None:
    assert act in edition().lexicon.understand(text).acts


def test_what_is_shown_are_the_officers_own_words() -> None:
    (found,) = [one for one in edition().lexicon.understand("he asulted her").found if one.fact == "act"]
    assert found.words.startswith("asulted")


@pytest.mark.parametrize(
    ("written", "act"),
    [
        ("agg burg at no 4", "burglary"),
        ("att burg overnight", "burglary"),
        ("agg vehicle taking", "vehicle_taken"),
        ("tfp on the tram", "theft"),
        ("geq stop", "going_equipped"),
        ("robb outside the station", "robbery"),
        ("vd outside the pub", "violent_disorder"),
        ("abstract elec", "electricity"),
        ("wit intim", "pervert_justice"),
        ("false imp in the flat", "detain"),
    ],
)
def test_offences_are_heard_by_the_short_forms_on_a_log(written: str, act: str) -> None:
    assert act in edition().lexicon.understand(written).acts
