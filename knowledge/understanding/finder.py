"""Finds patterns in a text, trying only those whose rarest words the text holds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from knowledge.understanding.patterns import read_pattern
from knowledge.understanding.words import Words


class Finder:
    """Looks for numbered patterns: first for each one's rarest words, then for a word for each of its parts, and
    only then for the pattern itself. Few of several thousand come that far.

    spaCy's matcher did the same work until it was measured: twice as slow, as each alternative of a pattern had to
    be written out as a pattern of its own.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = [read_pattern(pattern) for pattern in patterns]
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            for word in pattern.anchors:
                for text in word.whole:
                    self._by_word[text].append(number)
                for text in word.stems:
                    self._by_stem[text].append(number)

    def find(self, said: Words) -> Iterator[tuple[int, int, int]]:
        """The number of each pattern found, and the words from and to which it stands."""
        for number in sorted(self._likely(said)):
            pattern = self._patterns[number]
            if not pattern.may_stand_in(said):
                continue
            for start in pattern.starts(said):
                end = pattern.end(said.words, start)
                if end:
                    yield number, start, end

    def holds(self, said: Words) -> bool:
        return next(self.find(said), None) is not None

    @property
    def vocabulary(self) -> tuple[set[str], set[str]]:
        """Every word and every stem of the patterns."""
        words = [word for pattern in self._patterns for word in pattern.words]
        return {text for word in words for text in word.whole}, {
            text for word in words for text in word.stems
        }

    def _likely(self, said: Words) -> set[int]:
        likely = {number for word in said.places for number in self._by_word.get(word, ())}
        return likely.union(*(self._by_stem.get(beginning, ()) for beginning in said.places_of_beginnings))
