"""Violence, threats, neglect and weapons in words of every day, and words beside them that tell of none."""

import pytest

from tests.knowledge.edition import edition


def heard(text: str) -> set[str]:
    """Each act, and each fact with the value that is told of it."""
    found = edition().lexicon.understand(text)
    return {*found.acts, *(f"{fact} {value}" for fact, value in dict(found.facts).items())}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("had a mug of tea thrown over her", "assault"),
        ("got his forearm clawed by a patient", "assault"),
        ("whacked the trainee round the ear with a clipboard", "assault"),
        ("snapped his collarbone", "injury serious"),
        ("both had shiners", "injury lesser"),
        ("soaked but unhurt", "injury none"),
        ("kept on stamping on his head", "intent serious_harm"),
        ("spat in the constable's eye", "emergency_worker constable"),
        ("told him to go back to his own country", "race_or_religion yes"),
        ("in interview he says she bit me first", "counter_allegation yes"),
        ("pressed his knee against her windpipe", "strangle"),
        ("tipped a powder into her glass", "spike"),
        ("said they'd all be in the ground by Sunday", "threat_to_kill"),
        ("told the pair of them he'd leather them", "threaten"),
        ("four tots left by themselves all night", "neglect_child"),
        ("slung him in the back of a van", "kidnap"),
        ("wedged a chair under her door handle", "detain"),
        ("she left by the back gate instead", "detention one_way"),
        ("had a boning knife down his sock", "weapon_possession"),
        ("chef heading to his shift with his knife roll", "weapon_excuse yes"),
        ("next door's collie ran out and sank its teeth in my calf", "dog_attack"),
    ],
)
def test_it_is_heard_in_words_of_every_day(text: str, what: str) -> None:
    assert what in heard(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("jabbed him in the ribs with one finger", "spike"),
        ("stood on her doorstep shouting", "assault"),
        ("officers turned over a cell and found a phone", "burglary"),
        ("put brake fluid in his tea", "damage"),
        ("doesn't think he would have killed him", "death"),
        ("the clear out turned up a rifle", "follow"),
        ("told him to go back to work", "race_or_religion yes"),
        ("slashed a bread knife about in the air", "assault"),
        ("stormed into their flat shouting about a debt", "burglary"),
        ("twins aged 23 left with their mum", "neglect_child"),
    ],
)
def test_it_is_not_heard_where_nobody_told_of_it(text: str, what: str) -> None:
    assert what not in heard(text)
