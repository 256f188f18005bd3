"""Every point that the documents leave open stands open, with readings of which each can be determined."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.domain.determination import Determination
from knowledge.domain.interview import interview
from knowledge.domain.report import Report
from knowledge.domain.rule import InForce, Word, WorkedCase
from knowledge.services.report_reading import read_report
from tests.knowledge.edition import DAY, edition

BOOK = edition().rulebook
# The points of the specification that can change a decision and that no page settles.
OPEN = {"A-1", "A-4/abroad", "A-4/scotland-or-ni", "A-8/equal-values", "A-8/pursuit", "A-13", "A-14", "A-17"}
OPEN |= {"AMB-2", "AMB-3", "AMB-7", "AMB-9", "AMB-10", "AMB-12", "AMB-14"}


def _left_open() -> Iterator[tuple[str, str, Report]]:
    """Each ambiguity that a worked case runs into, each of its readings, and the case."""
    for topic in BOOK.topics:
        for case in topic.cases:
            report = _report(case)
            decision, _ = interview(report, BOOK, DAY)
            for ambiguity in decision.ambiguities:
                rules = BOOK.ambiguities.get(ambiguity, ())
                readings = [rule.then.ruling.choices for rule in rules if rule.then.ruling]
                yield from ((ambiguity, reading.id, report) for some in readings for reading in some)


def _report(case: WorkedCase) -> Report:
    return read_report(case.facts, BOOK)


CASES = list(_left_open())


def test_every_open_point_is_named_and_has_a_worked_case() -> None:
    assert BOOK.ambiguities.keys() >= OPEN
    assert {ambiguity for ambiguity, _, _ in CASES} >= BOOK.ambiguities.keys()


@pytest.mark.parametrize(
    ("ambiguity", "reading", "report"), CASES, ids=lambda one: one if isinstance(one, str) else ""
)
def test_a_determination_of_any_reading_settles_the_point(
    ambiguity: str, reading: str, report: Report
) -> None:
    own = Determination(
        "determination/own", "Ours", ambiguity, "We read it so.", "the registrar", InForce(DAY), reading
    )
    settled, question = interview(report, replace(BOOK, determinations=(own,)), DAY)
    assert ambiguity not in settled.ambiguities
    assert own.id in {citation.doc for reason in settled.reasons for citation in reason.because}
    assert question is not None or settled.word is not Word.REFER
