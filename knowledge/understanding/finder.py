"""Finds patterns in a text, trying only those whose rarest words the text holds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from spacy.matcher import Matcher
from spacy.tokens import Doc

from knowledge.understanding.patterns import read_pattern
from knowledge.understanding.words import language


class Finder:
    """Looks for numbered patterns. Reading them is quick: each one's matcher is made when it is first tried.

    One matcher for all of them would be simpler, but takes seconds to fill and, for each message, as long as all
    patterns need together (measured: 18 ms for 4,000 patterns against 1 ms).
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = tuple(patterns)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            for word in read_pattern(pattern).anchors:
                for text in word.whole:
                    self._by_word[text].append(number)
                for text in word.stems:
                    self._by_stem[text].append(number)

    def find(self, doc: Doc) -> Iterator[tuple[int, int, int]]:
        """The number of each pattern found, and the tokens from and to which it stands."""
        words = {token.text for token in doc}
        beginnings = {word[:end] for word in words for end in range(1, len(word) + 1)}
        for number in sorted(self._likely(words, beginnings)):
            if not read_pattern(self._patterns[number]).may_stand_among(words, beginnings):
                continue
            for _, start, end in matcher_of(self._patterns[number])(doc):
                yield number, start, end

    def holds(self, doc: Doc) -> bool:
        return next(self.find(doc), None) is not None

    def _likely(self, words: set[str], beginnings: set[str]) -> set[int]:
        likely = {number for word in words for number in self._by_word.get(word, ())}
        return likely.union(*(self._by_stem.get(beginning, ()) for beginning in beginnings))


@lru_cache(maxsize=16_384)
def matcher_of(pattern: str) -> Matcher:
    """spaCy's matcher for one pattern."""
    matcher = Matcher(language().vocab)
    matcher.add("it", read_pattern(pattern).rows)
    return matcher
