"""From an officer's words to facts, each with the words that it came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from knowledge.domain.fact import NO, YES, Fact, Kind, Value
from knowledge.domain.lexicon import Saying
from knowledge.understanding.finder import Finder
from knowledge.understanding.negation import negated
from knowledge.understanding.people import people_in
from knowledge.understanding.words import cut, original, sentence_of

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


class Lexicon:
    """Every saying, ready to be looked for."""

    def __init__(self, sayings: Iterable[Saying], facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        self._sayings = tuple(sayings)
        self._finder = Finder([saying.pattern for saying in self._sayings])
        self._unless = [Finder(saying.unless) if saying.unless else None for saying in self._sayings]

    def understand(self, text: str) -> Understood:
        """What the text tells. One value for each fact, the longest words winning; acts may be several."""
        doc = cut(text)
        hits = [hit for hit in self._hits(doc, text) if hit is not None]
        hits += [Found(fact, value, words) for fact, value, words in people_in(doc, text, _acts_at(hits))]
        return Understood(_settled(hits))

    def _hits(self, doc: Doc, text: str) -> Iterable[Found | None]:
        for number, start, end in sorted(
            self._finder.find(doc), key=lambda found: (found[2], found[1], found[0])
        ):
            yield self._hit(number, doc, text, start, end)

    def _hit(self, number: int, doc: Doc, text: str, start: int, end: int) -> Found | None:
        saying, unless = self._sayings[number], self._unless[number]
        opening, closing = sentence_of(doc, start)
        if unless is not None and unless.holds(doc[opening:closing].as_doc()):
            return None
        value: str | None = saying.value
        if negated(doc, start, opening):
            value = self._denied(saying)
        if value is None:
            return None
        words = original(doc, text, start, end)
        at = doc.user_data["starts"][start]
        return Found(saying.fact, self._as_told(saying.fact, value), words, at, at + len(words))

    def _as_told(self, fact: str, value: str) -> Value:
        known = self._facts.get(fact)
        return int(value) if known is not None and known.kind is Kind.NUMBER else value

    def _denied(self, saying: Saying) -> str | None:
        """What it means when the officer says it is not so: the other answer where there are just two."""
        fact = self._facts.get(saying.fact)
        if fact is not None and fact.kind is Kind.YES_NO:
            return NO if saying.value == YES else None
        return None


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
