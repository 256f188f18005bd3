"""Reports that no rule can tell apart are decided once; tried against deciding each by itself."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.domain.alike import Alike
from knowledge.domain.fact import NOT_KNOWN, Value
from knowledge.domain.flipping import changes
from knowledge.domain.interview import interview
from knowledge.domain.judge import Judge, OnceForAlike
from knowledge.domain.report import ACT, Report
from tests.knowledge.domain.test_properties import ACTS, BOOK, FACTS, QUICKLY, TELLABLE, values
from tests.knowledge.edition import DAY

ALIKE = Alike(BOOK.of(DAY))
ONCE = OnceForAlike(BOOK, DAY)


def report(facts: dict[str, Value], *acts: str) -> Report:
    return Report(facts, tuple({ACT: act} for act in acts))


def as_told_twice(judge: Judge, told: Report) -> tuple[object, ...]:
    decision, question = judge.interview(told, BOOK, DAY)
    return decision, question, judge.changes(told, BOOK, DAY, decision) if decision.decided else ()


@QUICKLY
@given(FACTS, ACTS, st.data())
def test_reports_that_are_alike_are_decided_alike(
    facts: dict[str, Value], acts: list[str], data: st.DataObject
) -> None:
    """One fact is told otherwise: where that makes the same key, it makes the same decision, question and changes."""
    first = report(facts, *acts)
    name = data.draw(st.sampled_from(sorted(TELLABLE)))
    value = data.draw(st.one_of(values(TELLABLE[name]), st.just(NOT_KNOWN)))
    second = first.with_fact(name, value)
    assume(ALIKE.key(first) == ALIKE.key(second))
    as_told_twice(ONCE, first)
    assert as_told_twice(ONCE, second) == as_told_twice(Judge(), second)


def test_an_age_counts_by_the_rules_that_look_at_it() -> None:
    told: dict[str, Value] = {"victim_confirms": "yes", "injury": "lesser"}
    adults = [report({**told, "victim_age": age}, "assault") for age in (34, 35, 36)]
    assert len({ALIKE.key(one) for one in adults}) == 1
    ages = range(12, 22)
    apart = {ALIKE.key(report({**told, "victim_age": age}, "assault")) for age in ages}
    assert len(apart) > 1, "a child is no adult"


def test_what_counts_crimes_counts_exactly() -> None:
    owners = [report({"arson_life": "no", "arson_owners": number}, "arson") for number in (2, 3)]
    assert ALIKE.key(owners[0]) != ALIKE.key(owners[1])
    counts = [ONCE.interview(one, BOOK, DAY)[0].crimes[0].count for one in owners]
    assert counts == [2, 3]


def test_what_no_rule_of_the_topic_looks_at_makes_no_other_report() -> None:
    told: dict[str, Value] = {"victim_confirms": "yes", "injury": "lesser"}
    plain, dressed = report(told, "assault"), report({**told, "dog_injured": "other"}, "assault")
    assert ALIKE.key(plain) == ALIKE.key(dressed)
    first, _ = ONCE.interview(plain, BOOK, DAY)
    second, _ = ONCE.interview(dressed, BOOK, DAY)
    assert first is second, "it was decided once"


def test_another_day_or_another_rulebook_is_decided_by_itself() -> None:
    told = report({"arson_life": "no", "arson_owners": 2}, "arson")
    held, _ = ONCE.interview(told, BOOK, DAY)
    other_day = date(DAY.year + 1, DAY.month, DAY.day)
    found, _ = ONCE.interview(told, BOOK, other_day)
    assert found is not held
    assert found == interview(told, BOOK, other_day)[0]
    assert ONCE.changes(told, BOOK, other_day, found) == changes(told, BOOK, other_day, found)
