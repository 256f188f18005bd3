"""How people tell of harassment, stalking, breaches, messages and disorder, and what only sounds like them."""

import pytest

from tests.knowledge.edition import edition


def heard(text: str) -> set[str]:
    """Each act, and each fact with its value."""
    found = edition().lexicon.understand(text)
    return {*found.acts, *(f"{fact}={value}" for fact, value in dict(found.facts).items())}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("the lodger has it in for the landlady", "harass"),
        ("he presses her doorbell at 4am", "pester"),
        ("hammering on the wall again", "pester"),
        ("sat in his corsa across from her office", "follow"),
        ("he stood under her balcony", "follow"),
        ("she shadows him round the shops", "follow"),
        ("tucked a card under her wiper", "unwanted_contact"),
        ("he has been at it five or six evenings", "course_of_conduct=yes"),
        ("most lunchtimes he is there", "course_of_conduct=yes"),
        ("she doesn't reckon he'd lay a finger on her", "conduct_effect=distress"),
        ("is certain she'll stick him", "conduct_effect=violence"),
        ("it is all over a dropped kerb", "fixation=no"),
        ("doles her out a tenner a week", "control"),
        ("he times her trips to the shops", "control"),
        ("8L already on the system", "earlier_crime=yes"),
        ("accepted a caution in May for harassing her", "offender_dealt_with=charged"),
        ("another sack of rubbish came over the wall", "what_is_new=same_conduct"),
        ("restraining order from last year. He sent her a card", "breach"),
        ("SHPO with no internet devices. Found a tablet", "breach"),
        ("on police bail not to contact her", "breach"),
        ("the jury cleared him but he got a restraining order", "breach_order=restraining_acquittal"),
        ("texts he'll blind her with acid", "message_content=threat_serious"),
        ("forwarded a topless pic of me to his brother", "intimate_shared"),
        ("mocked his stammer in front of the queue", "disorder"),
        ("a yid was what he called him", "race_or_religion=yes"),
        ("two scrapping in the bar, regulars cowering", "affray"),
        ("chucks gravel at her panes", "pester"),
        ("queued outside the studio", "follow"),
        ("three lots of abuse through the floor", "course_of_conduct=yes"),
        ("he is convinced they'll lynch him", "conduct_effect=violence"),
        ("must be home by half five or there is hell to pay", "control"),
        ("closed with a caution in June", "offender_dealt_with=charged"),
        ("DVPN served Tuesday, he slept there Weds", "breach"),
        ("lads lobbing bottles at the police, eight lads lobbing bricks at one another", "violent_disorder"),
        ("showed her mates a snap of him in the nip", "intimate_shared"),
    ],
)
def test_it_is_heard(text: str, what: str) -> None:
    assert what in heard(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I'm dead certain he will do it", "death"),
        ("has been like it since dad died", "death"),
        ("a photo of a dead foetus", "death"),
        ("she isn't in fear of being hit", "assault"),
        ("thought she was about to get thumped", "assault"),
        ("shoved dog mess through the letterbox", "assault"),
        ("an order was slapped on him", "assault"),
        ("scraped elbow", "assault"),
        ("I'll knock your teeth out", "injury=lesser"),
        ("calls him a thieving little rat", "theft"),
        ("the lad was nicked in JD Sports", "shop_theft"),
        ("she times his toilet breaks", "damage"),
        ("two conditions of her CBO broken in one go", "burglary"),
        ("crime put on 3 weeks ago", "outcome_asked"),
        ("got an anonymous letter", "reporter=anonymous"),
        ("go back to Poland", "place_of_offence=abroad"),
        ("he is just a perv", "voyeurism"),
        ("he made a fake tinder profile", "intimate_created"),
        ("had been seeing him for 2 months", "course_of_conduct=yes"),
        ("over a dropped kerb", "message_content=nuisance"),
        ("said you're a dead man", "death"),
        ("he won't get the message", "message"),
        ("poked a phone through the vent", "assault"),
        ("bricks at one another in the street", "road_danger"),
        ("closed with a caution in June", "offender_dealt_with=closed"),
    ],
)
def test_what_only_sounds_like_it_is_not(text: str, what: str) -> None:
    assert what not in heard(text)
