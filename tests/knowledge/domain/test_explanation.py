"""Every decision says why it is so, why it is not what was meant, and what would make it otherwise."""

from collections.abc import Mapping

import pytest

from knowledge.domain.decision import Decision, Reason
from knowledge.domain.documents import Published
from knowledge.domain.explanation import leads_to, why_not
from knowledge.domain.fact import Value
from knowledge.domain.flipping import changes
from knowledge.domain.interview import interview
from knowledge.domain.order import Match
from knowledge.domain.rule import Word
from knowledge.reading.rulebook import read_rulebook
from knowledge.services.report_reading import read_report
from tests.knowledge.edition import DAY, decided, edition, report

BOOK = edition().rulebook
FORMER_PARTNER = {
    "act": ["message", "stalk"],
    "relationship": "former_partner",
    "course_of_conduct": "yes",
    "conduct_effect": "distress",
    "message_content": "indecent_or_gross",
}

TWO_NEEDED = """
topic: queue
title: Queue jumping
raised_by: {act: [jumping]}
acts:
  jumping: {label: jumped a queue}
facts:
  angry: {kind: yes_no, question: Angry?, why: It matters (p. 86).}
  loud: {kind: yes_no, question: Loud?, why: It matters (p. 86).}
rules:
  - id: queue.both
    when: {angry: yes, loud: yes}
    then: {crime: {class: 9A, code: "125/09"}}
    why: Anger and noise.
    source: {page: 86, section: Public Order}
  - id: queue.neither
    when: {}
    then: {decide: no_crime_incident_only}
    why: A queue was jumped.
    source: {page: 86, section: Public Order}
"""


def _why_not(facts: Mapping[str, object], *classes: str) -> tuple[Decision, tuple[Reason, ...]]:
    decision, _ = decided(facts)
    return decision, why_not(Match(frozenset(classes)), report(facts), BOOK, DAY, decision)


def _codes(decision: Decision) -> list[str | None]:
    return [crime.code for crime in decision.crimes]


def test_the_officer_who_meant_mal_comms_is_told_why_it_is_stalking() -> None:
    decision, lines = _why_not(FORMER_PARTNER, "8R")
    assert _codes(decision) == ["195/12"]
    assert [line.rule for line in lines] == [
        "principal",
        "principal.conduct.tier5",
        "stalking.former-partner",
    ]
    assert {citation.page for line in lines for citation in line.because} >= {57, 55}


def test_what_is_recorded_is_not_explained_away() -> None:
    assert _why_not(FORMER_PARTNER, "8Q")[1] == ()


def test_the_rule_that_took_its_place_is_named_with_its_page() -> None:
    _, lines = _why_not({"act": "theft", "theft_from": "person"}, "34B")
    assert lines[0].text.startswith("Not Robbery")
    assert "No force on anybody" in lines[0].text
    assert lines[1].rule == "theft.person"
    assert all(line.because for line in lines)


def test_a_crime_that_was_found_and_not_recorded_is_explained_by_the_recording_rule() -> None:
    facts = {
        "act": "assault",
        "injury": "lesser",
        "reporter": "third_party",
        "victim_confirms": "no",
        "necessary_to_record": "no",
    }
    decision, lines = _why_not(facts, "8N")
    assert decision.word is Word.CRIME_RELATED_INCIDENT
    assert lines[0].rule == "recording.not-confirmed"


def test_a_class_that_no_rule_records_has_no_explanation() -> None:
    assert _why_not({"act": "assault", "injury": "lesser"}, "999Z")[1] == ()


@pytest.mark.parametrize(
    ("facts", "told", "codes"),
    [
        ({"act": "assault", "injury": "none"}, {"injury": "lesser"}, ["008/06"]),
        ({"act": "assault", "injury": "lesser"}, {"assault_aggravated": "yes"}, ["008/60"]),
    ],
)
def test_what_would_change_it_names_the_fewest_facts_the_crimes_and_the_page(
    facts: dict[str, object], told: dict[str, Value], codes: list[str]
) -> None:
    decision, _ = decided(facts)
    found = {tuple(change.told): change for change in changes(report(facts), BOOK, DAY, decision, most=40)}
    assert all(len(key) == 1 for key in found)
    change = found.get(tuple(told.items()))
    assert (change and [crime.code for crime in change.crimes]) == codes
    assert all(change.because for change in found.values())


def test_where_no_single_fact_changes_it_two_are_named_together() -> None:
    queue = Published("topic/queue", "topic", "queue", "Queue", TWO_NEEDED, 1, "test", DAY)
    book = read_rulebook([queue], lambda ho_class, code: ho_class).rulebook
    jumped = read_report({"act": "jumping", "angry": "no", "loud": "no"}, book)
    decision, _ = interview(jumped, book, DAY)
    (change,) = changes(jumped, book, DAY, decision)
    assert set(change.told) == {("angry", "yes"), ("loud", "yes")}
    assert change.then is Word.RECORD_CRIME
    assert change.because[0].page == 86


def test_a_question_says_where_each_of_its_answers_leads() -> None:
    facts = {"act": "assault"}
    _, question = decided(facts)
    assert question is not None
    ends = {branch.value: branch for branch in leads_to(question.fact, report(facts), BOOK, DAY)}
    assert {value: ends[value].crimes[0].code for value in ends} == {
        "none": "105/01",
        "lesser": "008/06",
        "serious": "008/01",
    }


def test_a_fact_below_the_first_unknown_one_may_be_what_divides_the_decision() -> None:
    unknown = dict.fromkeys(("injury", "victim_confirms", "necessary_to_record"), "not_known")
    decision, question = decided({"act": "assault", "reporter": "third_party", **unknown})
    assert question is None
    assert [(one.fact, one.value, one.decision) for one in decision.branches] == [
        ("necessary_to_record", "yes", Word.RECORD_CRIME)
    ]
