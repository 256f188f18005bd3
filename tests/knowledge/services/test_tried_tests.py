"""Every test question and worked case is listed with what came of it."""

from knowledge.domain.entry import EntryTest
from knowledge.domain.rule import Word, WorkedCase
from knowledge.services.tried_tests import tried_tests


def test_a_case_that_comes_out_and_one_that_does_not() -> None:
    cases = [
        WorkedCase("one", {}, Word.RECORD_CRIME, (("8N", "008/21", 2),)),
        WorkedCase("one more", {}, Word.INCIDENT_ONLY),
        WorkedCase("open", {}, None),
    ]
    complaints = ["topic/dog: case 'one more': still asks for 'x'", "topic/cat: case 'one': gives nothing"]
    one, more, left = tried_tests("topic/dog", cases, (), complaints)
    assert (one.asked, one.wrong) == ("one", "")
    assert one.expected == "Record a crime; 2 × 8N (008/21)"
    assert left.expected == "Left open, saying only what it is not"
    assert more.wrong == "still asks for 'x'"


def test_a_question_that_finds_another_entry_and_an_answer_that_does_not_state_it() -> None:
    tests = [EntryTest("what is it", ("a sample",)), EntryTest("which", ("first", "second"))]
    complaints = [
        "entry/sample: 'what is it' now finds other",
        "entry/sample: the answer does not state 'second'",
    ]
    found = tried_tests("entry/sample", (), tests, complaints)
    assert [one.wrong for one in found] == ["now finds other", "does not state “second”"]
    assert found[1].expected == "finds this entry, which states “first” and “second”"
