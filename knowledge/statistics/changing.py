"""Whether a share changed at some moment, and when; the same answer every time for the same numbers.

Each moment has a count and what it is out of: all questions of that week, so that a busy season is no
change; or this year's and last year's together, so that the same season every year is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SIMULATIONS = 999
FEWEST_ON_A_SIDE = 3
"""So many moments on either side of a change: fewer are too few to call it one."""
_SEED = 20260401

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Change:
    """`at` is the first moment of the new share; `p` is how often chance alone makes so sharp a step."""

    at: int
    before: float
    after: float
    p: float


def find_change(counts: Sequence[int], wholes: Sequence[int]) -> Change | None:
    """The sharpest step of the share; None when there are too few moments, or nothing was counted.

    The sharpest of all steps is looked for in the data and in as many shuffles of chance, so looking
    everywhere costs nothing extra. Counts that vary more than chance alone would let them are allowed for:
    the variation from one moment to the next, which a single step hardly touches, sets the measure.
    """
    count, whole = np.asarray(counts, dtype=float), np.asarray(wholes, dtype=float)
    total, out_of = count.sum(), whole.sum()
    moments = len(count)
    if moments < 2 * FEWEST_ON_A_SIDE or total == 0 or total == out_of or (whole <= 0).any():
        return None
    share = total / out_of
    found = _steps(count[None, :], whole)[0] / _spreads(count[None, :], whole)[0]
    at = int(np.argmax(found)) + FEWEST_ON_A_SIDE
    chance = np.random.default_rng(_SEED)
    drawn = chance.binomial(whole.astype(int), share, size=(SIMULATIONS, moments)).astype(float)
    highest = _steps(drawn, whole).max(axis=1) / _spreads(drawn, whole)
    p = (1 + int((highest >= found.max() - 1e-9).sum())) / (SIMULATIONS + 1)
    before, after = (float(count[part].sum() / whole[part].sum()) for part in (slice(at), slice(at, None)))
    return Change(at, before, after, p)


def _steps(counts: Numbers, wholes: Numbers) -> Numbers:
    """Twice the log likelihood gained by each possible step, for each row of counts."""
    places = slice(FEWEST_ON_A_SIDE - 1, counts.shape[1] - FEWEST_ON_A_SIDE)
    left, out_left = counts.cumsum(axis=1)[:, places], wholes.cumsum()[places]
    total, out_of = counts.sum(axis=1, keepdims=True), wholes.sum()
    right, out_right = total - left, out_of - out_left
    gained = _likelihood(left, out_left) + _likelihood(right, out_right) - _likelihood(total, out_of)
    return np.asarray(2 * gained)


def _likelihood(part: Numbers, whole: Numbers | float) -> Numbers:
    share = np.clip(part / whole, 1e-12, 1 - 1e-12)
    return np.asarray(part * np.log(share) + (whole - part) * np.log(1 - share))


def _spreads(counts: Numbers, wholes: Numbers) -> Numbers:
    """How many times more neighbours differ than chance would make them, for each row; never below 1."""
    shares = counts / wholes
    middle = np.clip((counts[:, 1:] + counts[:, :-1]) / (wholes[1:] + wholes[:-1]), 1e-9, 1 - 1e-9)
    variance = middle * (1 - middle) * (1 / wholes[1:] + 1 / wholes[:-1])
    return np.asarray(np.maximum(1.0, np.mean((shares[:, 1:] - shares[:, :-1]) ** 2 / variance, axis=1)))
