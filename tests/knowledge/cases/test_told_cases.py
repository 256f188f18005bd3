"""Every scenario of the shared cases, written as facts, is decided as expected; each miss says why."""

import pytest

from tests.knowledge.cases.departing import complaint
from tests.knowledge.cases.told import ToldCase, told_cases

CASES = told_cases()
RIGHT_OF_OTHERS = 0.97


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_the_case_is_decided_from_its_facts_or_says_why_not(case: ToldCase) -> None:
    found = complaint(case)
    if case.differs:
        assert found, "it is decided as expected now: take 'differs' away"
    else:
        assert not found, f"{case.id} {found}"


def test_every_official_example_is_decided_as_expected() -> None:
    official = [case for case in CASES if case.official]
    assert len(official) == 40
    assert [case.id for case in official if complaint(case)] == []


def test_of_the_other_scenarios_97_in_100_are_decided_as_expected() -> None:
    others = [case for case in CASES if not case.official]
    assert len(others) == 211
    wrong = [case.id for case in others if complaint(case)]
    assert len(wrong) <= (1 - RIGHT_OF_OTHERS) * len(others), wrong


def test_no_case_stands_twice() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
