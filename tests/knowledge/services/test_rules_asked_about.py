"""A rule asked about, alone or at the end of a story, is answered; what to record is decided."""

from dataclasses import replace

import pytest

from knowledge.domain.reply import Reply, Status
from knowledge.services.advising import reply_to
from knowledge.services.answers import speaks_of_it
from knowledge.services.case_file import CaseFile
from knowledge.services.turn import Turn
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import DAY, edition


def _turn(text: str) -> Turn:
    return Turn("c", text, None, now=NOW, on=DAY)


def _reply(text: str, case: CaseFile | None = None) -> tuple[Reply, CaseFile]:
    replies, after = reply_to(_turn(text), edition(), case or CaseFile())
    return replies[0], after


@pytest.mark.parametrize(
    "text",
    [
        "inspector says sit on the burglary until the statement is in. Is that allowed?",
        "he had a knife on him as well, do I record the possession too",
        "outcome 22 on a domestic - who has to agree to that",
    ],
)
def test_a_rule_may_be_asked_at_the_end(text: str) -> None:
    assert _turn(text).ends_in_a_rule


@pytest.mark.parametrize(
    "text",
    [
        "lad punched outside the pub, split lip. What do I record?",
        "shed and house both done over in one go, how many crimes",
        "he took her phone and hit her. Is this a crime?",
    ],
)
def test_asking_what_to_record_is_asking_for_a_decision(text: str) -> None:
    assert not _turn(text).ends_in_a_rule


def test_a_rule_asked_of_a_report_is_answered_and_the_report_can_still_be_decided() -> None:
    reply, after = _reply("skipper wants to wait for CSI before we put on a burglary. Is delay allowed?")
    assert reply.status is Status.ANSWERED
    assert reply.entries[0].id == "no-delay-to-investigate"
    assert reply.question is not None
    assert after.asked == reply.question.fact
    value = reply.question.options[0][1]
    going_on, _ = _reply(value, after)
    assert going_on.decision is not None


def test_a_reporter_with_mental_health_problems_is_no_matter_of_the_officers_welfare() -> None:
    reply, _ = _reply("caller has mental health issues and drinks, does that delay recording?")
    assert reply.entries[0].id == "drunk-or-impaired-reporters"


def test_a_question_that_speaks_of_recording_is_never_sent_elsewhere() -> None:
    reply, _ = _reply("can I hold off criming till morning")
    assert not (reply.topic or "").startswith("signpost.")
    assert reply.status is not Status.OUT_OF_SCOPE


def test_two_entries_that_fit_alike_are_offered_by_title() -> None:
    hits = edition().find("does the hospital's word settle it")
    first, second = replace(hits[0], about=1, shared=3, score=1.0, evidence=0.5), hits[1]
    assert not speaks_of_it([first, replace(second, score=0.99)])
    assert speaks_of_it([first, replace(second, score=0.5)])


def test_of_two_alike_the_first_is_given_where_it_speaks_of_most_that_is_asked() -> None:
    hits = edition().find("does the hospital's word settle it")
    first = replace(hits[0], about=1, shared=3, score=1.0, evidence=0.7)
    assert speaks_of_it([first, replace(hits[1], score=0.99)])
