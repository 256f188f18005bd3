"""Slips of the keyboard and police shorthand, read as the words that sayings are written in.

A slip is mended only towards a word that a saying holds, and never where the word as written is an English one: a
wrong act would be worse than a question. The list of English words is a library's, as it only has to hold words back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

SHORTEST = 4
_TWO_SLIPS = 7
"""Letters from which a word may hold two slips."""


class Spelling:
    """`words` and `stems` are those of the sayings; `shorthand` says what a short form stands for."""

    def __init__(self, words: Iterable[str], stems: Iterable[str], shorthand: Mapping[str, str]) -> None:
        self._shorthand = {short: tuple(meant.split()) for short, meant in shorthand.items()}
        self._words = frozenset(words)
        self._stems = frozenset(stems)
        self._targets: dict[str, list[str]] = defaultdict(list)
        stemmed = tuple(stem for stem in self._stems if len(stem) > SHORTEST)
        english = english_words()
        known = {word for word in self._words if word in english}
        known |= {word for word in english if word.startswith(stemmed)}
        for word in sorted(known):
            if len(word) >= SHORTEST and word.isalpha():
                self._targets[word[0]].append(word)

    def read(self, word: str) -> tuple[str, ...]:
        """The words meant by one that was written in lower case; itself when it needs no mending."""
        return self._shorthand.get(word) or (self._mended(word),)

    def _mended(self, word: str) -> str:
        if len(word) < SHORTEST or not word.isalpha() or word in self._words or word in english_words():
            return word
        if any(word[:end] in self._stems for end in range(SHORTEST, len(word) + 1)):
            return word
        return _nearest(word, tuple(self._targets.get(word[0], ())))


@lru_cache(maxsize=4096)
def _nearest(word: str, targets: tuple[str, ...]) -> str:
    slips = 2 if len(word) >= _TWO_SLIPS else 1
    near: dict[int, list[str]] = defaultdict(list)
    for target in targets:
        if abs(len(target) - len(word)) <= slips:
            distance = OSA.distance(word, target, score_cutoff=slips)
            if distance <= slips:
                near[distance].append(target)
    if not near:
        return word
    english = english_words()
    return max(near[min(near)], key=lambda target: english.get(target, 0))


@lru_cache(maxsize=1)
def english_words() -> Mapping[str, int]:
    """Every English word that the library knows, with how often it was seen; read once, in half a second."""
    return dict(SpellChecker(language="en").word_frequency.dictionary)
