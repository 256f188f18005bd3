"""An act that is only said to come is not told as done."""

import pytest

from tests.knowledge.edition import edition


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("he wants to rape her", "rape"),
        ("told her he would rape her", "rape"),
        ("one message off him reads 'i am going to rape you on your way to work'", "rape"),
        ("voice note saying he's going to come round and rape her, she believes every word", "rape"),
        ("says he will kidnap her kids", "kidnap"),
        ("planning to rob the shop", "robbery"),
        ("said he will burgle the house again", "burglary"),
        ("text says he'd steal her dog", "pet_taken"),
    ],
)
def test_what_is_only_said_to_come_is_not_told_as_done(text: str, act: str) -> None:
    assert act not in edition().lexicon.understand(text).acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("he'd punched her twice", "assault"),
        ("she said she'd been raped", "rape"),
        ("said he is going to kill her", "threat_to_kill"),
        ("says he'll burn the house down", "threat_to_damage"),
        ("said he will post her nudes", "intimate_threat"),
        ("ip says he would grab and choke her every weekend", "strangle"),
        ("said she wants to report a rape", "rape"),
        ("she wants to drop the charges, he hit her", "assault"),
        ("hospital say she will lose the eye after he hit her", "assault"),
        ("dci wants to cancel the crime", "cancel_crime"),
        ("he was going to steal it but ran off", "theft"),
    ],
)
def test_what_was_done_threatened_or_wanted_of_the_police_is_heard(text: str, act: str) -> None:
    assert act in edition().lexicon.understand(text).acts
