"""One person, one placeholder, and nothing at rest that says who. EVERY NAME IS INVENTED."""

from __future__ import annotations

import json

import pytest

from knowledge.understanding.redaction import Memory, redact


def test_the_same_person_keeps_the_placeholder_in_a_later_message() -> None:
    first = redact("IP is Sarah Jones, op is Imran Malik", Memory())
    assert redact("sarah now says imran never touched her", first.memory).text == (
        "VICTIM 1 now says SUSPECT 1 never touched her"
    )


def test_a_surname_alone_is_the_person_who_bears_it() -> None:
    first = redact("IP is Sarah Jones", Memory())
    assert redact("Ms Jones rang again", first.memory).text == "VICTIM 1 rang again"


def test_a_full_name_joins_the_given_name_met_before() -> None:
    first = redact("susp is Darren", Memory())
    assert redact("Darren Pugh is back", first.memory).text == "SUSPECT 1 is back"


def test_two_people_of_one_surname_stay_two() -> None:
    assert redact("Sarah Khan was hit by Imran Khan", Memory()).text == "PERSON 1 was hit by PERSON 2"


def test_mr_and_mrs_of_one_name_stay_two() -> None:
    first = redact("Mr Demir is the father", Memory())
    assert redact("Mrs Demir is the mother", first.memory).text == "PERSON 2 is the mother"


def test_a_name_that_nothing_gives_away_is_known_from_before() -> None:
    first = redact("a lad called kezza hit him", Memory())
    assert redact("so kezza again today", first.memory).text == "so PERSON 1 again today"


def test_an_ordinary_word_is_not_taken_for_a_person_met_before() -> None:
    first = redact("IP is Will Young", Memory())
    assert redact("will he be charged, he is young", first.memory).text == "will he be charged, he is young"


def test_the_same_number_in_other_spacing_keeps_its_placeholder() -> None:
    first = redact("ring 07700 900461", Memory())
    assert redact("07700900461 rang, not 07700 900462", first.memory).text == "[PHONE] rang, not [PHONE 2]"


def test_the_same_memory_and_message_give_the_same_answer() -> None:
    memory = Memory()
    said = "IP is Sarah Jones on 07700 900461"
    assert redact(said, memory) == redact(said, memory)
    assert memory.people == ()


def test_the_memory_survives_being_stored() -> None:
    first = redact("IP is Sarah Jones on 07700 900461", Memory(secret=b"kept elsewhere"))
    stored = json.loads(json.dumps(first.memory.as_json()))
    again = Memory.from_json(stored, secret=b"kept elsewhere")
    assert redact("Sarah rang from 07700 900461", again).text == "VICTIM 1 rang from [PHONE]"


def test_what_is_stored_names_nobody() -> None:
    first = redact("IP is Sarah Jones on 07700 900461, 14 Acacia Road", Memory(secret=b"kept elsewhere"))
    stored = json.dumps(first.memory.as_json()).lower()
    assert not [word for word in ("sarah", "jones", "900461", "acacia", "kept elsewhere") if word in stored]


def test_a_stored_memory_is_useless_without_its_secret() -> None:
    first = redact("IP is Sarah Jones", Memory(secret=b"kept elsewhere"))
    stolen = Memory.from_json(first.memory.as_json(), secret=b"guessed")
    assert stolen.knows("sarah") is None
    assert first.memory.knows("sarah") == "VICTIM 1"


def test_nothing_stored_is_a_new_conversation() -> None:
    assert Memory.from_json({}).people == ()


def test_a_stored_memory_that_holds_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no placeholder"):
        Memory.from_json({"salt": "00", "people": [["Sarah Jones", [], True, ""]], "values": {}})
