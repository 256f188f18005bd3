"""How like one of an entry's own phrasings a question is: words that stand together count for more than their sum."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

_LEAST_SHARED = 2


class Phrasings:
    """Never changed once built, so any number of threads may ask it."""

    def __init__(self, entries: Sequence[Iterable[frozenset[str]]]) -> None:
        """For each entry the telling words of each of its phrasings."""
        rows = [(at, words) for at, phrasings in enumerate(entries) for words in phrasings]
        self._entry = [at for at, _ in rows]
        self._length = [len(words) for _, words in rows]
        self._having: dict[str, list[int]] = defaultdict(list)
        for row, (_, words) in enumerate(rows):
            for word in words:
                self._having[word].append(row)

    def like(self, words: Iterable[str]) -> Mapping[int, float]:
        """By the place of an entry: the share of words in common with its likest phrasing, of all words of both."""
        asked = frozenset(words)
        shared = Counter(row for word in asked for row in self._having.get(word, ()))
        best: dict[int, float] = {}
        for row, count in shared.items():
            if count >= _LEAST_SHARED:
                alike = count / (len(asked) + self._length[row] - count)
                best[self._entry[row]] = max(alike, best.get(self._entry[row], 0.0))
        return best
