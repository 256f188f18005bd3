"""From an officer's words to facts, each with the words that it came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from knowledge.domain.fact import NO, Fact, Kind, Value
from knowledge.domain.lexicon import Saying
from knowledge.understanding.contenders import Found as Found
from knowledge.understanding.contenders import contenders, without_corrected
from knowledge.understanding.finder import Finder
from knowledge.understanding.negation import negated
from knowledge.understanding.people import people_in
from knowledge.understanding.words import cut, original, sentence_of

ACT = "act"


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

    def __init__(self, sayings: Iterable[Saying], facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        self._sayings = tuple(sayings)
        self._finder = Finder([saying.pattern for saying in self._sayings])
        self._unless = [Finder(saying.unless) if saying.unless else None for saying in self._sayings]

    def understand(self, text: str) -> Understood:
        """What the text tells. One value for each fact, the longest words winning; acts may be several."""
        doc = cut(text)
        told = [hit for hit in self._hits(doc, text) if hit is not None]
        denied = tuple(hit for hit in told if hit.denied and not self._has_two(hit.fact))
        hits = without_corrected([hit for hit in told if hit not in denied], denied, text)
        hits += [Found(fact, value, words) for fact, value, words in people_in(doc, text, _acts_at(hits))]
        return Understood(_settled(hits), denied, contenders(hits, self._facts, text))

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
        denied = negated(doc, start, opening)
        if denied and self._has_two(saying.fact) and saying.value == NO:
            return None
        value = NO if denied and self._has_two(saying.fact) else saying.value
        words = original(doc, text, start, end)
        at = doc.user_data["starts"][start]
        told = self._as_told(saying.fact, value)
        return Found(saying.fact, told, words, at, at + len(words), denied)

    def _as_told(self, fact: str, value: str) -> Value:
        known = self._facts.get(fact)
        return int(value) if known is not None and known.kind is Kind.NUMBER else value

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
