"""Words that together tell nothing of what one of them tells alone."""

import pytest

from knowledge.domain.lexicon import Saying, WordClasses
from knowledge.understanding.understand import Lexicon
from tests.knowledge.edition import edition


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("he came round in the dead of night", "death"),
        ("her phone was dead so she couldn't ring us", "death"),
        ("he was screaming blue murder in the street", "death"),
        ("attempted suicide by overdose", "death"),
        ("the bloke chased him out of the shop", "dangerous_driving"),
        ("the lad pursued her on foot", "dangerous_driving"),
        ("throwing and flying ornaments at her head", "dangerous_driving"),
        ("he was tearing her dress", "dangerous_driving"),
        ("clocked him doing 90 on the bypass", "assault"),
        ("punched a hole in the wall", "assault"),
        ("battered on drink outside the pub", "assault"),
        ("he used a duplicate key to get in", "cancel_crime"),
        ("the bride and groom had their cards taken", "child_met"),
        ("police dog handler was bitten", "handling"),
        ("put the garden fencing back up", "handling"),
        ("he hacked down the hedge", "fraud"),
        ("the 419 bus driver was spat at", "fraud"),
        ("she was packing her bags to leave", "weapon_possession"),
        ("strapped for cash", "weapon_possession"),
        ("he swiped at him with a stick", "theft"),
        ("male nicked for abh", "theft"),
        ("obsessed with his car", "stalk"),
        ("cat litter thrown over the fence", "incident_antisocial"),
    ],
)
def test_an_idiom_tells_of_no_act(text: str, act: str) -> None:
    assert act not in edition().lexicon.understand(text).acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("found dead in the dead of night", "death"),
        ("her phone was dead so we rang on, he died in hospital", "death"),
        ("traffic chased the van the wrong way up the m6", "dangerous_driving"),
        ("chased him out of the shop and punched him", "assault"),
        ("punched a hole in the wall then punched her", "assault"),
        ("he was nicked by police after he stole the bike", "theft"),
        ("hacked her email account", "fraud"),
        ("groomed a girl of 13 online", "child_met"),
        ("ex is obsessed with her and waits at her work", "stalk"),
        ("cancel the crime as it is a duplicate", "cancel_crime"),
    ],
)
def test_what_is_told_beside_an_idiom_is_still_heard(text: str, act: str) -> None:
    assert act in edition().lexicon.understand(text).acts


def test_a_saying_in_more_words_than_the_idiom_is_heard() -> None:
    sayings = [Saying("act", "death", "dead"), Saying("act", "robbery", "dead of night robbery")]
    heard = Lexicon(sayings, {}, words=WordClasses(idioms=("dead of night",)))
    assert heard.understand("a dead of night robbery").acts == ("robbery",)
