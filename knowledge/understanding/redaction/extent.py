"""How far a name reaches once it has begun."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.understanding.redaction import contexts, shapes
from knowledge.understanding.redaction.roles import ROLE_WORDS
from knowledge.understanding.redaction.vocabulary import (
    could_be_unlisted,
    is_given,
    is_surname,
    is_unknown,
    may_be_given,
    may_be_surname,
)
from knowledge.understanding.redaction.words import Word

_PARTICLES = frozenset(
    "ap ab bin bint ibn al el ul ur de da dos das del della di du la le van von der den mc mac st".split()
)


def last_word(words: Sequence[Word], place: int) -> int:
    """The place of the last word of the name that starts at `place`."""
    last = place
    while last + 1 < len(words) and last - place < 4:
        if words[last].low.endswith(("'s", "’s")):
            break
        step = _next_part(words, place, last)
        if not step:
            break
        last += step
    if last == place and shapes.is_comma_form(words, place) and may_be_given(words[place + 1].base):
        last = place + 1
    return last


def _next_part(words: Sequence[Word], first: int, last: int) -> int:
    """How many of the following words belong to the name: none, one, or a particle and one."""
    word = words[last + 1]
    if (
        word.claimed
        or not shapes.follows_in_one_line(word, dot=len(words[last].text) < 3)
        or word.text[0].isdigit()
    ):
        return 0
    after = words[last + 2] if last + 2 < len(words) else None
    if (
        word.base in _PARTICLES
        and after is not None
        and not after.claimed
        and is_unknown(after.base)
        and (after.capital or (not words[first].capital and could_be_unlisted(after.base)))
    ):
        return 2
    if is_surname(word.base) or is_given(word.base):
        return 1
    if word.capital:
        return int(_is_capital_part(word))
    pair = (
        after is not None and may_be_given(word.base) and is_surname(after.base) and not words[first].capital
    )
    return int(pair or (not words[first].capital and _is_lower_part(word, alone=last == first)))


def _is_lower_part(word: Word, *, alone: bool) -> bool:
    if is_unknown(word.base) and may_be_surname(word.base):
        return True
    return alone and could_be_unlisted(word.base)


def _is_capital_part(word: Word) -> bool:
    if word.base in contexts.NEVER | ROLE_WORDS or len(word.base) < 2:
        return False
    return is_unknown(word.base) or may_be_surname(word.base)
