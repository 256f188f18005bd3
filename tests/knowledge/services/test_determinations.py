"""What a registrar has determined settles an open point, in her force alone and from its day on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from knowledge.domain.decision import Decision
from knowledge.domain.documents import Published
from knowledge.domain.interview import interview
from knowledge.domain.people import Account
from knowledge.domain.rule import Word
from knowledge.reading.starter import starter_documents
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.advising import Turn, reply_to
from knowledge.services.case_file import CaseFile
from knowledge.services.deciding import decide_facts
from knowledge.services.desk import Desk, build_edition
from knowledge.services.proving import prove
from knowledge.services.publishing import start_document
from knowledge.services.report_reading import read_report
from knowledge.services.starter_edition import load_starter
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import DAY, decided, published
from tests.knowledge.services.published import TODAY, publish

ARRESTED = {
    "act": "stalk",
    "what_is_new": "same_conduct",
    "course_of_conduct": "yes",
    "earlier_crime": "yes",
    "offender_dealt_with": "closed",
    "gap_since_last": "under_3_months",
    "relationship": "former_partner",
    "conduct_effect": "distress",
}
IN_SLOUGH = "determination/in-slough"
SLOUGH = """
determination: in-slough
title: An arrest alone does not end a course of conduct
settles: AMB-12
reading: add
why: An arrest without charge, summons or caution leaves the recorded crime open.
decided_by: the Force Crime Registrar
from: "2026-06-01"
until: "2027-01-01"
cases:
  - name: arrested and bailed, and more of it a week later
    facts: {act: stalk, what_is_new: same_conduct, earlier_crime: yes, offender_dealt_with: closed, gap_since_last: under_3_months}
    expect: {decision: add_to_existing}
