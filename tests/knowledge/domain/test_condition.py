"""Conditions hold, do not hold, or are open; and open is never taken for no."""

import pytest

from knowledge.domain.condition import All, AnyOf, Between, Condition, Is, Not, values_needed

YES = Is("a", frozenset({"yes"}))
OTHER = Is("b", frozenset({"yes"}))


def test_a_fact_nobody_told_leaves_it_open_and_says_what_is_missing() -> None:
    found = YES.judge({}.get)
    assert found.holds is None
    assert found.missing == {"a"}


def test_a_fact_that_is_not_known_leaves_it_open_too() -> None:
    assert YES.judge({"a": "not_known"}.get).holds is None


def test_one_part_that_fails_settles_all_of_them() -> None:
    found = All((YES, OTHER)).judge({"b": "no"}.get)
    assert found.holds is False
    assert not found.missing


def test_one_part_that_holds_settles_any_of_them() -> None:
    assert AnyOf((YES, OTHER)).judge({"b": "yes"}.get).holds is True


def test_what_is_open_stays_open_when_denied() -> None:
    assert Not(YES).judge({}.get).holds is None
    assert Not(YES).judge({"a": "no"}.get).holds is True


@pytest.mark.parametrize(("age", "holds"), [(12, False), (13, True), (15, True), (16, False)])
def test_a_number_lies_from_the_first_bound_to_below_the_second(age: int, holds: bool) -> None:
    assert Between("age", 13, 16).judge({"age": age}.get).holds is holds


def test_many_values_fit_when_one_of_them_does() -> None:
    assert YES.judge({"a": ("no", "yes")}.get).holds is True


@pytest.mark.parametrize(
    ("condition", "needed"),
    [
        (YES, {"yes"}),
        (OTHER, None),
        (All((OTHER, YES)), {"yes"}),
        (AnyOf((YES, Is("a", frozenset({"no"})))), {"yes", "no"}),
        (AnyOf((YES, OTHER)), None),
        (Not(YES), None),
    ],
)
def test_a_condition_says_which_values_it_cannot_hold_without(
    condition: Condition, needed: set[str] | None
) -> None:
    assert values_needed(condition, "a") == needed
