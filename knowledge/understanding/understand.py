"""From an officer's words to facts, each with the words that it came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from knowledge.domain.fact import NO, Fact, Kind, Value
from knowledge.domain.lexicon import Saying, WordClasses
from knowledge.understanding.contenders import Found as Found
from knowledge.understanding.contenders import contenders, without_corrected
from knowledge.understanding.finder import Finder
from knowledge.understanding.negation import negated
from knowledge.understanding.numbers import ANY_NUMBER, first_number
from knowledge.understanding.people import people_in
from knowledge.understanding.spelling import Spelling
from knowledge.understanding.threatened import only_threatened
from knowledge.understanding.words import Words, cut

ACT = "act"
_TEXTS_HELD = 4
"""One message is read by several parts of a turn, and under two editions while they are compared."""


@dataclass(frozen=True, slots=True)
class Understood:
    """`denied` is what the officer says is not so, where that leaves open what is; `contenders` are the facts of
    which two things are said that can't both be so, with the words of each."""

    found: tuple[Found, ...]
    denied: tuple[Found, ...] = ()
    contenders: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)

    @property
    def acts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(one.value) for one in self.found if one.fact == ACT))

    @property
    def facts(self) -> Mapping[str, Value]:
        return {one.fact: one.value for one in self.found if one.fact != ACT}


class Lexicon:
    """Every saying, ready to be looked for."""

    def __init__(
        self,
        sayings: Iterable[Saying],
        facts: Mapping[str, Fact],
        includes: Mapping[str, frozenset[str]] | None = None,
        words: WordClasses | None = None,
    ) -> None:
        """`includes`: for an act, those that its words tell no second time ("number plates stolen": no other theft)."""
        self._facts = facts
        self._includes = includes or {}
        self._words = words or WordClasses()
        self._sayings = tuple(sayings)
        self._finder = Finder([saying.pattern for saying in self._sayings])
        self._idioms = Finder(self._words.idioms)
        self._spelling = Spelling(*self._finder.vocabulary, self._words.shorthand)
        self._unless: dict[int, Finder] = {}
        self._held = lru_cache(maxsize=_TEXTS_HELD)(self._understood)

    def is_made_of(
        self,
        sayings: tuple[Saying, ...],
        facts: Mapping[str, Fact],
        includes: Mapping[str, frozenset[str]],
        words: WordClasses,
    ) -> bool:
        """Whether a lexicon made of these would understand everything as this one does."""
        made_of = (self._sayings, self._facts, self._includes, self._words)
        return made_of == (sayings, facts, includes, words)

    def understand(self, text: str) -> Understood:
        """What the text tells. One value for each fact, the longest words winning; acts may be several."""
        return self._held(text)

    def _understood(self, text: str) -> Understood:
        said = cut(text, self._spelling.read)
        told = [hit for hit in self._hits(said) if hit is not None]
        denied = tuple(hit for hit in told if hit.denied and not self._has_two(hit.fact))
        hits = without_corrected([hit for hit in told if hit not in denied], denied, text)
        hits = [hit for hit in hits if not self._is_part_of_another(hit, hits)]
        hits += [Found(fact, value, words) for fact, value, words in people_in(text, _acts_at(hits))]
        return Understood(_settled(hits), denied, contenders(hits, self._facts, text))

    def _hits(self, said: Words) -> Iterable[Found | None]:
        sentences: dict[int, Words] = {}
        idioms = [(start, end) for _, start, end in self._idioms.find(said)]
        for number, start, end in sorted(
            self._finder.find(said), key=lambda found: (found[2], found[1], found[0])
        ):
            if any(
                opens <= start and end <= closes and end - start < closes - opens for opens, closes in idioms
            ):
                continue
            opening, closing = said.sentence_of(start)
            sentence = sentences.setdefault(opening, said.part(opening, closing))
            if not self._taken_back(number, sentence):
                yield self._hit(number, said, start, end)

    def _taken_back(self, number: int, sentence: Words) -> bool:
        unless = self._sayings[number].unless
        if unless and number not in self._unless:  # read when first wanted: there are thousands
            self._unless[number] = Finder(unless)
        return bool(unless) and self._unless[number].holds(sentence)

    def _hit(self, number: int, said: Words, start: int, end: int) -> Found | None:
        saying = self._sayings[number]
        if saying.fact == ACT and only_threatened(said.words, start, said.sentence_of(start)):
            return None
        denied = negated(said.words, start, said.sentence_of(start)[0])
        if denied and self._has_two(saying.fact) and saying.value == NO:
            return None
        value = NO if denied and self._has_two(saying.fact) else saying.value
        words, at = said.original(start, end), said.starts[start]
        if value == ANY_NUMBER:
            value = str(first_number(said.words[start:end]))
        told = self._as_told(saying.fact, value)
        if told is None:
            return None
        return Found(saying.fact, told, words, at, at + len(words), denied)

    def _is_part_of_another(self, hit: Found, hits: list[Found]) -> bool:
        return hit.fact == ACT and any(
            other.fact == ACT
            and other.start < hit.end
            and hit.start < other.end
            and self._includes_it(other, hit)
            for other in hits
        )

    def _includes_it(self, other: Found, hit: Found) -> bool:
        """Of two acts that include each other, the one in more words."""
        both_ways = other.value in self._includes.get(str(hit.value), ())
        return hit.value in self._includes.get(str(other.value), ()) and not (
            both_ways and len(hit.words) >= len(other.words)
        )

    def _as_told(self, fact: str, value: str) -> Value | None:
        """None for a number that the fact can't be."""
        known = self._facts.get(fact)
        if known is None or known.kind is not Kind.NUMBER:
            return value
        return int(value) if known.least <= int(value) <= known.most else None

    def _has_two(self, fact: str) -> bool:
        """What is denied of it leaves just one other answer."""
        known = self._facts.get(fact)
        return known is not None and known.kind is Kind.YES_NO


def _acts_at(hits: list[Found]) -> list[tuple[int, int]]:
    return [(hit.start, hit.end) for hit in hits if hit.fact == ACT]


def _settled(hits: list[Found]) -> tuple[Found, ...]:
    """The longest words for each act and each fact; of equals the first."""
    best: dict[tuple[str, str], Found] = {}
    for hit in hits:
        key = (hit.fact, str(hit.value) if hit.fact == ACT else "")
        held = best.get(key)
        if held is None or len(hit.words) > len(held.words):
            best[key] = hit
    return tuple(sorted(best.values(), key=lambda hit: (hit.start, hit.fact)))
