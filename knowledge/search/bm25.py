"""Ranking by BM25 over weighted fields, with its postings in arrays: a query costs one addition for each word."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_K1 = 1.2
_B = 0.75
_LEAST_IDF = 1e-6


@dataclass(frozen=True, slots=True)
class Text:
    """How often each word stands in a document, by weight of its field, and how many words it has in all."""

    words: Mapping[str, float]
    length: int


class Bm25:
    """Never changed once built, so any number of threads may ask it."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._size = len(texts)
        mean = sum(text.length for text in texts) / max(1, len(texts)) or 1.0
        places: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, list[float]] = defaultdict(list)
        for at, text in enumerate(texts):
            longer = _K1 * (1 - _B + _B * text.length / mean)
            for word, often in text.words.items():
                places[word].append(at)
                weights[word].append(often * (_K1 + 1) / (often + longer))
        self._postings: dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]] = {
            word: (
                np.array(places[word], np.int32),
                np.array(weights[word], np.float32) * self._idf(len(places[word])),
            )
            for word in places
        }

    def best(self, words: Iterable[str], most: int) -> list[int]:
        """The places of the documents that have any of the words, the likeliest first, the earlier of two alike."""
        scores = np.zeros(self._size, np.float32)
        for word in words:
            found = self._postings.get(word)
            if found is not None:
                scores[found[0]] += found[1]
        some = np.flatnonzero(scores)
        if len(some) > most:
            # One in the last place is cut off by the score alone, so that ties there can't depend on the sort.
            some = some[scores[some] >= np.partition(scores[some], -most)[-most]]
        order = np.lexsort((some, -scores[some]))
        return [int(at) for at in some[order][:most]]

    def _idf(self, having: int) -> float:
        return max(_LEAST_IDF, math.log((self._size - having + 0.5) / (having + 0.5)))
