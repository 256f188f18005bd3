"""From officers' words to facts: each with the words that it came from, and nothing that was not said."""

import pytest

from knowledge.understanding.words import cut
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


def test_a_point_in_a_number_ends_no_sentence() -> None:
    whole, parted = cut("taken at 2.30 from the racks"), cut("taken at 2. From the racks")
    assert (whole.sentence_of(0)[1], parted.sentence_of(0)[1]) == (len(whole.words), 3)


def test_an_age_in_brackets_parts_no_saying() -> None:
    assert "sexual_touching" in acts("girl (14) has grabbed a boy's (14) genitals")
    assert told("lad (19) punched by a male (m, 30)") == told("lad (19) punched by a male (30)")


def test_an_officer_who_was_hurt_on_duty_is_not_complained_of() -> None:
    assert told("on-duty PC bitten on the forearm").get("on_duty_allegation") != "yes"
    assert told("he alleges an on duty officer punched him").get("on_duty_allegation") == "yes"


def test_the_number_of_a_house_denies_nothing() -> None:
    assert "assault" in acts("a man at no 14 is beating his wife")
    assert "assault" not in acts("no punching of anybody")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("lamped outside the kebab shop", "assault"),
        ("gobbed at by a lad on a bus", "assault"),
        ("lad had it away on his toes with her purse", "theft"),
        ("house got done over while they were away", "burglary"),
        ("jacked for his coat by lads with a blade", "robbery"),
        ("somebody has keyed her car", "damage"),
        ("touched her up on the bus", "sexual_touching"),
        ("flashed at two women in the park", "expose"),
        ("filled up and drove off, no payment", "making_off"),
        ("golf gone from the drive, keys fished through the letterbox", "vehicle_taken"),
        ("three wraps of coke in his sock", "drugs"),
        ("waved a machete about in the street", "weapon_threat"),
    ],
)
def test_what_officers_call_an_act_raises_it(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("headstones pushed over in the graveyard", "assault"),
        ("four of them had a slap up curry", "assault"),
        ("she is worried he might hit her one day", "assault"),
        ("number plates stolen off her car", "theft"),
        ("threatened to smash her face in", "threat_to_damage"),
    ],
)
def test_words_of_one_act_do_not_raise_another(text: str, act: str) -> None:
    assert act not in acts(text)


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("her baby's dad punched her", "relationship", "former_partner"),
        ("her other half threw a plate at her", "relationship", "current_partner"),
        ("bloke from two doors down punched him", "relationship", "neighbour"),
        ("gobbed in my face while I was cuffing him", "emergency_worker", "constable"),
        ("nurse slapped by a patient", "emergency_worker", "emergency_worker"),
        ("both kids slapped by their dad", "victims", 2),
        ("bloke she sacked keeps ringing", "relationship", "colleague"),
        ("letters from a customer of hers", "relationship", "acquaintance"),
        ("a man she'd never seen before pushed her", "relationship", "stranger"),
        ("she no longer goes out after dark", "conduct_effect", "serious_alarm"),
        ("it gives her the creeps", "conduct_effect", "distress"),
        ("seven rooms in the hostel broken into", "burglary_count", 7),
        ("cars of 9 different owners keyed", "damage_owners", 9),
        ("a man made a woman aged 30 touch herself", "victim_age", 30),
    ],
)
def test_who_did_it_to_whom_is_told(text: str, fact: str, value: object) -> None:
    assert told(text).get(fact) == value


def test_a_number_that_a_fact_cant_be_is_not_taken() -> None:
    most = edition().rulebook.facts["burglary_count"].most
    assert "burglary_count" not in told(f"{most + 1} rooms in the hostel broken into")


def test_a_callers_own_words_do_not_make_the_officer_a_victim() -> None:
    assert "emergency_worker" not in told('Caller: "he punched me in the face"')


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
