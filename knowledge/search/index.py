"""Finds advice entries: stemmed full text and trigrams over officers' own phrasings, fused by reciprocal rank.

The index lives in memory, so SQLite and PostgreSQL stores give the same results.
"""

import math
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from knowledge.domain.entry import Entry
from knowledge.search.spelling import Spelling
from knowledge.search.terms import GENERAL, opened, stem, telling, words_of

# Weights and sizes were chosen on the entries' own phrasings left out one at a time (tests/benchmarks/retrieval.py).
_FUSION = 10
_LONGEST_QUERY = 120
_BY_BODY = "SELECT entry FROM bodies WHERE bodies MATCH ? ORDER BY bm25(bodies, 0, 3.0, 3.0, 1.5, 1.0), entry LIMIT 60"
_BY_SHAPE = "SELECT entry FROM shapes WHERE shapes MATCH ? ORDER BY bm25(shapes), entry LIMIT 60"


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

    def __init__(self, entries: Iterable[Entry], abbreviations: Mapping[str, str]) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._abbreviations = abbreviations
        self._lock = Lock()
        self._spelling = Spelling(
            word
            for entry in self._entries.values()
            for word in words_of(" ".join((entry.title, *entry.terms, *entry.asked_as, entry.plain)))
        )
        self._vocabulary: dict[str, frozenset[str]] = {}
        self._subjects: dict[str, frozenset[str]] = {}
        self._weights: dict[str, float] = {}
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._fill()
        self._weigh()

    def find(self, text: str, limit: int = 5) -> list[Hit]:
        """The best entries first; nothing for a text without telling words."""
        written = " ".join(self._spelling.mend(word) for word in words_of(text)[:_LONGEST_QUERY])
        stems = telling(opened(written, self._abbreviations))
        if not stems:
            return []
        fused: dict[str, float] = defaultdict(float)
        for ranking, weight in ((self._stemmed(stems), 1.5), (self._trigrams(written), 0.3)):
            for place, entry in enumerate(ranking):
                fused[entry] += weight * _FUSION / (_FUSION + place)
        best = sorted(fused, key=lambda entry: (-fused[entry], entry))[:limit]
        return [self._hit(entry, fused[entry], stems) for entry in best]

    def _hit(self, entry: str, score: float, stems: list[str]) -> Hit:
        known = self._vocabulary[entry]
        whole = sum(self._weight(one) for one in stems)
        shared = [one for one in stems if one in known]
        evidence = sum(self._weight(one) for one in shared) / whole if whole else 0.0
        about = self._subjects[entry].intersection(shared)
        return Hit(self._entries[entry], score, evidence, len(shared), len(about))

    def _weight(self, one: str) -> float:
        """A word that no entry uses weighs half: it may be a typing slip, or a story's detail."""
        return self._weights.get(one, self._unknown / 2)

    def _fill(self) -> None:
        self._db.execute(
            "CREATE VIRTUAL TABLE bodies USING fts5(entry UNINDEXED, title, terms, answer, body)"
        )
        self._db.execute("CREATE VIRTUAL TABLE shapes USING fts5(entry UNINDEXED, text, tokenize='trigram')")
        for entry in self._entries.values():
            self._db.execute(
                "INSERT INTO bodies VALUES (?, ?, ?, ?, ?)",
                (
                    entry.id,
                    self._stems(entry.title),
                    self._stems(" ".join(entry.terms)),
                    self._stems(entry.answer),
                    self._stems(" ".join((*entry.conditions, *entry.traps, *entry.do, *entry.asked_as))),
                ),
            )
            self._db.execute(
                "INSERT INTO shapes VALUES (?, ?)",
                (entry.id, " ".join(words_of(" ".join((entry.title, *entry.terms, *entry.asked_as))))),
            )
            said = " ".join(
                (entry.title, *entry.terms, *entry.asked_as, entry.answer, *entry.conditions, *entry.traps)
            )
            subject = telling(opened(" ".join((entry.title, *entry.terms)), self._abbreviations))
            self._subjects[entry.id] = frozenset(subject) - GENERAL
            self._vocabulary[entry.id] = frozenset(telling(opened(said, self._abbreviations)))

    def _stems(self, text: str) -> str:
        return " ".join(telling(opened(text, self._abbreviations)))

    def _weigh(self) -> None:
        seen = Counter(word for words in self._vocabulary.values() for word in words)
        total = max(1, len(self._vocabulary))
        self._unknown = math.log(1 + total)
        self._weights = {word: math.log(1 + total / count) for word, count in seen.items()}

    def _stemmed(self, stems: list[str]) -> list[str]:
        return self._ranked(_BY_BODY, " OR ".join(f'"{one}"' for one in stems))

    def _trigrams(self, text: str) -> list[str]:
        words = [word for word in words_of(text) if len(word) > 3 and stem(word)][:40]
        grams = dict.fromkeys(word[n : n + 3] for word in words for n in range(len(word) - 2))
        if not grams:
            return []
        match = " OR ".join(f'"{gram}"' for gram in grams)
        return self._ranked(_BY_SHAPE, match)

    def _ranked(self, query: str, match: str) -> list[str]:
        with self._lock:
            rows = self._db.execute(query, (match,)).fetchall()
        return list(dict.fromkeys(row[0] for row in rows))
