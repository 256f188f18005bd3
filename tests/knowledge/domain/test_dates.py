"""Two clocks: the day of recording says which rules apply, the day of the act what was an offence."""

from datetime import date, timedelta

from knowledge.domain.decision import Decision
from knowledge.domain.documents import Published
from knowledge.domain.interview import interview
from knowledge.domain.rule import Word
from knowledge.reading.rulebook import read_rulebook
from knowledge.services.report_reading import read_report
from tests.knowledge.edition import DAY, decided, edition, published

REPEAL = date(2024, 1, 31)
THREAT = {"act": "message", "message_content": "threat_serious"}
CHANGING = """
topic: queue
title: Queue jumping
raised_by: {act: [jumping]}
acts:
  jumping: {label: jumped a queue}
facts: {}
rules:
  - id: queue.first
    until: "2026-07-01"
    when: {}
    then: {crime: {class: 9A, code: "125/09"}}
    why: Until July this was section 4A.
    source: {page: 86, section: Public Order}
  - id: queue.then
    from: "2026-07-01"
    when: {}
    then: {crime: {class: 9A, code: "125/11"}}
    why: From July it is section 4.
    source: {page: 86, section: Public Order}
"""


def _codes(decision: Decision) -> list[str | None]:
    return [crime.code for crime in decision.crimes]


def test_a_rule_decides_from_its_first_day_to_the_day_before_its_end() -> None:
    queue = Published("topic/queue", "topic", "queue", "Queue", CHANGING, 1, "test", DAY)
    rulebook = read_rulebook([queue, *published()], edition().catalogue.title_for).rulebook
    report = read_report({"act": "jumping"}, rulebook)

    def codes(on: date) -> list[str | None]:
        return _codes(interview(report, rulebook, on)[0])

    assert codes(date(2026, 6, 30)) == ["125/09"]
    assert codes(date(2026, 7, 1)) == ["125/11"]


def test_a_threat_sent_before_the_repeal_is_the_registrars_and_since_then_it_is_005_28() -> None:
    before, _ = decided({**THREAT, "committed": (REPEAL - timedelta(days=1)).isoformat()})
    assert before.word is Word.REFER
    assert len(before.readings) == 2
    assert _codes(decided({**THREAT, "committed": REPEAL.isoformat()})[0]) == ["005/28"]


def test_where_nobody_says_when_it_was_sent_the_law_now_in_force_is_assumed_and_shown() -> None:
    decision, question = decided(THREAT)
    assert question is None
    assert _codes(decision) == ["005/28"]
    assert "it was committed under the law that is in force now" in decision.presumed.values()


def test_an_offence_younger_than_the_act_is_not_recorded_on_a_guess() -> None:
    for act, facts, day_before in (
        ("strangle", {}, "2022-06-06"),
        ("pet_taken", {"pet": "dog"}, "2024-08-23"),
    ):
        decision, _ = decided({"act": act, "committed": day_before, **facts})
        assert "recording.not-yet-an-offence" in {reason.rule for reason in decision.reasons}
        assert decision.word is Word.REFER
        assert not decision.crimes
