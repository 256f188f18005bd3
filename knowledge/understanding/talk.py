"""Knows a short message by its whole words, and a signpost by words anywhere in it."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from knowledge.understanding.finder import Finder
from knowledge.understanding.words import cut

_FILLERS = frozenset(
    "please mate sarge guv boss skip then there you ok okay so and well just oh ah er erm a bit to me".split()
)

_TEXTS_HELD = 4


class Sayings:
    """Patterns by name, in their order."""

    def __init__(self, named: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        rows = [(name, pattern) for name, patterns in named for pattern in patterns]
        self._names = [name for name, _ in rows]
        self._finder = Finder([pattern for _, pattern in rows])
        self._held_anywhere = lru_cache(maxsize=_TEXTS_HELD)(self._anywhere)
        self._held_whole = lru_cache(maxsize=_TEXTS_HELD)(self._whole)

    def anywhere(self, text: str) -> str | None:
        """The first name one of whose patterns stands in the text."""
        return self._held_anywhere(text)

    def whole(self, text: str) -> str | None:
        """The first name one of whose patterns is the text, but for fillers and punctuation."""
        return self._held_whole(text)

    def _anywhere(self, text: str) -> str | None:
        found = next(self._finder.find(cut(text)), None)
        return self._names[found[0]] if found else None

    def _whole(self, text: str) -> str | None:
        words = cut(text)
        said = {
            index
            for index, word in enumerate(words.words)
            if word.strip("?!.,;:\n ") and word not in _FILLERS
        }
        for number, start, end in self._finder.find(words):
            if said <= set(range(start, end)):
                return self._names[number]
        return None


def in_another_script(text: str) -> bool:
    """Most of its letters are not Latin ones."""
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return bool(letters) and 2 * latin < len(letters)
