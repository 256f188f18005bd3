"""Short texts that say alike, put together; the same groups every time for the same texts."""

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

FAR = 0.7
"""Texts are alike while one less the cosine of their words, on average over a group, is at most this."""


def weigh(texts: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """A row of unit length for each text: its words, the rarer the heavier. Texts without words are zero.

    A word of a single text can't put it together with any other: it counts, but as little as the commonest.
    """
    found = Counter(word for text in texts for word in set(text))
    place = {word: number for number, word in enumerate(sorted(found))}
    rows = np.zeros((len(texts), max(1, len(place))))
    for number, text in enumerate(texts):
        for word in set(text):
            rare = log((1 + len(texts)) / (1 + found[word])) if found[word] > 1 else 0.0
            rows[number, place[word]] = 1 + rare
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, length, out=np.zeros_like(rows), where=length > 0))


def cluster(texts: Sequence[Sequence[str]], far: float = FAR) -> list[int]:
    """A group's number for each text of words, by average linkage; texts without words stand alone."""
    if len(texts) < 2:
        return list(range(len(texts)))
    rows = weigh(texts)
    near = np.clip(1 - rows @ rows.T, 0, 1)
    above = np.triu_indices(len(texts), k=1)
    return [int(number) for number in fcluster(linkage(near[above], "average"), far, "distance")]


def join(texts: Sequence[Sequence[str]], held: Sequence[int | None], far: float = FAR) -> list[int | None]:
    """The group of each text: the one it is held in, else the one it is near enough to on average, else None."""
    rows, groups = weigh(texts), sorted({group for group in held if group is not None})
    if not groups:
        return list(held)
    middles = np.stack(
        [rows[[n for n, own in enumerate(held) if own == group]].mean(axis=0) for group in groups]
    )
    near = rows @ middles.T
    best = near.argmax(axis=1)
    return [
        own if own is not None else groups[best[n]] if near[n, best[n]] >= 1 - far else None
        for n, own in enumerate(held)
    ]
