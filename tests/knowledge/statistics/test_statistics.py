"""The tests and intervals, against figures from books and against themselves."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact

from knowledge.statistics.changing import find_change
from knowledge.statistics.clustering import cluster, join
from knowledge.statistics.comparing import adjusted, compare_rates, compare_shares
from knowledge.statistics.intervals import difference, difference_in_differences, wilson
from knowledge.statistics.planning import detectable, months_needed, weeks


def test_wilson_gives_the_interval_in_the_books() -> None:
    # Newcombe 1998, table I: 81 of 263.
    found = wilson(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)
    assert wilson(0, 20).low == 0
    assert wilson(20, 20).high == 1


def test_newcombes_difference_gives_the_interval_in_the_books() -> None:
    # Newcombe 1998, method 10: 56 of 70 against 48 of 80.
    found = difference((56, 70), (48, 80))
    assert (round(found.value, 4), round(found.low, 4), round(found.high, 4)) == (0.2, 0.0524, 0.3339)


def test_a_difference_in_differences_is_the_one_less_the_other() -> None:
    found = difference_in_differences((10, 100), (40, 100), (38, 100), (40, 100))
    assert found.value == pytest.approx(-0.28)
    assert found.low < -0.28 < found.high < 0


def test_three_times_the_rate_is_said_to_be() -> None:
    found = compare_rates(30, 100, 100, 1000)
    assert found is not None
    assert found.ratio.value == pytest.approx(3)
    assert found.ratio.low < 3 < found.ratio.high
    assert found.p < 1e-5


def test_fishers_test_is_the_tea_tasters() -> None:
    assert compare_shares(3, 4, 1, 4) == pytest.approx(0.4857, abs=1e-4)


def test_nothing_to_compare_is_no_comparison() -> None:
    assert compare_rates(0, 10, 0, 100) is None
    assert compare_rates(3, 0, 5, 100) is None
    assert compare_shares(0, 0, 1, 2) is None
    only = compare_rates(5, 10, 0, 100)
    assert only is not None
    assert math.isinf(only.ratio.value)


@given(st.integers(0, 60), st.integers(1, 500), st.integers(0, 200), st.integers(1, 5000))
def test_the_interval_leaves_one_out_when_the_test_says_so(a: int, n: int, b: int, m: int) -> None:
    found = compare_rates(a, n, b, m)
    if found is not None and found.p < 0.01:
        assert not found.ratio.low <= 1 <= found.ratio.high


def test_benjamini_and_hochbergs_own_example() -> None:
    ps = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
          0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]  # fmt: skip
    assert sum(q <= 0.05 for q in adjusted(ps)) == 4
    assert adjusted([]) == []


def test_a_step_is_found_where_it_is() -> None:
    chance = random.Random(4)
    wholes = [400] * 20
    counts = [sum(chance.random() < (0.05 if week < 12 else 0.12) for _ in range(400)) for week in range(20)]
    found = find_change(counts, wholes)
    assert found is not None
    assert found.at in (11, 12, 13)
    assert found.p < 0.01
    assert found.before < found.after
    assert find_change(counts, wholes) == found


def test_a_busy_season_is_no_change() -> None:
    wholes = [200] * 8 + [900] * 8 + [200] * 8
    found = find_change([whole // 20 for whole in wholes], wholes)
    assert found is not None
    assert found.p > 0.5


def test_too_few_moments_show_no_change() -> None:
    assert find_change([1, 2, 3, 4, 5], [10] * 5) is None
    assert find_change([0] * 10, [10] * 10) is None
    assert find_change([1] * 10, [10] * 9 + [0]) is None


def test_more_people_and_more_months_show_smaller_changes() -> None:
    small = detectable(0.3, 20, 200, 3, 3)
    assert detectable(0.3, 80, 200, 3, 3) < small
    assert detectable(0.3, 20, 200, 3, 6) < small
    assert months_needed(small, 0.3, 20, 200, 3) == 3
    assert months_needed(0.0001, 0.3, 20, 200, 3) is None
    assert weeks(3) == 13


def test_texts_that_say_alike_are_put_together_whatever_their_order() -> None:
    drones = [["drone", "prison", str(n)] for n in range(6)]
    dogs = [["dog", "bit", "postman", str(n + 10)] for n in range(5)]
    found = cluster([*drones, *dogs, ["parade"]])
    assert len(set(found[:6])) == len(set(found[6:11])) == 1
    assert len(set(found)) == 3
    again = cluster([["parade"], *dogs, *drones])
    assert len(set(again[6:])) == len(set(again[1:6])) == 1
    assert cluster([]) == []
    assert cluster([["one"]]) == [0]


def test_a_new_text_goes_to_the_group_it_is_near_to_or_to_none() -> None:
    texts = [["drone", "prison", "case"], ["drone", "prison", "wall", "case"], ["dog", "bit", "case"],
             ["dog", "bit", "path", "case"], ["dog", "bit", "case"], ["uniform", "parade", "case"]]  # fmt: skip
    assert join(texts, [7, 7, 9, 9, None, None]) == [7, 7, 9, 9, 9, None]
    assert join(texts[:2], [None, None]) == [None, None]


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 400), st.integers(0, 400), st.floats(0.01, 0.99))
def test_the_short_way_to_one_rate_against_the_rest_is_scipys_exact_test(
    total: int, count: int, share: float
) -> None:
    count = min(count, total)
    found = compare_rates(count, share, total - count, 1 - share)
    theirs = binomtest(count, total, share / (share + (1 - share)))
    assert found is not None
    assert found.p == pytest.approx(theirs.pvalue, rel=1e-6)
    ends = theirs.proportion_ci(0.95, method="exact")
    odds = (1 - share) / share
    assert found.ratio.low == pytest.approx(ends.low / (1 - ends.low) * odds, rel=1e-6)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 80), st.integers(0, 80), st.integers(0, 300), st.integers(0, 300))
def test_the_short_way_to_two_shares_is_scipys_exact_test(
    part: int, other: int, rest_part: int, rest: int
) -> None:
    found = compare_shares(part, part + other, rest_part, rest_part + rest)
    if found is not None:
        theirs = fisher_exact([[part, other], [rest_part, rest]])
        assert found == pytest.approx(theirs.pvalue, rel=1e-6)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 3000), st.integers(0, 3000))
def test_a_share_has_scipys_wilson_interval(whole: int, part: int) -> None:
    part = min(part, whole)
    theirs = binomtest(part, whole).proportion_ci(0.95, method="wilson")
    found = wilson(part, whole)
    assert (found.low, found.high) == (
        pytest.approx(theirs.low, abs=1e-9),
        pytest.approx(theirs.high, abs=1e-9),
    )
