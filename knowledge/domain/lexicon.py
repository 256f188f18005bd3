"""What officers say, and the fact that it tells."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_NAMED = re.compile(r"<([^<>]*)>")
_PLAIN = re.compile(r"(?<![\w£&/%'’])[\w£&/%'’]+(?![\w£&/%'’*])")


@dataclass(frozen=True, slots=True)
class Saying:
    """`pattern` is in the little language of knowledge/understanding/patterns.py.

    `unless` are patterns that, found in the same sentence, take the saying back.
    """

    fact: str
    value: str
    pattern: str
    unless: tuple[str, ...] = ()


class UnknownWordsError(ValueError):
    """A pattern calls words by a name that nobody gave them: one sentence."""


@dataclass(frozen=True, slots=True)
class WordClasses:
    """Words that stand for one another, by the name with which patterns call them: `<vehicle>`.

    `shorthand` gives the words that a short form is read as, in messages and patterns alike. `idioms` are patterns
    whose words tell nothing of what they tell alone: "dead of night" tells of no death.
    """

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shorthand: Mapping[str, str] = field(default_factory=dict)
    idioms: tuple[str, ...] = ()

    def opened(self, pattern: str) -> str:
        """The pattern with each name and short form written out. Raises UnknownWordsError."""
        return _PLAIN.sub(self._read, _NAMED.sub(self._written_out, pattern))

    def _read(self, found: re.Match[str]) -> str:
        return self.shorthand.get(found.group(), found.group())

    def _written_out(self, found: re.Match[str]) -> str:
        words = self.words.get(found.group(1))
        if words is None:
            raise UnknownWordsError(_unknown(found.group(1), self.words))
        text = found.string
        opens, closes = text[: found.start()].rstrip()[-1:], text[found.end() :].lstrip()[:1]
        if opens and opens in "(|" and closes and closes in "|)":
            return "|".join(words)
        return f"({'|'.join(words)})"


def _unknown(name: str, words: Mapping[str, tuple[str, ...]]) -> str:
    close = difflib.get_close_matches(name, words, 1)
    return f"no words are called '<{name}>'" + (f", did you mean '<{close[0]}>'?" if close else "")
