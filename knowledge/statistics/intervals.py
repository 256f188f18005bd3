"""Intervals for a share, and for differences of shares. All shares are from 0 to 1; 95 % unless said."""

from dataclasses import dataclass
from math import sqrt

from scipy.special import betaincinv, ndtri

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Estimate:
    """A value with its interval."""

    value: float
    low: float
    high: float


def wilson(part: int, whole: int, confidence: float = CONFIDENCE) -> Estimate:
    """A share with its Wilson interval; `whole` must be above 0."""
    z2 = float(ndtri((1 + confidence) / 2)) ** 2
    share = part / whole
    middle = (part + z2 / 2) / (whole + z2)
    half = sqrt(z2) / (whole + z2) * sqrt(whole * share * (1 - share) + z2 / 4)
    return Estimate(share, middle - half if part > 0 else 0.0, middle + half if part < whole else 1.0)


def exact(part: int, whole: int, confidence: float = CONFIDENCE) -> Estimate:
    """A share with the interval of Clopper and Pearson; `whole` must be above 0."""
    tail = (1 - confidence) / 2
    low = float(betaincinv(part, whole - part + 1, tail)) if part > 0 else 0.0
    high = float(betaincinv(part + 1, whole - part, 1 - tail)) if part < whole else 1.0
    return Estimate(part / whole, low, high)


def difference(after: tuple[int, int], before: tuple[int, int]) -> Estimate:
    """The change of a share, each given as part and whole, with Newcombe's interval."""
    return _combine([(1, after), (-1, before)])


def difference_in_differences(
    trained_after: tuple[int, int],
    trained_before: tuple[int, int],
    others_after: tuple[int, int],
    others_before: tuple[int, int],
) -> Estimate:
    """How much more a share changed among the trained than among the others; Newcombe's way for four shares."""
    return _combine([(1, trained_after), (-1, trained_before), (-1, others_after), (1, others_before)])


def _combine(terms: list[tuple[int, tuple[int, int]]]) -> Estimate:
    """A sum of signed shares: the distances to each one's Wilson limits, squared and added."""
    value = below = above = 0.0
    for sign, (part, whole) in terms:
        share = wilson(part, whole)
        value += sign * share.value
        down, up = share.value - share.low, share.high - share.value
        below += (down if sign > 0 else up) ** 2
        above += (up if sign > 0 else down) ** 2
    return Estimate(value, value - sqrt(below), value + sqrt(above))