"""


def _document(body: str, name: str = "in-slough") -> Published:
    return Published(f"determination/{name}", "determination", name, "A title", body, 1, "Ben", DAY)


def _decided(facts: Mapping[str, object], body: str, on: date = DAY) -> Decision:
    rulebook = build_edition([*published(), _document(body)], on).rulebook
    return interview(read_report(facts, rulebook), rulebook, on)[0]


def test_a_published_determination_settles_the_point_from_its_first_day_to_its_last(
    store: Store, ann: Account, ben: Account
) -> None:
    with store() as work:
        load_starter(work, ((one.id, one.title, one.body) for one in starter_documents()), "2026-27", NOW)
        publish(work, start_document(work, IN_SLOUGH, "An arrest", SLOUGH, ann, NOW), ann, ben, TODAY)
        work.commit()
    desk = Desk(store)
    before = decide_facts(ARRESTED, TODAY - timedelta(days=1), desk)
    settled = decide_facts(ARRESTED, TODAY, desk)
    after = decide_facts(ARRESTED, date(2027, 1, 1), desk)
    assert [one["decision"] for one in (before, settled, after)] == [
        "refer_fcr",
        "add_to_existing",
        "refer_fcr",
    ]
    assert before["ambiguities"] == ["AMB-12"]
    reasons = settled["reasons"]
    assert isinstance(reasons, list)
    assert reasons[0]["because"][0]["doc"] == IN_SLOUGH
    assert "This force's own determination, by the Force Crime Registrar" in reasons[0]["text"]
    assert reasons[0]["because"][1]["page"] == 58


def test_without_one_the_readings_stand_side_by_side() -> None:
    decision, _ = decided(ARRESTED)
    assert decision.word is Word.REFER
    assert len(decision.readings) == 2


def test_the_other_reading_can_be_determined_and_is_then_decided_to_the_end() -> None:
    decision = _decided(ARRESTED, SLOUGH.replace("reading: add", "reading: new"))
    assert decision.word is Word.RECORD_CRIME
    assert [(crime.ho_class, crime.code) for crime in decision.crimes] == [("8Q", "195/12")]


def test_coercion_after_separation_is_stalking_where_the_force_reads_it_so() -> None:
    facts = {"act": "control", "relationship": "former_partner", "control_when": "after"}
    body = SLOUGH.replace("AMB-12", "AMB-14").replace("reading: add", "reading: stalking")
    assert decided(facts)[0].word is Word.REFER
    settled = _decided({**facts, "conduct_effect": "violence"}, body)
    assert [(crime.ho_class, crime.code) for crime in settled.crimes] == [("8Q", "008/65")]


def test_two_crimes_that_the_documents_leave_unordered_can_be_put_in_order() -> None:
    facts = {
        "act": ["harass", "strangle"],
        "course_of_conduct": "yes",
        "fixation": "no",
        "relationship": "neighbour",
        "conduct_effect": "distress",
        "race_or_religion": "yes",
    }
    open_, _ = decided(facts)
    assert (open_.word, open_.ambiguities) == (Word.REFER, ("principal",))
    body = SLOUGH.replace("settles: AMB-12\nreading: add", "settles: principal").replace(
        "why:", 'above: {codes: ["008/77"]}\nbelow: {codes: ["008/56"]}\nwhy:'
    )
    settled = _decided(facts, body)
    assert [crime.code for crime in settled.crimes] == ["008/77"]
    assert any(reason.because[0].doc == IN_SLOUGH for reason in settled.reasons if reason.because)


def test_a_vague_fact_can_be_determined_and_the_decision_says_so() -> None:
    facts = {"act": "death", "death_belief": "natural", "death_homicide": "no"}
    body = SLOUGH.replace("settles: AMB-12\nreading: add", "settles: death_natural_voluntary\nreading: yes")
    assert decided(facts)[0].word is Word.INCIDENT_ONLY
    settled = _decided(facts, body)
    assert settled.incident == "N300/07"
    assert IN_SLOUGH in {reason.rule for reason in settled.reasons}
    told = _decided({**facts, "death_natural_voluntary": "no"}, body)
    assert told.word is Word.INCIDENT_ONLY


def test_a_vague_test_that_the_force_has_determined_is_named_in_the_answer_as_its_own_with_its_date() -> None:
    """ "Credible evidence to the contrary" is the documents' own test, and what is enough for it they don't say."""
    body = SLOUGH.partition("cases:")[0].replace(
        "settles: AMB-12\nreading: add", "settles: contrary_evidence\nreading: no"
    )
    edition = build_edition([*published(), _document(body)], DAY)
    said = Turn("c1", "her neighbour punched her, no injury, she confirms it", "ask", now=NOW, on=DAY)
    (reply, *_), _ = reply_to(said, edition, CaseFile())
    own = "This force's own determination, by the Force Crime Registrar, from 1 June 2026."
    assert own in reply.text
    assert own in reply.log
    cited = next(one for one in reply.citations if one.doc == IN_SLOUGH)
    assert cited.section.endswith("determined by the Force Crime Registrar, from 1 June 2026")
    told = replace(said, text=f"{said.text}. there is cctv that shows it did not happen")
    (otherwise, *_), _ = reply_to(told, edition, CaseFile())
    assert own not in otherwise.text, "what the officer says goes before what the force takes for granted"


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        (
            "settles: AMB-12",
            "settles: AMB-112",
            "'settles' names no ambiguity or fact: 'AMB-112', did you mean",
        ),
        ("reading: add", "reading: ad", "'reading' can't be 'ad', did you mean 'add'?"),
        ("determination: in-slough", "determination: slough", "the document is 'in-slough'"),
        ('until: "2027-01-01"', 'until: "2026-01-01"', "'until' must be after 'from'"),
        ("why: An", "wy: An", "unknown key 'wy', did you mean 'why'?"),
    ],
)
def test_a_fault_is_named(right: str, wrong: str, complaint: str) -> None:
    with pytest.raises(ContentError) as raised:
        build_edition([*published(), _document(SLOUGH.replace(right, wrong))], DAY)
    assert complaint in str(raised.value)
    assert "determination/in-slough.yml" in str(raised.value)


def test_two_determinations_of_one_point_on_one_day_are_refused() -> None:
    second = _document(SLOUGH.replace("determination: in-slough", "determination: again"), "again")
    with pytest.raises(ContentError, match="'AMB-12' is settled by determination/in-slough"):
        build_edition([*published(), _document(SLOUGH), second], DAY)


def test_before_it_is_published_its_own_cases_are_tried_and_the_documents_cases_still_stand() -> None:
    assert not prove(IN_SLOUGH, SLOUGH, published(), DAY).complaints
    wrong = SLOUGH.replace("decision: add_to_existing", "decision: record_crime")
    assert any(
        "gives add_to_existing" in str(one) for one in prove(IN_SLOUGH, wrong, published(), DAY).complaints
    )
    idle = SLOUGH.replace("offender_dealt_with: closed", "offender_dealt_with: no")
    complaints = prove(IN_SLOUGH, idle, published(), DAY).complaints
    assert any("does not rest on the determination" in str(one) for one in complaints)
