"""Finds advice entries: stemmed words and trigrams over officers' own phrasings, fused by reciprocal rank.

The index lives in memory, so SQLite and PostgreSQL stores give the same results.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.domain.entry import Entry
from knowledge.search.bm25 import Bm25, Text
from knowledge.search.phrasings import Phrasings
from knowledge.search.spelling import Spelling
from knowledge.search.terms import GENERAL, Wordbook, telling, words_of

# Weights and sizes were chosen on the entries' own phrasings left out one at a time (tests/benchmarks/retrieval.py).
_FUSION = 10
_ALIKE = 0.6
_LONGEST_QUERY = 120
_MOST_RANKED = 60
_MOST_ENTRIES = 4096
_MOST_WORDS_BY_SHAPE = 40
_INDEXES_HELD = 4
_QUERIES_HELD = 4
"""A turn may ask for one message twice, and so do two editions while they are compared."""
_BY_WORDS, _BY_SHAPE = 1.5, 0.3
_LIKE_A_PHRASING = 0.7
"""The share of telling words that question and phrasing have in common, of all that either has, from which it counts."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`evidence` is the share of what the question says, by weight, that the entry speaks of (0 to 1);
    `shared` counts the telling words they have in common, `about` those of them that name the entry's subject."""

    entry: Entry
    score: float
    evidence: float
    shared: int
    about: int


class EntryIndex:
    """Built once for an edition of the entries; may be asked from several threads."""

    def __init__(self, entries: Iterable[Entry], wordbook: Wordbook) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.id)
        self._wordbook = wordbook
        self._spelling = Spelling(word for entry in self._entries for word in words_of(_everything(entry)))
        self._vocabulary: list[frozenset[str]] = []
        self._subjects: list[frozenset[str]] = []
        self._words = Bm25([self._read(entry) for entry in self._entries])
        asked = tuple((entry.title, *entry.asked_as) for entry in self._entries)
        self._shapes = _shapes(
            tuple(" ".join((*texts, *entry.terms)) for texts, entry in zip(asked, self._entries, strict=True))
        )
        self._phrasings = _phrasings(asked, wordbook)
        self._weigh()
        self._held = lru_cache(maxsize=_QUERIES_HELD)(self._found)

    def find(self, text: str, limit: int = 5) -> list[Hit]:
        """The best entries first; nothing for a text without telling words."""
        return list(self._held(text, limit))

    def _found(self, text: str, limit: int) -> tuple[Hit, ...]:
        written = " ".join(self._spelling.mend(word) for word in words_of(text)[:_LONGEST_QUERY])
        words = self._wordbook.opened(written)
        stems, groups = telling(words), self._wordbook.groups(words)
        if not stems:
            return ()
        fused: dict[int, float] = defaultdict(float)
        wanted = [*stems, *set().union(*groups.values())]
        for ranking, weight in (
            (self._words.best(wanted, _MOST_RANKED), _BY_WORDS),
            (self._shapes.best(_grams(written), _MOST_RANKED), _BY_SHAPE),
        ):
            for place, at in enumerate(ranking):
                fused[at] += weight * _FUSION / (_FUSION + place)
        for at, alike in self._phrasings.like(stems).items():
            if alike >= _LIKE_A_PHRASING:
                fused[at] += alike
        best = sorted(fused, key=lambda at: (-fused[at], at))[:limit]
        return tuple(self._hit(at, fused[at], stems, groups) for at in best)

    def _hit(self, at: int, score: float, stems: list[str], groups: Mapping[str, set[str]]) -> Hit:
        known = self._vocabulary[at]
        whole = sum(self._weight(one) for one in stems)
        shared = [one for one in stems if one in known]
        alike = [one for one in stems if one not in known and not known.isdisjoint(groups.get(one, ()))]
        weight = sum(map(self._weight, shared)) + _ALIKE * sum(map(self._weight, alike))
        evidence = weight / whole if whole else 0.0
        about = self._subjects[at].intersection(shared)
        return Hit(self._entries[at], score, evidence, len(shared) + len(alike), len(about))

    def _weight(self, one: str) -> float:
        """A word that no entry uses weighs half: it may be a typing slip, or a story's detail."""
        return self._weights.get(one, self._unknown / 2)

    def _read(self, entry: Entry) -> Text:
        text, vocabulary, subjects = _taken_in(entry, self._wordbook)
        self._vocabulary.append(vocabulary)
        self._subjects.append(subjects)
        return text

    def _weigh(self) -> None:
        seen = Counter(word for words in self._vocabulary for word in words)
        total = max(1, len(self._vocabulary))
        self._unknown = math.log(1 + total)
        self._weights = {word: math.log(1 + total / count) for word, count in seen.items()}


# An edition differs from the one before it in an entry or two.
@lru_cache(maxsize=_MOST_ENTRIES)
def _taken_in(entry: Entry, wordbook: Wordbook) -> tuple[Text, frozenset[str], frozenset[str]]:
    """Its words by the weight of where they stand, what it speaks of, and what it is about."""

    def stems_of(text: str) -> list[str]:
        return telling(wordbook.opened(text))

    def groups_of(text: str) -> list[str]:
        return sorted(set().union(*wordbook.groups(wordbook.opened(text)).values()))

    title, terms = stems_of(entry.title), stems_of(" ".join(entry.terms))
    fields = (
        (title, 3.0),
        (terms, 3.0),
        (stems_of(entry.answer), 1.5),
        (stems_of(" ".join((*entry.conditions, *entry.traps, *entry.do, *entry.asked_as))), 1.0),
        (groups_of(_everything(entry)), 1.0),
    )
    said = " ".join(
        (entry.title, *entry.terms, *entry.asked_as, entry.answer, *entry.conditions, *entry.traps)
    )
    words: dict[str, float] = defaultdict(float)
    for stems, weight in fields:
        for one in stems:
            words[one] += weight
    text = Text(words, sum(len(stems) for stems, _ in fields))
    return (
        text,
        frozenset((*stems_of(said), *groups_of(said))),
        frozenset((*title, *terms)) - GENERAL,
    )


# The same while only what an entry answers changes, not how it is asked for.
@lru_cache(maxsize=_INDEXES_HELD)
def _phrasings(asked: tuple[tuple[str, ...], ...], wordbook: Wordbook) -> Phrasings:
    return Phrasings([[frozenset(telling(wordbook.opened(one))) for one in texts] for texts in asked])


def _everything(entry: Entry) -> str:
    return " ".join((entry.title, *entry.terms, *entry.asked_as, entry.plain))


@lru_cache(maxsize=_INDEXES_HELD)
def _shapes(texts: tuple[str, ...]) -> Bm25:
    return Bm25([_shape(words_of(text)) for text in texts])


def _shape(words: Sequence[str]) -> Text:
    grams = Counter(gram for word in words for gram in _grams_of(word))
    return Text({gram: float(often) for gram, often in grams.items()}, sum(len(word) + 1 for word in words))


def _grams(text: str) -> list[str]:
    words = [word for word in words_of(text) if len(word) > 3][:_MOST_WORDS_BY_SHAPE]
    return list(dict.fromkeys(gram for word in words for gram in _grams_of(word)))


def _grams_of(word: str) -> list[str]:
    return [word[at : at + 3] for at in range(len(word) - 2)]
