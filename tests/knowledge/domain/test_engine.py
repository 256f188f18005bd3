"""What the engine promises of every rulebook, tried on the starter edition."""

import os
import subprocess
import sys
from datetime import date

from knowledge.domain.report import ACT, Report, View
from knowledge.domain.rule import Word
from knowledge.settings import PROJECT
from tests.knowledge.edition import decided, edition

_ASSUMPTIONS = """
from tests.knowledge.edition import decided
print(list(decided({"act": "rape", "victim_age": 27, "victim_sex": "female"})[0].presumed))
"""


def test_a_bruise_is_actual_bodily_harm_in_8n() -> None:
    decision, question = decided({"act": "assault", "injury": "lesser"})
    assert question is None
    assert [(c.ho_class, c.code, c.count) for c in decision.crimes] == [("8N", "008/06", 1)]


def test_an_injury_nobody_mentioned_is_asked_and_never_falls_through_to_common_assault() -> None:
    decision, question = decided({"act": "assault"})
    assert not decision.decided
    assert not decision.crimes
    assert question is not None
    assert question.fact.id == "injury"


def test_one_crime_is_recorded_for_each_victim() -> None:
    decision, _ = decided({"act": "assault", "injury": "lesser", "victims": 3})
    assert [crime.count for crime in decision.crimes] == [3]


def test_what_nobody_said_is_shown_as_an_assumption() -> None:
    decision, _ = decided({"act": "assault", "injury": "lesser"})
    assert "the victim confirms that it happened" in decision.presumed.values()
    told, _ = decided({"act": "assault", "injury": "lesser", "victim_confirms": "yes", "reporter": "victim"})
    assert "the victim confirms that it happened" not in told.presumed.values()


def test_a_friend_reports_and_the_victim_says_nothing_happened() -> None:
    facts = {"act": "assault", "injury": "none", "reporter": "third_party", "victim_confirms": "no"}
    decision, question = decided(facts)
    assert not decision.decided
    assert question is not None
    assert question.fact.id == "necessary_to_record"
    assert decided({**facts, "necessary_to_record": "no"})[0].word is Word.CRIME_RELATED_INCIDENT
    assert decided({**facts, "necessary_to_record": "yes"})[0].word is Word.RECORD_CRIME


def test_a_professional_reports_and_the_victim_says_nothing_happened() -> None:
    decision, _ = decided(
        {"act": "assault", "injury": "lesser", "reporter": "professional", "victim_confirms": "no"}
    )
    assert decision.word is Word.RECORD_CRIME


def test_credible_evidence_to_the_contrary_stops_the_record() -> None:
    decision, _ = decided({"act": "assault", "injury": "lesser", "contrary_evidence": "yes"})
    assert decision.word is Word.INCIDENT_ONLY
    assert not decision.crimes


def test_a_scuffle_in_school_is_the_schools_until_somebody_asks_for_a_crime() -> None:
    facts = {"act": "assault", "injury": "none", "school_setting": "yes"}
    assert decided(facts)[0].word is Word.CRIME_RELATED_INCIDENT
    assert decided({**facts, "crime_requested": "yes"})[0].word is Word.RECORD_CRIME


def test_the_day_by_which_it_must_be_recorded_follows_from_when_it_was_reported() -> None:
    decision, _ = decided({"act": "assault", "injury": "lesser", "received": "2026-11-02T09:00:00+00:00"})
    due = [action.by for action in decision.actions if action.id == "record-same-day"]
    assert due[0] is not None
    assert due[0].date() == date(2026, 11, 3)


def test_nothing_alleged_asks_what_was_done() -> None:
    decision, _ = decided({})
    assert decision.missing == {"act"}


def test_the_one_fact_that_is_not_known_divides_the_branches() -> None:
    decision, question = decided({"act": "assault", "injury": "not_known"})
    assert question is None
    assert {branch.fact for branch in decision.branches} == {"injury"}
    assert {crime.ho_class for branch in decision.branches for crime in branch.crimes} == {"105A", "8N"}


def test_assumptions_come_in_one_order_whichever_process_decides() -> None:
    command = [sys.executable, "-c", _ASSUMPTIONS]
    said = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True, cwd=PROJECT
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert said != {b""}


def test_every_topic_that_an_act_raises_is_among_those_asked_for_it() -> None:
    rulebook = edition().rulebook
    for act in rulebook.acts:
        view = View(Report({}, ({ACT: act},)), rulebook, {ACT: act})
        raised = {topic.id for topic in rulebook.topics if topic.raised_by.judge(view).holds}
        assert raised <= {topic.id for topic in rulebook.topics_for((act,))}


def test_that_a_class_does_not_apply_is_no_reason_to_record_nothing() -> None:
    decision, question = decided({"act": "child_incited", "victim_age": 27})
    assert question is None
    assert decision.turned_away
    assert not decision.decided
    assert [reason.rule for reason in decision.reasons] == ["child-sexual.incited-older"]


def test_what_one_class_leaves_alone_another_still_records() -> None:
    decision, _ = decided(
        {"act": ["child_incited", "assault"], "victim_age": 27, "injury": "lesser", "suspect_age": 30}
    )
    assert [crime.ho_class for crime in decision.crimes] == ["8N"]
