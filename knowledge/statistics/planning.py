"""What a training session could show before it is held, and how long until one held can be judged."""

from math import ceil, sqrt

from scipy.stats import norm

POWER = 0.8
_Z = float(norm.ppf(0.975) + norm.ppf(POWER))


def detectable(share: float, trained: float, others: float, before: float, after: float) -> float:
    """The smallest change of a share that would be seen four times in five.

    `trained` and `others` are people a month who can be judged, `before` and `after` months; above 1 when
    no change could be seen. All must be above 0.
    """
    share = min(max(share, 0.02), 0.98)
    spread = share * (1 - share)
    sizes = (trained * after, trained * before, others * after, others * before)
    return _Z * sqrt(spread * sum(1 / size for size in sizes))


def months_needed(
    effect: float, share: float, trained: float, others: float, before: float, most: int = 36
) -> int | None:
    """Months after the session until a change of this size would be seen; None when not within `most`."""
    if effect == 0:
        return None
    for after in range(1, most + 1):
        if detectable(share, trained, others, before, after) <= abs(effect):
            return after
    return None


def weeks(months: int) -> int:
    """So many months in weeks."""
    return ceil(months * 52 / 12)
