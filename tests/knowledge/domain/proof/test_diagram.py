"""Diagrams say what trying every combination would say, and say so when there are too many."""

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.domain.condition import All, AnyOf, Between, Condition, Is, Not
from knowledge.domain.fact import Value
from knowledge.domain.proof import ground as ground_module
from knowledge.domain.proof.diagram import Diagrams, TooLarge
from knowledge.domain.proof.finding import Defect
from knowledge.domain.proof.ground import Ground, One, Several
from tests.knowledge.domain.proof.small import found, rule, topic

DOMAIN: Mapping[str, One | Several] = {
    "hurt": One("hurt", tuple({"hurt": value} for value in ("badly", "slightly", "none"))),
    "age": One("age", tuple({"age": value} for value in range(4))),
    "act": Several("act", ("hit", "kick", "bite")),
}
ATOMS = st.one_of(
    st.builds(Is, st.just("hurt"), st.frozensets(st.sampled_from(["badly", "slightly", "none"]))),
    st.builds(Is, st.just("act"), st.frozensets(st.sampled_from(["hit", "kick", "bite"]))),
    st.builds(Between, st.just("age"), st.integers(0, 4), st.integers(0, 4)),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    ATOMS,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(All, st.lists(parts, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(parts, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


def every_report() -> list[dict[str, Value]]:
    acts = [
        tuple(act for act, said in zip(("hit", "kick", "bite"), which, strict=True) if said)
        for which in product((0, 1), repeat=3)
    ]
    return [
        {"hurt": hurt, "age": age, "act": act}
        for hurt, age, act in product(("badly", "slightly", "none"), range(4), acts)
    ]


@given(CONDITIONS)
def test_a_diagram_has_the_outcomes_that_trying_every_report_has(condition: Condition) -> None:
    ground = Ground([condition], DOMAIN)
    tried = {bool(condition.judge(report.get).holds) for report in every_report()}
    assert ground.diagrams.outcomes(ground.node(condition)) == tried


@given(CONDITIONS, CONDITIONS)
def test_two_conditions_that_always_agree_are_one_diagram(one: Condition, other: Condition) -> None:
    ground = Ground([one, other], DOMAIN)
    agree = all(one.judge(report.get).holds == other.judge(report.get).holds for report in every_report())
    assert (ground.node(one) == ground.node(other)) is agree


@given(CONDITIONS)
def test_the_facts_shown_do_lead_to_the_outcome(condition: Condition) -> None:
    ground = Ground([condition], DOMAIN)
    node = ground.node(condition)
    for outcome in ground.diagrams.outcomes(node):
        shown = ground.shown(node, outcome)
        fitting = [
            report
            for report in every_report()
            if all(str(report[fact]) == value for fact, value in shown.items() if fact != "act")
            and (set(shown.get("act", "").split(" + ")) - {""}) <= set(report["act"])  # type: ignore[arg-type]
        ]
        assert any(condition.judge(report.get).holds is outcome for report in fitting)


def test_more_nodes_than_the_budget_are_not_built() -> None:
    diagrams = Diagrams([2] * 10, most=5)
    made = [diagrams.test(level, frozenset({1})) for level in range(3)]
    assert len(set(made)) == 3
    with pytest.raises(TooLarge):
        diagrams.test(3, frozenset({1}))


def test_a_topic_past_the_budget_is_said_not_to_be_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground_module, "MOST_NODES", 6)
    rules = (rule("hit.one", "{hurt: badly, meant: yes}"), rule("hit.rest", "{age: {at_least: 3}}"))
    (one, *_) = found(topic("hit", *rules), defect=Defect.NOT_PROVED)
    assert one.document == "topic/hit"
    assert "more facts than the check can try" in one.what
