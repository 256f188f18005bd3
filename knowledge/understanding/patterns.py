"""The little language in which content says what officers say.

bruis*                      a word that starts so
(punched|kicked|laid into)  any of these, each of one or more words
(really)?                   may be left out
off (his|her) face          groups may also stand within an alternative
no ... injuries             up to four words between
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod

from knowledge.understanding.words import cut

Token = dict[str, object]
_PART = re.compile(r"\.\.\.|\(([^()]*)\)((?:'s)?)(\??)|([^\s()]+)")
_NESTED = re.compile(
    r"(?P<edge>[(|])(?P<before>(?:[^()|]|\([^()]*\)\??)*?)"
    r"\((?P<inner>[^()]*)\)(?P<maybe>\??)(?P<after>(?:[^()|]|\([^()]*\)\??)*)(?=[|)])"
)
"""A group within an alternative of another group."""
MOST_VARIANTS = 600
_GAP: list[Token] = [{"OP": "?", "IS_PUNCT": False} for _ in range(4)]
# Stands for the star while a pattern is cut into words, as no officer types it.
_STAR = "££"
_SHORT = 3
_HOW_COMMON = 20
_COMMON = frozenset(
    """a about all and any are as at be been by can did do does for from get go had has have he her him his i if in is
    it its just like me my no not of off on one or our out over says said she so some than that the their them they this
    to told up was we were what when which who will with without would you your female male ip victim suspect police
    crime report""".split()
)


class PatternError(ValueError):
    """A pattern can't be read: one sentence saying why."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: one of these, or one that starts with one of the stems."""

    whole: tuple[str, ...]
    stems: tuple[str, ...] = ()

    @property
    def token(self) -> Token:
        if not self.stems:
            return {"LOWER": self.whole[0]} if len(self.whole) == 1 else {"LOWER": {"IN": list(self.whole)}}
        alternatives = [*(f"{re.escape(stem)}.*" for stem in self.stems), *map(re.escape, self.whole)]
        return {"LOWER": {"REGEX": f"^(?:{'|'.join(alternatives)})$"}}

    def is_among(self, words: set[str], beginnings: set[str]) -> bool:
        return not (words.isdisjoint(self.whole) and beginnings.isdisjoint(self.stems))

    @property
    def commonness(self) -> int:
        """How likely a message is to hold it, roughly; the rarest words are looked for first."""
        common = sum(word in _COMMON or len(word) < _SHORT for word in self.whole)
        return (
            len(self.whole)
            + _HOW_COMMON * common
            + sum(2 if len(stem) > _SHORT else 8 for stem in self.stems)
        )


Option = tuple[Word | None, ...]
"""A way of saying a part of a pattern; None stands for a gap, and no words at all for leaving it out."""


@dataclass(frozen=True, slots=True)
class Pattern:
    parts: tuple[tuple[Option, ...], ...]

    @property
    def rows(self) -> list[list[Token]]:
        """Every variant, as spaCy's matcher takes it."""
        rows = [[word for option in choice for word in option] for choice in product(*self.parts)]
        return [[token for word in row for token in _tokens_of(word)] for row in rows if any(row)]

    @property
    def anchors(self) -> tuple[Word, ...]:
        """Words of which a text must hold at least one for the pattern to be found in it at all."""
        required = [part for part in self.parts if all(any(option) for option in part)]
        anchored = [[_rarest(option) for option in part] for part in required]
        if not anchored:
            return tuple(word for part in self.parts for option in part for word in option if word)
        return tuple(min(anchored, key=lambda words: sum(word.commonness for word in words)))

    def may_stand_among(self, words: set[str], beginnings: set[str]) -> bool:
        """Whether a text of these words, which begin so, holds a word for each part: far cheaper than a match."""
        return all(
            any(all(word is None or word.is_among(words, beginnings) for word in option) for option in part)
            for part in self.parts
        )


def _tokens_of(word: Word | None) -> list[Token]:
    return [word.token] if word else _GAP


def _rarest(option: Option) -> Word:
    return min((word for word in option if word), key=lambda word: word.commonness)


@lru_cache(maxsize=16_384)
def read_pattern(pattern: str) -> Pattern:
    """Raises PatternError where it can't be read, and where it would have too many variants."""
    if pattern.count("(") != pattern.count(")"):
        raise PatternError(f"'{pattern}': the brackets don't pair")
    parts = tuple(_options(found) for found in _PART.finditer(_flat(pattern.replace("-", " "))))
    size = prod(len(part) for part in parts)
    if not parts or size > MOST_VARIANTS:
        raise PatternError(f"'{pattern}': {'empty' if not parts else f'{size} variants are too many'}")
    if not any(any(option) for part in parts for option in part):
        raise PatternError(f"'{pattern}': nothing in it is required")
    return Pattern(parts)


def _flat(pattern: str) -> str:
    """Alternatives within alternatives written out: `(a (b|c)|d)` is `(a b|a c|d)`."""
    while found := _NESTED.search(pattern):
        before, after = found.group("before"), found.group("after")
        options = [*found.group("inner").split("|"), *([""] if found.group("maybe") else [])]
        spelled = "|".join(f"{before}{option}{after}".strip() for option in options)
        pattern = f"{pattern[: found.start()]}{found.group('edge')}{spelled}{pattern[found.end() :]}"
    return pattern


def _options(found: re.Match[str]) -> tuple[Option, ...]:
    if found.group() == "...":
        return ((None,),)
    if found.group(4) is not None:
        return (_said(found.group(4)),)
    options = [option.strip() for option in found.group(1).split("|") if option.strip()]
    if found.group(2):
        options = [option + "s" for option in options]
    rows = tuple(_grouped(options))
    return (*rows, ()) if found.group(3) else rows


def _grouped(options: list[str]) -> Iterator[Option]:
    """All one-word options make one word; longer ones stand alone."""
    said = [_said(option) for option in options]
    singles = [option[0] for option in said if len(option) == 1 and option[0]]
    yield from (option for option in said if len(option) > 1)
    if singles:
        whole = tuple(text for word in singles for text in word.whole)
        yield (Word(whole, tuple(text for word in singles for text in word.stems)),)


def _said(text: str) -> Option:
    return tuple(_word(token.text) for token in cut(text.replace("*", _STAR)))


def _word(text: str) -> Word:
    return Word((), (text.removesuffix(_STAR),)) if text.endswith(_STAR) else Word((text,))
