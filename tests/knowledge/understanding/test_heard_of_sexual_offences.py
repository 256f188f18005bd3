"""Sexual offences as they are told: who suffered, how old they are, and what was meant though not said outright."""

import pytest

from tests.knowledge.edition import edition


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("male 31 walked in, his landlord groped him", "victim_age_group", "16_or_over"),
        ("female 17 woke with his hand down her top", "victim_age_group", "16_or_over"),
        ("daughter is 14 and her uncle raped her", "victim_age_group", "13_to_15"),
        ("waitress of 17, the chef smacks her arse", "victim_age_group", "16_or_over"),
        ("sisters, 18 and 21, groped by one man", "victims", 2),
        ("met a fella, she froze up and he had sex with her", "victim_sex", "female"),
        ("bloke 22 passed out and they groped him", "victim_sex", "male"),
        ("five men raped her, the other three are a blur", "rape_penetrated_by", "some_distinct"),
        ("he was trying to enter her when they were disturbed", "rape_attempt", "yes"),
        ("mate passes on she was raped, she's not saying anything either way", "victim_confirms", "no"),
        ("tag data proves he was locked in the cells that night", "contrary_evidence", "yes"),
        ("girl was raped, cabbie dropped her, we havent traced her", "victim_traced", "no"),
        ("student shoved another in the canteen, nobody's asked us for a crime", "crime_requested", "no"),
        ("reports about his daughter, she's 27, being slapped", "parent_may_act", "no"),
        ("client wants nothing at all handed to us by the sarc", "sarc_passes", "nothing"),
        ("made to send nudes or he'd tell her dad", "child_image_forced", "yes"),
    ],
)
def test_a_fact_is_heard(text: str, fact: str, value: str | int) -> None:
    assert edition().lexicon.understand(text).facts.get(fact) == value


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("agreed to it with a rubber on, he whipped it off half way", "rape"),
        ("had his todger flicked in the showers", "sexual_touching"),
        ("forces her to play with herself on cam", "sexual_compelled"),
        ("talked a girl of 9 into putting a pencil inside herself", "child_incited"),
        ("begging a 15 yr old lass for pics of her boobs", "child_image_asked"),
        ("he takes the earnings off four women working as prostitutes", "prostitution_controlled"),
    ],
)
def test_an_act_is_heard(text: str, act: str) -> None:
    assert act in edition().lexicon.understand(text).acts


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("had his todger flicked in the showers", "expose"),
        ("had sex with her against her will", "detain"),
        ("social worker emailed about a girl who was groped", "message"),
        ("got a kick out of their shock", "assault"),
        ("the sitter rubbed the lad's bits, a 12 yr old boy", "masturbate"),
        ("made to send nudes by a bloke on snapchat", "child_image_passed_on"),
    ],
)
def test_an_act_is_not_heard(text: str, act: str) -> None:
    assert act not in edition().lexicon.understand(text).acts


def test_a_child_who_only_stands_near_a_birth_is_no_victim_under_thirteen() -> None:
    told = edition().lexicon.understand("girl 15 pregnant, dad of the baby is 19").facts
    assert told.get("victim_age_group") != "under_13"
