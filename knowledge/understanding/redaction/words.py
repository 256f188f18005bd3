"""A message as the words that names are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*\.?|\d+[A-Za-z]{0,2}", re.UNICODE)
_ENDS_A_SENTENCE = re.compile(r"[.!?\n:\"“]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `gap` is what stands between the word before and this one."""

    text: str
    low: str
    start: int
    end: int
    gap: str
    first: bool
    capital: bool
    claimed: bool

    @property
    def base(self) -> str:
        """Without the possessive: names are known by this."""
        return self.low[:-2] if self.low.endswith(("'s", "’s")) else self.low

    @property
    def base_end(self) -> int:
        return self.end - (len(self.low) - len(self.base))


def split(text: str, taken: bytearray | bytes) -> list[Word]:
    """Capitals count only in a message that uses them to mark something: a shouted one has none."""
    shouted = _is_shouted(text)
    words: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        raw = match[0]
        # The dot belongs to an initial ("J. Smith") and to nothing else.
        if raw.endswith(".") and len(raw) != 2:
            raw = raw[:-1]
        start = match.start()
        gap = text[end:start]
        first = not words or bool(_ENDS_A_SENTENCE.search(gap))
        end = start + len(raw)
        low = raw.lower()
        words.append(
            Word(raw, low, start, end, gap, first, raw[0].isupper() and not shouted, bool(taken[start]))
        )
    return words


def _is_shouted(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 12 and sum(sign.isupper() for sign in letters) > 0.7 * len(letters)
