"""What holds of every report, whatever is told: tried on reports made up at random."""

from collections import Counter

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from knowledge.domain.citation import Because
from knowledge.domain.decision import Decision
from knowledge.domain.engine import decide
from knowledge.domain.fact import Fact, Kind, Value
from knowledge.domain.report import ACT, OFFENDER, VICTIM, Report
from tests.knowledge.edition import DAY, edition

BOOK = edition().rulebook
TELLABLE = {name: fact for name, fact in BOOK.facts.items() if fact.kind not in (Kind.WHEN, Kind.DAY)}
QUICKLY = settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def values(fact: Fact) -> st.SearchStrategy[Value]:
    if fact.kind is Kind.NUMBER:
        return st.integers(fact.least, min(fact.most, 20))
    return st.sampled_from(sorted(fact.options))


FACTS = st.lists(st.sampled_from(sorted(TELLABLE)), unique=True, max_size=10).flatmap(
    lambda names: st.fixed_dictionaries({name: values(TELLABLE[name]) for name in names})
)
ACTS = st.lists(st.sampled_from(sorted(BOOK.acts)), unique=True, min_size=1, max_size=3)
PEOPLE = st.sampled_from([("V1", "S1"), ("V2", "S1"), ("V1", "S2")])


def _decided(report: Report) -> Decision:
    return decide(report, BOOK, DAY)


def _rests_on(decision: Decision) -> set[str]:
    """What it used, and what that was presumed from."""
    names: set[str] = set()
    wider = set(decision.used)
    while wider - names:
        names |= wider
        presumed = [one for name in names if name in BOOK.facts for one in BOOK.facts[name].presumed]
        wider = {fact for one in presumed if one.when is not None for fact in one.when.facts()}
    return names


def _counts(decision: Decision) -> Counter[tuple[str, str | None]]:
    counts: Counter[tuple[str, str | None]] = Counter()
    for crime in decision.crimes:
        counts[crime.ho_class, crime.code] += crime.count
    return counts


def _against(victim: str, acts: list[str]) -> tuple[dict[str, Value], ...]:
    return tuple({ACT: act, VICTIM: victim, OFFENDER: "S1"} for act in acts)


@QUICKLY
@given(FACTS, ACTS, st.data())
def test_a_decision_stands_whatever_is_told_that_it_does_not_rest_on(
    facts: dict[str, Value], acts: list[str], data: st.DataObject
) -> None:
    report = Report(facts, tuple({ACT: act} for act in acts))
    decision = _decided(report)
    assume(decision.decided)
    # A fact that raises a topic brings a matter that nobody had reported: that may well add to what is recorded.
    raising = {fact for facts in BOOK.raising_facts.values() for fact in facts}
    others = sorted(TELLABLE.keys() - _rests_on(decision) - facts.keys() - raising)
    name = data.draw(st.sampled_from(others))
    value = data.draw(values(TELLABLE[name]))
    assert _decided(report.with_fact(name, value)).essence == decision.essence


@QUICKLY
@given(FACTS, ACTS)
def test_saying_what_was_assumed_changes_nothing(facts: dict[str, Value], acts: list[str]) -> None:
    report = Report(facts, tuple({ACT: act} for act in acts))
    decision = _decided(report)
    for name in decision.presumed:
        fact = BOOK.facts[name]
        if fact.kind is Kind.DAY:
            continue
        sole = [presumption.value for presumption in fact.presumed if presumption.when is None]
        if len(fact.presumed) == len(sole) == 1:
            assert _decided(report.with_fact(name, sole[0])).essence == decision.essence, name


@QUICKLY
@given(FACTS, ACTS, ACTS)
def test_a_victim_who_has_nothing_to_do_with_the_others_never_lowers_a_count(
    facts: dict[str, Value], acts: list[str], others: list[str]
) -> None:
    facts = {name: value for name, value in facts.items() if name not in BOOK.victim_numbers}
    alone = _decided(Report(facts, _against("V1", acts)))
    unrelated = _decided(Report(facts, _against("V2", others)))
    assume(alone.decided and unrelated.decided and alone.crimes and unrelated.crimes)
    assume(not alone.readings and not unrelated.readings)
    first = {topic.id for topic in BOOK.topics if topic.first}
    assume(first.isdisjoint(alone.topics) and first.isdisjoint(unrelated.topics))
    both = _decided(Report(facts, (*_against("V1", acts), *_against("V2", others))))
    counted, before = _counts(both), _counts(alone)
    assert all(counted[crime] >= number for crime, number in before.items())


@QUICKLY
@given(FACTS, ACTS, st.data())
def test_the_order_of_people_and_acts_never_matters(
    facts: dict[str, Value], acts: list[str], data: st.DataObject
) -> None:
    told = [
        {ACT: act, VICTIM: victim, OFFENDER: offender}
        for act in acts
        for victim, offender in [data.draw(PEOPLE)]
    ]
    shuffled = data.draw(st.permutations(told))
    first, second = _decided(Report(facts, tuple(told))), _decided(Report(facts, tuple(shuffled)))
    assert first.essence == second.essence
    assert first.missing == second.missing
    assert {crime.victim for crime in first.crimes} == {crime.victim for crime in second.crimes}


@QUICKLY
@given(FACTS, ACTS)
def test_every_line_of_a_decision_cites_a_page(facts: dict[str, Value], acts: list[str]) -> None:
    decision = _decided(Report(facts, tuple({ACT: act} for act in acts)))
    cited: list[Because] = [line.because for line in decision.crimes]
    cited += [line.because for line in decision.not_separate]
    cited += [line.because for line in decision.reasons]
    cited += [line.because for line in decision.actions]
    assert all(because and all(citation.page > 0 for citation in because) for because in cited)
    assert not decision.decided or any(cited)
