"""From an officer's words to facts, each with the words that it came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from spacy.matcher import Matcher
from spacy.tokens import Doc

from knowledge.domain.fact import NO, YES, Fact, Kind, Value
from knowledge.domain.lexicon import Saying
from knowledge.understanding.negation import negated
from knowledge.understanding.patterns import compiled
from knowledge.understanding.people import people_in
from knowledge.understanding.words import cut, language, original, sentence_of

ACT = "act"


@dataclass(frozen=True, slots=True)
class Found:
    """`words` are the officer's own; `start` and `end` count characters of the message."""

    fact: str
    value: Value
    words: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Understood:
    found: tuple[Found, ...]

    @property
    def acts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(one.value) for one in self.found if one.fact == ACT))

    @property
    def facts(self) -> Mapping[str, Value]:
        return {one.fact: one.value for one in self.found if one.fact != ACT}


@dataclass(frozen=True, slots=True)
class _Rule:
    saying: Saying
    unless: Matcher | None


class Lexicon:
    """Every saying compiled once; looking a message through is then a pass of spaCy's matcher for each fact."""

    def __init__(self, sayings: Iterable[Saying], facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        runs = (tuple(run) for _, run in groupby(sayings, key=lambda saying: saying.fact))
        self._groups = [(run, *_matchers_of(run)) for run in runs]

    def understand(self, text: str) -> Understood:
        """What the text tells. One value for each fact, the longest words winning; acts may be several."""
        doc = cut(text)
        hits = [hit for hit in self._hits(doc, text) if hit is not None]
        hits += [Found(fact, value, words) for fact, value, words in people_in(doc, text, _acts_at(hits))]
        return Understood(_settled(hits))

    def _hits(self, doc: Doc, text: str) -> Iterable[Found | None]:
        matches = []
        for sayings, matcher, unless in self._groups:
            for match, start, end in matcher(doc):
                number = int(doc.vocab.strings[match])
                matches.append((end, start, _Rule(sayings[number], unless[number])))
        for end, start, rule in sorted(matches, key=lambda match: match[:2]):
            yield self._hit(rule, doc, text, start, end)

    def _hit(self, rule: _Rule, doc: Doc, text: str, start: int, end: int) -> Found | None:
        opening, closing = sentence_of(doc, start)
        if rule.unless is not None and rule.unless(doc[opening:closing].as_doc()):
            return None
        value: str | None = rule.saying.value
        if negated(doc, start, opening):
            value = self._denied(rule.saying)
        if value is None:
            return None
        words = original(doc, text, start, end)
        at = doc.user_data["starts"][start]
        return Found(rule.saying.fact, self._as_told(rule.saying.fact, value), words, at, at + len(words))

    def _as_told(self, fact: str, value: str) -> Value:
        known = self._facts.get(fact)
        return int(value) if known is not None and known.kind is Kind.NUMBER else value

    def _denied(self, saying: Saying) -> str | None:
        """What it means when the officer says it is not so: the other answer where there are just two."""
        fact = self._facts.get(saying.fact)
        if fact is not None and fact.kind is Kind.YES_NO:
            return NO if saying.value == YES else None
        return None


@lru_cache(maxsize=2048)
def _matchers_of(sayings: tuple[Saying, ...]) -> tuple[Matcher, tuple[Matcher | None, ...]]:
    """One matcher for a fact's sayings, and what each is not said beside.

    For each token added, spaCy goes through all that its matcher holds: a single one for all facts took 15 s to
    fill. Held for the next edition, which most often changes the sayings of a fact or two.
    """
    matcher = Matcher(language().vocab)
    for number, saying in enumerate(sayings):
        matcher.add(str(number), compiled(saying.pattern))
    return matcher, tuple(_matcher_of(saying.unless) for saying in sayings)


def _matcher_of(patterns: tuple[str, ...]) -> Matcher | None:
    if not patterns:
        return None
    matcher = Matcher(language().vocab)
    for number, pattern in enumerate(patterns):
        matcher.add(str(number), compiled(pattern))
    return matcher


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
