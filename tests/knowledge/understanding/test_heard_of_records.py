"""What officers say of who reports, who confirms, where it was, and of records already made."""

import pytest

from tests.knowledge.edition import edition


def told(text: str) -> dict[str, object]:
    return dict(edition().lexicon.understand(text).facts)


@pytest.mark.parametrize(
    ("text", "fact", "value"),
    [
        ("gave us the whole tale but wont make a complaint", "victim_confirms", "yes"),
        ("wife says they were shifting the wardrobe", "victim_confirms", "no"),
        ("husband has never laid a finger on her", "victim_confirms", "no"),
        ("casualty had scarpered, not a soul knows who he is", "victim_traced", "no"),
        ("woman over the road heard it all", "reporter", "third_party"),
        ("support worker for a lad with autism rings it in", "reporter", "professional"),
        ("her husband had nipped to the tip in it", "contrary_evidence", "yes"),
        ("surrey have already put this on", "another_force_records", "yes"),
        ("he could barely stand", "reporter_impaired", "yes"),
        ("not a scratch on him and no one else saw", "supporting_evidence", "no"),
        ("grip marks all over her arm", "injury", "lesser"),
        ("at the campsite near inverness", "place_of_offence", "scotland_or_ni"),
        ("robbed in devon and cornwall's area", "place_of_offence", "other_force"),
        ("mugged in magaluf", "place_of_offence", "abroad"),
        ("caught both the barman and his brother", "victims", 2),
        ("offender was sat in west mids", "suspect_was_elsewhere", "yes"),
        (
            "outcome? suspect is on life support and will never be fit",
            "outcome_matter",
            "suspect_ill_or_dead",
        ),
        ("outcome? charged and remanded", "outcome_matter", "charged"),
        ("his mate can be heard in the background feeding her lines", "cancel_pressure", "yes"),
        ("the marker on the map falls in northumbria", "cancel_ground", "transferred"),
        ("the stain was from the gym and he agrees it never was one", "cancel_ground", "no_crime"),
        ("she has moved away and cba", "cancel_ground", "withdrawn"),
        ("outcome? she isn't backing a charge", "outcome_matter", "victim"),
        ("outcome? all enquiries exhausted", "outcome_matter", "no_suspect"),
        ("outcome? he kept to every condition he agreed to", "outcome_activity", "completed"),
        ("found the ring in her other gym bag", "contrary_evidence", "yes"),
        ("at paddington station", "place_of_offence", "railway"),
    ],
)
def test_it_is_heard(text: str, fact: str, value: object) -> None:
    assert str(told(text).get(fact)) == str(value)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("victim has gone home to germany", "place_of_offence"),
        ("suspect is a man from nigeria", "place_of_offence"),
        ("injured man wont engage with officers", "outcome_activity"),
        ("split his forehead open", "relationship"),
        ("he popped to the shop", "vehicle_damaged"),
        ("he asked for help at waterloo police station", "place_of_offence"),
        ("driver says yes she slapped me", "emergency_worker"),
    ],
)
def test_it_is_not_heard(text: str, fact: str) -> None:
    assert fact not in told(text)
