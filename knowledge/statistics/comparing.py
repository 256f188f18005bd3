"""One group against the rest, exactly; and what is left of many comparisons made at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from scipy.stats import binomtest, false_discovery_control, fisher_exact

from knowledge.statistics.intervals import CONFIDENCE, Estimate


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
    found = binomtest(count, total, share)
    ends = found.proportion_ci(CONFIDENCE, method="exact")
    odds = (1 - share) / share
    value = (count / exposure) / (rest / rest_exposure) if rest else inf
    return Compared(
        Estimate(value, _ratio(float(ends.low), odds), _ratio(float(ends.high), odds)), found.pvalue
    )


def _ratio(share: float, odds: float) -> float:
    return inf if share >= 1 else share / (1 - share) * odds


def compare_shares(part: int, whole: int, rest_part: int, rest_whole: int) -> float | None:
    """Parts of wholes, by Fisher's exact test: how surprising the difference is if both shares were alike.

    None where either whole is 0.
    """
    if whole <= 0 or rest_whole <= 0:
        return None
    found = fisher_exact([[part, whole - part], [rest_part, rest_whole - rest_part]])
    return min(float(found.pvalue), 1.0)


def adjusted(ps: Sequence[float]) -> list[float]:
    """Benjamini and Hochberg's: of those below 5 %, at most 5 % are expected to be nothing but chance."""
    return [float(p) for p in false_discovery_control(ps, method="bh")] if ps else []
