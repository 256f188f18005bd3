"""A message as words: how text is cut up before anything is looked for in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"(?:[^\W_]|[£&/%])+(?:['’`][^\W\d_]+)?|[.?!;:,\"“”()\[\]\n]")
_ENDS = frozenset(".?!;\n")


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
    for found in _WORD.finditer(text):
        written = re.sub(r"['’`]", "", found.group().lower())
        for word in read(written) if read else (written,):
            words.append(word)
            starts.append(found.start())
            lengths.append(len(found.group()))
    return Words(text, tuple(words), tuple(starts), tuple(lengths))
