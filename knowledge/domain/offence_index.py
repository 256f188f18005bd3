"""Finding rows of the catalogue by words: weighted words, everyday names, and a mend for typing slips."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nlargest

from knowledge.domain.offence import Offence
from knowledge.domain.offence_words import words_of

Words = tuple[str, ...]

_TITLE, _CLASS_TITLE, _LAW, _EVERYDAY = 3.0, 1.5, 1.0, 4.0
_WHOLE_NAME = 40.0
"""An everyday name said in full outweighs any sum of single words."""
_RETIRED = 0.7
_ALIKE, _ALIKE_WITH_OTHER_FIRST_LETTER = 0.78, 0.9
_SHORTEST_MENDED = 4
_MOST_LIKELY = 12
_MOST_WORDS = 120


class OffenceIndex:
    """Built once over an edition's rows; a search reads only the rows that share a word with it."""

    def __init__(self, offences: Sequence[Offence], everyday: Mapping[Words, Sequence[Offence]]) -> None:
        self._offences = offences
        at = {one.key: number for number, one in enumerate(offences)}
        self._names = {name: tuple(at[one.key] for one in rows) for name, rows in everyday.items() if name}
        self._longest_name = max(map(len, self._names), default=0)
        self._rows: dict[str, dict[int, float]] = defaultdict(dict)
        for number, one in enumerate(offences):
            self._add(number, words_of(one.title), _TITLE)
            self._add(number, words_of(one.class_title), _CLASS_TITLE)
            self._add(number, words_of(f"{one.act} {one.section}"), _LAW)
        for name, numbers in self._names.items():
            for number in numbers:
                self._add(number, name, _EVERYDAY)
        self._rarity = {word: math.log(1 + len(offences) / len(rows)) for word, rows in self._rows.items()}
        self._by_trigram: dict[str, set[str]] = defaultdict(set)
        for word in self._rows:
            for trigram in _trigrams(word):
                self._by_trigram[trigram].add(word)

    def likeliest(self, words: Words, limit: int) -> tuple[Offence, ...]:
        mended = {word: self.mended(word) for word in dict.fromkeys(words[:_MOST_WORDS])}
        words = tuple(mended[word] for word in words[:_MOST_WORDS])
        scores: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(words):
            for number, weight in self._rows.get(word, {}).items():
                scores[number] += weight * self._rarity[word]
        for name in self._names_in(words):
            for rank, number in enumerate(self._names[name]):
                scores[number] += _WHOLE_NAME * len(name) - rank
        for number in scores:
            if not self._offences[number].current:
                scores[number] *= _RETIRED
        best = nlargest(limit, scores.items(), key=lambda one: (one[1], -one[0]))
        return tuple(self._offences[number] for number, _ in best)

    def mended(self, word: str) -> str:
        """The index's own word nearest to a mistyped one; digits and short words are left as they are."""
        if word in self._rows or len(word) < _SHORTEST_MENDED or not word.isalpha():
            return word
        shared = Counter(near for part in _trigrams(word) for near in self._by_trigram.get(part, ()))
        likely = sorted(shared, key=lambda one: (-shared[one], one))[:_MOST_LIKELY]
        near = [one for one in likely if abs(len(one) - len(word)) <= 2]
        alike = {one: SequenceMatcher(None, word, one).ratio() for one in near}
        best = max(alike, key=lambda one: (alike[one], len(self._rows[one])), default=word)
        least = _ALIKE if best[0] == word[0] else _ALIKE_WITH_OTHER_FIRST_LETTER
        return best if alike.get(best, 0) >= least else word

    def _add(self, number: int, words: Words, weight: float) -> None:
        for word in words:
            rows = self._rows[word]
            rows[number] = max(rows.get(number, 0.0), weight)

    def _names_in(self, words: Words) -> list[Words]:
        """Everyday names said within these words; a name inside a longer one does not count."""
        found: list[Words] = []
        at = 0
        while at < len(words):
            lengths = range(min(self._longest_name, len(words) - at), 0, -1)
            length = next((n for n in lengths if words[at : at + n] in self._names), 0)
            if length:
                found.append(words[at : at + length])
            at += length or 1
        return found


def _trigrams(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}
