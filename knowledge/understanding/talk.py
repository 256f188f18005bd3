"""Knows a short message by its whole words, and a signpost by words anywhere in it."""

from collections.abc import Iterable

from spacy.matcher import Matcher

from knowledge.understanding.patterns import compiled
from knowledge.understanding.words import cut, language

_FILLERS = frozenset(
    "please mate sarge guv boss skip then there you ok okay so and well just oh ah er erm a bit to me".split()
)


class Sayings:
    """Patterns by name, in their order."""

    def __init__(self, named: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self._matcher = Matcher(language().vocab)
        self._order: list[str] = []
        for name, patterns in named:
            if patterns:
                self._order.append(name)
                self._matcher.add(name, [row for pattern in patterns for row in compiled(pattern)])

    def anywhere(self, text: str) -> str | None:
        """The first name one of whose patterns stands in the text."""
        doc = cut(text)
        found = {doc.vocab.strings[match] for match, _, _ in self._matcher(doc)} if self._order else set()
        return next((name for name in self._order if name in found), None)

    def whole(self, text: str) -> str | None:
        """The first name one of whose patterns is the text, but for fillers and punctuation."""
        doc = cut(text)
        spans = (
            [(doc.vocab.strings[match], start, end) for match, start, end in self._matcher(doc)]
            if self._order
            else []
        )
        spare = {
            index
            for index, word in enumerate(doc)
            if not word.text.strip("?!.,;:\n ") or word.text in _FILLERS
        }
        complete = {
            name for name, start, end in spans if set(range(len(doc))) - set(range(start, end)) <= spare
        }
        return next((name for name in self._order if name in complete), None)
