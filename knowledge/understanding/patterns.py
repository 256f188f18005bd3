"""The little language in which content says what officers say.

bruis*                      a word that starts so
(punched|kicked|laid into)  any of these, each of one or more words
(really)?                   may be left out
off (his|her) face          groups may also stand within an alternative
no ... injuries             up to four words between
# (rooms|flats)             any number, in digits or a word: see knowledge/understanding/numbers.py

Words that stand for one another are called by a name, `<vehicle>`, and written out when content is read: see
knowledge/domain/lexicon.py and knowledge/content/lexicon.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.understanding.numbers import ANY_NUMBER, NUMBERS
from knowledge.understanding.words import Words, cut

_PART = re.compile(r"\.\.\.|\(([^()]*)\)((?:'s)?)(\??)|([^\s()]+)")
_NESTED = re.compile(
    r"(?P<edge>[(|])(?P<before>(?:[^()|]|\([^()]*\)\??)*?)"
    r"\((?P<inner>[^()]*)\)(?P<maybe>\??)(?P<after>(?:[^()|]|\([^()]*\)\??)*)(?=[|)])"
)
"""A group within an alternative of another group."""
MOST_OPTIONS = 400
"""Ways of saying one part of a pattern, after those that differ in one word are put together."""
_WIDEST_GAP = 4
_PUNCTUATION = frozenset('.?!;:,"“”()[]')
# Stands for the star while a pattern is cut into words, as no officer types it.
_STAR = "££"
_NUMBER = "££££"
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

    whole: frozenset[str]
    stems: tuple[str, ...] = ()

    def fits(self, text: str) -> bool:
        return text in self.whole or text.startswith(self.stems)

    def places(self, said: Words) -> Iterator[int]:
        for text in self.whole & said.places.keys():
            yield from said.places[text]
        for stem in self.stems:
            yield from said.places_of_beginnings.get(stem, ())

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

    def starts(self, said: Words) -> set[int]:
        """Where a match could start: at the first words of the parts up to the first that must be said."""
        found: set[int] = set()
        for part in self.parts:
            for option in part:
                if option and option[0] is None:
                    return set(range(len(said.words)))
                if option and option[0] is not None:
                    found.update(option[0].places(said))
            if all(part):
                break
        return found

    def end(self, words: Sequence[str], start: int) -> int:
        """Where the longest match that starts there ends; 0 where there is none."""
        reached = {start}
        for part in self.parts:
            reached = {end for option in part for end in _after(option, words, reached)}
            if not reached:
                return 0
        return max(reached)

    @property
    def anchors(self) -> tuple[Word, ...]:
        """Words of which a text must hold at least one for the pattern to be found in it at all."""
        required = [part for part in self.parts if all(any(option) for option in part)]
        anchored = [[_rarest(option) for option in part] for part in required]
        if not anchored:
            return tuple(self.words)
        return tuple(min(anchored, key=lambda words: sum(word.commonness for word in words)))

    @property
    def words(self) -> Iterator[Word]:
        return (word for part in self.parts for option in part for word in option if word is not None)

    def may_stand_in(self, said: Words) -> bool:
        """Whether a text holds a word for each part: far cheaper than a match."""
        # Half of the time that hearing takes: no calls, and nothing made, within the loops.
        held, beginnings = said.places.keys(), said.places_of_beginnings.keys()
        for part in self.parts:
            for option in part:
                for word in option:
                    if word is None or not held.isdisjoint(word.whole):
                        continue
                    if not word.stems or beginnings.isdisjoint(word.stems):
                        break
                else:
                    break
            else:
                return False
        return True


def _after(option: Option, words: Sequence[str], reached: set[int]) -> set[int]:
    for word in option:
        if word is None:
            reached = {end for at in reached for end in _over_a_gap(words, at)}
        else:
            reached = {at + 1 for at in reached if at < len(words) and word.fits(words[at])}
    return reached


def _over_a_gap(words: Sequence[str], at: int) -> Iterator[int]:
    yield at
    for end in range(at, min(at + _WIDEST_GAP, len(words))):
        if words[end] in _PUNCTUATION:
            return
        yield end + 1


def _rarest(option: Option) -> Word:
    return min((word for word in option if word), key=lambda word: word.commonness)


@lru_cache(maxsize=16_384)
def read_pattern(pattern: str) -> Pattern:
    """Raises PatternError where it can't be read, and where a part of it has too many ways of being said."""
    if pattern.count("(") != pattern.count(")"):
        raise PatternError(f"'{pattern}': the brackets don't pair")
    parts = tuple(_options(found) for found in _PART.finditer(_flat(pattern.replace("-", " "))))
    if not parts:
        raise PatternError(f"'{pattern}': empty")
    size = max(len(part) for part in parts)
    if size > MOST_OPTIONS:
        raise PatternError(f"'{pattern}': {size} ways of saying one part of it are too many")
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


def _grouped(options: list[str]) -> list[Option]:
    """Options that differ in one word are put together: `(a car|a van)` is an `a` before a `car` or `van`."""
    said = [_said(option) for option in options]
    return _merged(_merged(said, last=True), last=False)


def _merged(options: list[Option], *, last: bool) -> list[Option]:
    """Those that are alike but for their last (or first) word made one."""
    alike: dict[object, list[Option]] = defaultdict(list)
    for option in options:
        loose = option[-1:] if last else option[:1]
        rest = option[:-1] if last else option[1:]
        alike[rest if loose and loose[0] else (option, "alone")].append(option)
    return [_one_of(group, last=last) for group in alike.values()]


def _one_of(group: list[Option], *, last: bool) -> Option:
    if len(group) == 1:
        return group[0]
    loose = [word for option in group if (word := option[-1] if last else option[0]) is not None]
    any_of = Word(
        frozenset(text for word in loose for text in word.whole),
        tuple(dict.fromkeys(text for word in loose for text in word.stems)),
    )
    return (*group[0][:-1], any_of) if last else (any_of, *group[0][1:])


@lru_cache(maxsize=65_536)
def _said(text: str) -> Option:
    return tuple(_word(word) for word in cut(text.replace("*", _STAR).replace(ANY_NUMBER, _NUMBER)).words)


def _word(text: str) -> Word:
    if text == _NUMBER:
        return Word(NUMBERS)
    if text.endswith(_STAR):
        return Word(frozenset(), (text.removesuffix(_STAR),))
    return Word(frozenset({text}))
