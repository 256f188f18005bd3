"""A decision on facts given outright: people, acts, days, and every wrong input named in one sentence."""

from collections.abc import Mapping
from datetime import date

import pytest

from knowledge.domain.decision import Decision
from knowledge.domain.errors import BadInput
from knowledge.domain.interview import interview
from knowledge.services.report_reading import check_days, read_report
from tests.knowledge.edition import DAY, edition

BOOK = edition().rulebook
ASSAULT = {"act": "assault", "injury": "lesser"}
TWO_VICTIMS = [
    {"id": "V1", "role": "victim", "age": 30, "sex": "female"},
    {"id": "V2", "role": "victim", "age": 12, "sex": "male"},
    {"id": "S1", "role": "suspect", "age": 40, "relationship": "stranger"},
]


def _decided(facts: Mapping[str, object]) -> Decision:
    decision, question = interview(read_report(facts, BOOK), BOOK, DAY)
    assert question is None, question
    return decision


def _rows(decision: Decision) -> list[tuple[str | None, str, int]]:
    return [(crime.code, crime.victim, crime.count) for crime in decision.crimes]


def test_each_victim_has_a_crime_of_their_own_with_their_own_age_and_injury() -> None:
    acts = [
        {"act": "assault", "victim": "V1", "injury": "lesser"},
        {"act": "rape", "victim": "V1"},
        {"act": "rape", "victim": "V2"},
    ]
    decision = _decided({"people": TWO_VICTIMS, "acts": acts})
    assert _rows(decision) == [("019/08", "V1", 1), ("019/17", "V2", 1)]
    assert [row.code for row in decision.not_separate] == ["008/06"]


def test_an_act_that_names_nobody_is_alleged_against_every_victim() -> None:
    decision = _decided({"people": TWO_VICTIMS, **ASSAULT})
    assert _rows(decision) == [("008/06", "V1", 1), ("008/06", "V2", 1)]


def test_one_victim_and_one_suspect_need_not_be_named_in_the_acts() -> None:
    people = [
        {"id": "V1", "role": "victim", "age": 25, "relationship": "former_partner"},
        {"id": "S1", "role": "suspect", "age": 27},
        {"id": "W1", "role": "witness"},
    ]
    facts = {"act": "stalk", "course_of_conduct": "yes", "conduct_effect": "violence"}
    assert _rows(_decided({"people": people, **facts})) == [("008/65", "V1", 1)]


def test_offenders_who_acted_apart_are_counted_apart() -> None:
    people = [
        {"id": "V1", "role": "victim"},
        {"id": "S1", "role": "suspect"},
        {"id": "S2", "role": "suspect"},
    ]
    acts = [{**ASSAULT, "offender": "S1"}, {**ASSAULT, "offender": "S2"}]
    apart = _decided({"people": people, "acts": acts})
    assert [(crime.victim, crime.offender) for crime in apart.crimes] == [("V1", "S1"), ("V1", "S2")]
    assert _rows(_decided({"people": people, **ASSAULT})) == [("008/06", "V1", 1)]


def test_what_a_business_counts_is_counted_once_however_many_were_threatened() -> None:
    decision = _decided({"people": TWO_VICTIMS, "act": "robbery", "robbery_goods": "business"})
    assert [(crime.ho_class, crime.count) for crime in decision.crimes] == [("34A", 1)]


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"injurry": "none"}, "injurry", "There is no fact 'injurry'"),
        ({"injury": "some"}, "injury", "can't be 'some': it is one of none, lesser, serious, not_known."),
        ({"injury": ["none"]}, "injury", "can't be ['none']"),
        ({"victim_age": 200}, "victim_age", "can't be 200: it is a whole number from 0 to 120."),
        ({"victim_age": "²"}, "victim_age", "a whole number from 0 to 120"),
        ({"victim_age": "9" * 5000}, "victim_age", "a whole number from 0 to 120"),
        ({"victim_age": -1}, "victim_age", "can't be -1"),
        ({"act": "asault"}, "act", "The fact 'act' can't be 'asault'"),
        ({"acts": "assault"}, "acts", "'acts' must be a list of at most 200 acts."),
        ({"acts": [{"injury": "none"}]}, "acts", "Act 1 of 'acts' must be an object with an 'act'."),
        ({"received": "yesterday"}, "received", "a time such as 2026-05-03T09:30:00Z"),
        ({"committed": "31/01/2024"}, "committed", "a day such as 2026-05-03"),
        ({"people": [{"id": "V1", "role": "victim"}] * 200}, "people", "at most 50 people, not 200."),
        ({"people": ["V1"]}, "people", "must be an object with an 'id' and a 'role'"),
        ({"people": [{"id": "Ann", "role": "victim"}]}, "id", "must be like V1 or S2, not 'Ann'."),
        ({"people": [{"id": "V1", "role": "boss"}]}, "people", "The role of V1 must be one of victim,"),
        ({"people": [{"id": "V1", "role": "victim"}] * 2}, "people", "names V1 twice"),
        (
            {"people": [{"id": "V1", "role": "victim", "age": 200}]},
            "victim_age",
            "The fact 'victim_age' of V1 can't be 200",
        ),
        (
            {"people": [{"id": "V1", "role": "victim", "height": 2}]},
            "people",
            "Of a victim nothing is known by the name 'height'",
        ),
        (
            {"people": TWO_VICTIMS, "acts": [{**ASSAULT, "victim": "V3"}]},
            "victim",
            "The victim of an act is V3, who is no victim among 'people'.",
        ),
    ],
)
def test_a_wrong_input_is_named_in_one_sentence(facts: dict[str, object], field: str, sentence: str) -> None:
    with pytest.raises(BadInput) as raised:
        read_report(facts, BOOK)
    assert raised.value.field == field
    assert sentence in raised.value.sentence
    assert raised.value.sentence.count(". ") == 0


@pytest.mark.parametrize(
    ("facts", "field", "sentence"),
    [
        ({"received": "2026-03-31T22:59:00+00:00"}, "received", "they begin on 2026-04-01."),
        (
            {"committed": "2026-11-03"},
            "committed",
            "after 2026-11-02, the day of the report or of the decision",
        ),
        (
            {"committed": "2026-10-02", "received": "2026-10-01T10:00:00+00:00"},
            "committed",
            "'committed' is 2026-10-02, after 2026-10-01",
        ),
    ],
)
def test_days_that_cannot_be_together_are_refused(
    facts: dict[str, object], field: str, sentence: str
) -> None:
    with pytest.raises(BadInput) as raised:
        check_days(read_report(facts, BOOK), BOOK, DAY)
    assert raised.value.field == field
    assert sentence in raised.value.sentence


def test_an_act_of_long_ago_is_no_wrong_input() -> None:
    check_days(read_report({**ASSAULT, "committed": "1987-05-01"}, BOOK), BOOK, date(2026, 5, 3))
