"""Reports that no rule can tell apart are decided once; tried against deciding each by itself."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.domain.alike import Alike
from knowledge.domain.condition import All, Between
from knowledge.domain.fact import NOT_KNOWN, Fact, Kind, Value
from knowledge.domain.flipping import changes
from knowledge.domain.interview import interview
from knowledge.domain.judge import Judge, OnceForAlike
from knowledge.domain.report import ACT, OFFENDER, VICTIM, Report
from knowledge.domain.rule import InForce
from tests.knowledge.domain.test_properties import BOOK, FACTS, QUICKLY, values
from tests.knowledge.edition import DAY

ALIKE = Alike(BOOK, DAY)
ONCE = OnceForAlike(BOOK, DAY)


ACT_TOLD = st.builds(
    lambda act, people, own: {**own, **people, ACT: act},
    st.sampled_from(sorted(BOOK.acts)),
    st.sampled_from([{}, {}, {VICTIM: "V1"}, {VICTIM: "V2", OFFENDER: "S1"}]),
    st.one_of(st.just({}), FACTS.map(lambda told: dict(list(told.items())[:2]))),
)
"""An act, perhaps with who did it to whom, perhaps with facts of its own."""


def anything(fact: Fact) -> st.SearchStrategy[Value]:
    """Any value, and of numbers and days above all those near which a rule turns."""
    if fact.kind is Kind.NUMBER:
        near = sorted(
            {max(fact.least, n + by) for n in (*BOOK.edges.get(fact.id, ()), 1, 18) for by in (-1, 0, 1, 2)}
        )
        return st.one_of(st.sampled_from(near), st.integers(fact.least, fact.most))
    if fact.kind in (Kind.DAY, Kind.WHEN):
        days = [*BOOK.turning_days.get(fact.id, ()), "1985-01-01", "2026-10-30"]
        return st.sampled_from(days if fact.kind is Kind.DAY else [f"{day}T10:00:00+00:00" for day in days])
    return values(fact)


def report(facts: dict[str, Value], *acts: str) -> Report:
    return Report(facts, tuple({ACT: act} for act in acts))


def as_told_twice(judge: Judge, told: Report) -> tuple[object, ...]:
    decision, question = judge.interview(told, BOOK, DAY)
    return decision, question, judge.changes(told, BOOK, DAY, decision) if decision.decided else ()


@QUICKLY
@given(FACTS, st.lists(ACT_TOLD, max_size=3), st.data())
def test_reports_that_are_alike_are_decided_alike(
    facts: dict[str, Value], acts: list[dict[str, Value]], data: st.DataObject
) -> None:
    """As much as the key allows is told otherwise: the decision, the next question and what would change it stay."""
    first = second = Report(facts, tuple(acts))
    names = data.draw(st.lists(st.sampled_from(sorted(BOOK.facts)), unique=True, min_size=4, max_size=40))
    for name in (*names, *facts):
        told = second.filled(name, data.draw(st.one_of(anything(BOOK.facts[name]), st.just(NOT_KNOWN))))
        second = told if ALIKE.key(told) == ALIKE.key(first) else second
    assume(first != second)
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


def test_an_age_at_which_a_rule_of_another_day_turns_counts_too() -> None:
    """Looking ahead tries it, whatever the day."""
    arson = BOOK.by_topic["arson"]
    later = replace(
        arson.rules[0],
        when=All((Between("victim_age", least=65), arson.rules[0].when)),
        in_force=InForce(date(DAY.year + 1, 4, 1)),
    )
    others = tuple(topic for topic in BOOK.topics if topic.id != "arson")
    book = replace(BOOK, topics=(*others, replace(arson, rules=(later, *arson.rules))))
    told = [report({"victim_age": age}, "assault") for age in (64, 65, 66)]
    assert len({Alike(book, DAY).key(one) for one in told}) == 3
    assert len({ALIKE.key(one) for one in told}) == 1
