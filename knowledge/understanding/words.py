"""A message as words: how text is cut up before anything is looked for in it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import spacy
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

# What parts words: everything that is no letter, digit or sign of ours, and an apostrophe at a word's edge.
_APART = r"(?:[^\w\s£&/%'’`]|_|(?<![^\W_])['’`]|['’`](?![^\W\d_]))+"
_MARKS = frozenset('.?!;:,"“”()[]')
_ENDS = frozenset(".?!;\n")
_PARTED = re.compile(_APART)
_AGE_ASIDE = re.compile(
    r"\(\s?(?:aged?\s)?(?:[fm][\s/,]{0,2})?\d{1,2}(?:\s?y/?o|\s?yrs?)?(?:[\s/,]{0,2}[fm])?\s?\)"
    r"|(?<=[a-z]),\s?(?:aged?\s)?\d{1,2}(?:\s?y/?o|\s?yrs?)?,(?=\s[a-z])",
    re.IGNORECASE,
)
"""An age in brackets or between commas parts no saying: `grabbed a boy's (14) arm`. Ages are read from the text itself."""
_IN_A_NUMBER = re.compile(r"\d[.,:]\d")
"""Neither a price nor a time of day ends a sentence: `cuts out at 15.5, stolen from the racks`."""
_TEXTS_HELD = 4
"""A message is cut up for the lexicon, the signposts and the short replies."""


@dataclass(frozen=True)
class Words:
    """The words of `text`, lower case, hyphens opened and apostrophes dropped (`won't` and `wont` are one word).

    Word n stands at `starts[n]` of the text and is `lengths[n]` long there.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    lengths: tuple[int, ...]

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Where each word stands."""
        rows: dict[str, list[int]] = {}
        for place, word in enumerate(self.words):
            rows.setdefault(word, []).append(place)
        return rows

    @cached_property
    def places_of_beginnings(self) -> Mapping[str, list[int]]:
        """Where words stand that begin so; a word begins with itself."""
        rows: dict[str, list[int]] = {}
        for word, places in self.places.items():
            for end in range(1, len(word) + 1):
                rows.setdefault(word[:end], []).extend(places)
        return rows

    def original(self, start: int, end: int) -> str:
        """The writer's own words for those from start to end."""
        return self.text[self.starts[start] : self.starts[end - 1] + self.lengths[end - 1]]

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The bounds of the sentence that a word stands in."""
        start = index
        while start > 0 and self.words[start - 1] not in _ENDS:
            start -= 1
        end = index
        while end < len(self.words) and self.words[end] not in _ENDS:
            end += 1
        return start, end

    def part(self, start: int, end: int) -> "Words":
        return Words(self.text, self.words[start:end], self.starts[start:end], self.lengths[start:end])


def cut(text: str, read: Callable[[str], Sequence[str]] | None = None) -> Words:
    """`read` gives the words meant by one that was written."""
    words, starts, lengths = [], [], []
    asides = [found.span() for found in _AGE_ASIDE.finditer(text)]
    for written, start, length in _written(text):
        if any(begin <= start < end for begin, end in asides):
            continue
        for word in read(written) if read else (written,):
            words.append(word)
            starts.append(start)
            lengths.append(length)
    return Words(text, tuple(words), tuple(starts), tuple(lengths))


@lru_cache(maxsize=_TEXTS_HELD)
def _written(text: str) -> tuple[tuple[str, int, int], ...]:
    """Words, marks and ends of lines, each with its place and length in the text."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    for token in _tokenizer()(text):
        if token.text[0].isspace():
            yield from (("\n", token.idx + at, 1) for at, sign in enumerate(token.text) if sign == "\n")
        elif _PARTED.fullmatch(token.text):
            signs = ((sign, token.idx + at) for at, sign in enumerate(token.text) if sign in _MARKS)
            yield from ((sign, at, 1) for sign, at in signs if not _IN_A_NUMBER.match(text, max(0, at - 1)))
        else:
            yield re.sub(r"['’`]", "", token.lower_), token.idx, len(token)


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    """spaCy's, with our own rule of what parts words: its English rule takes "won't" and "n/k" apart."""
    return Tokenizer(
        spacy.blank("en").vocab,
        prefix_search=re.compile(f"^{_APART}").search,
        infix_finditer=re.compile(_APART).finditer,
    )
