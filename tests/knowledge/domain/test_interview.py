"""Any report, any answers: the interview ends, keeps its word, and asks nothing in vain."""

from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from knowledge.domain.decision import Decision
from knowledge.domain.fact import NOT_KNOWN, Fact, Kind, Value
from knowledge.domain.flipping import changes
from knowledge.domain.interview import Question, interview
from knowledge.domain.report import ACT, Report
from tests.knowledge.edition import DAY, edition

BOOK = edition().rulebook
MOST_QUESTIONS = 15
# With more questions to come than this, the budget for one reply does not reach to every end.
LOOKED_AHEAD = 5


def _values(fact: Fact) -> st.SearchStrategy[Value]:
    if fact.kind is Kind.NUMBER:
        return st.integers(fact.least, min(fact.most, 200))
    return st.sampled_from([*fact.options, NOT_KNOWN])


TELLABLE = {name: fact for name, fact in BOOK.facts.items() if fact.kind is not Kind.WHEN}
FACTS = st.lists(st.sampled_from(sorted(TELLABLE)), unique=True, max_size=12).flatmap(
    lambda names: st.fixed_dictionaries({name: _values(TELLABLE[name]) for name in names})
)
ACTS = st.lists(st.sampled_from(sorted(BOOK.acts)), unique=True, max_size=3)
SOME_ACTS = st.lists(st.sampled_from(sorted(BOOK.acts)), unique=True, min_size=1, max_size=3)
# Making a failing report smaller takes minutes with so many rules; the report itself says enough.
QUICKLY = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def _report(facts: dict[str, Value], acts: list[str]) -> Report:
    return Report(facts, tuple({ACT: act} for act in acts))


def _ask(report: Report) -> tuple[Decision, Question | None]:
    return interview(report, BOOK, DAY)


@QUICKLY
@given(FACTS, ACTS)
def test_no_report_raises_and_every_decision_on_an_alleged_act_cites_a_page(
    facts: dict[str, Value], acts: list[str]
) -> None:
    decision, _ = _ask(_report(facts, acts))
    if decision.decided:
        assert any(reason.because for reason in decision.reasons)
        assert all(crime.because and crime.count >= 1 for crime in decision.crimes)


@QUICKLY
@given(FACTS, ACTS, st.randoms())
def test_the_order_in_which_facts_and_acts_come_never_matters(
    facts: dict[str, Value], acts: list[str], order: Random
) -> None:
    rows, shuffled = list(facts.items()), list(acts)
    order.shuffle(rows)
    order.shuffle(shuffled)
    assert _ask(_report(facts, acts))[0].essence == _ask(_report(dict(rows), shuffled))[0].essence


@QUICKLY
@given(FACTS, SOME_ACTS, st.data())
def test_at_most_so_many_more_questions_is_true(
    facts: dict[str, Value], acts: list[str], data: st.DataObject
) -> None:
    report = _report(facts, acts)
    _, question = _ask(report)
    left = question.at_most_more + 1 if question else 0
    asked: set[str] = set()
    while question is not None:
        assert question.fact.id not in asked
        assert left > 0, f"promised fewer questions than {sorted(asked)} and {question.fact.id}"
        asked.add(question.fact.id)
        left = min(left - 1, question.at_most_more)
        report = report.with_fact(question.fact.id, data.draw(_values(question.fact)))
        _, question = _ask(report)
        assert len(asked) <= MOST_QUESTIONS


@QUICKLY
@given(FACTS, SOME_ACTS)
def test_a_question_can_always_change_the_result(facts: dict[str, Value], acts: list[str]) -> None:
    report = _report(facts, acts)
    _, question = _ask(report)
    if question is None or question.fact.kind is Kind.NUMBER or question.at_most_more > LOOKED_AHEAD:
        return
    results = [_ask(report.with_fact(question.fact.id, value))[0] for value in question.fact.options]
    essences = {result.essence for result in results}
    assert len(essences) > 1 or not results[0].decided or not _reasons_of_all(results)


def _reasons_of_all(results: list[Decision]) -> set[str]:
    """The rules that are a reason whatever is answered."""
    return set.intersection(*({reason.rule for reason in result.reasons} for result in results))


@pytest.mark.parametrize(
    ("act", "told", "divides"),
    [
        ("flag_asked", {"flag_asked_about": "domestic_abuse"}, "personally_connected"),
        (
            "outcome_asked",
            {"outcome_matter": "diversion", "outcome_activity": "failed"},
            "outcome_enough_evidence",
        ),
        ("incident_drunk", {}, "incident_incapable"),
    ],
)
def test_an_answer_that_turns_on_a_fact_is_asked_for_and_never_guessed(
    act: str, told: dict[str, Value], divides: str
) -> None:
    """The word of the decision is the same for both; what is said is not."""
    decision, question = _ask(_report(told, [act]))
    assert question is not None
    assert question.fact.id == divides
    assert not decision.decided


@QUICKLY
@given(FACTS, SOME_ACTS)
def test_what_would_change_it_does_change_it(facts: dict[str, Value], acts: list[str]) -> None:
    report = _report(facts, acts)
    decision, question = _ask(report)
    if question is not None or not decision.decided:
        return
    for change in changes(report, BOOK, DAY, decision):
        other, _ = _ask(report.with_facts(change.told))
        assert other.word is change.then
        assert other.essence != decision.essence
        assert change.because
