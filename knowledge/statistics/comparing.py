"""One group against the rest, exactly; and what is left of many comparisons made at once.

The tests are scipy's `binomtest` and `fisher_exact`, which a page of a thousand rows can't wait for, by a
shorter way; tests/knowledge/statistics holds them against scipy's own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, lgamma, log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr, bdtrc, gammaln
from scipy.stats import false_discovery_control

from knowledge.statistics.intervals import Estimate, exact

_ALIKE = 1e-7
"""Outcomes whose chances differ by less than this part of them are equally likely."""

Numbers = NDArray[Any]


@dataclass(frozen=True)
class Compared:
    """How many times the rest's rate a group's rate is, and how surprising that is if both were alike."""

    ratio: Estimate
    p: float


def compare_rates(count: int, exposure: float, rest: int, rest_exposure: float) -> Compared | None:
    """Counts over exposures (heads, crimes): the exact conditional test of two Poisson rates.

    None where there is nothing to compare: no count at all, or an exposure of 0.
    """
    total = count + rest
    if total == 0 or exposure <= 0 or rest_exposure <= 0:
        return None
    share = exposure / (exposure + rest_exposure)
    ends = exact(count, total)
    odds = (1 - share) / share
    value = (count / exposure) / (rest / rest_exposure) if rest else inf
    return Compared(
        Estimate(value, _ratio(ends.low, odds), _ratio(ends.high, odds)), _binomial(count, total, share)
    )


def _binomial(count: int, total: int, share: float) -> float:
    """How often chance gives a count as unlikely as this one or more so."""

    def likely(number: int) -> float:
        ways = lgamma(total + 1) - lgamma(number + 1) - lgamma(total - number + 1)
        return ways + number * log(share) + (total - number) * log(1 - share)

    limit, top = likely(count) + _ALIKE, int((total + 1) * share)
    if count <= top:
        # On the other side the chances fall: the first that is no likelier.
        low, high = (
            count,
            top + 1 + bisect_left(range(top + 1, total + 1), True, key=lambda n: likely(n) <= limit),
        )
    else:
        low, high = bisect_left(range(top + 1), True, key=lambda n: likely(n) > limit) - 1, count
    below = float(bdtr(low, total, share)) if low >= 0 else 0.0
    above = float(bdtrc(high - 1, total, share)) if high <= total else 0.0
    return min(1.0, below + above)


def _ratio(share: float, odds: float) -> float:
    return inf if share >= 1 else share / (1 - share) * odds


def compare_shares(part: int, whole: int, rest_part: int, rest_whole: int) -> float | None:
    """Parts of wholes, by Fisher's exact test: how surprising the difference is if both shares were alike.

    None where either whole is 0.
    """
    if whole <= 0 or rest_whole <= 0:
        return None
    parts, everybody = part + rest_part, whole + rest_whole
    possible = np.arange(max(0, parts - rest_whole), min(parts, whole) + 1)
    likely = _ways(whole, possible) + _ways(rest_whole, parts - possible)
    likely -= _ways(everybody, np.array([parts]))
    limit = likely[part - possible[0]] + _ALIKE
    return min(float(np.exp(likely[likely <= limit]).sum()), 1.0)


def _ways(out_of: int, chosen: Numbers) -> Numbers:
    """The logarithm of in how many ways so many can be chosen."""
    return np.asarray(gammaln(out_of + 1) - gammaln(chosen + 1) - gammaln(out_of - chosen + 1))


def adjusted(ps: Sequence[float]) -> list[float]:
    """Benjamini and Hochberg's: of those below 5 %, at most 5 % are expected to be nothing but chance."""
    return [float(p) for p in false_discovery_control(ps, method="bh")] if ps else []
