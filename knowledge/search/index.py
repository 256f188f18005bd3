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
from knowledge.search.terms import GENERAL, Wordbook, stem, telling, words_of

# Weights and sizes were chosen on the entries' own phrasings left out one at a time (tests/benchmarks/retrieval.py).
_FUSION = 10
_ALIKE = 0.6
_LONGEST_QUERY = 120
_BY_BODY = "SELECT entry FROM bodies WHERE bodies MATCH ? ORDER BY bm25(bodies, 0, 3.0, 3.0, 1.5, 1.0, 1.0), entry LIMIT 60"
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

    def __init__(self, entries: Iterable[Entry], wordbook: Wordbook) -> None:
        self._entries = {entry.id: entry for entry in entries}
        self._wordbook = wordbook
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
        words = self._wordbook.opened(written)
        stems, groups = telling(words), self._wordbook.groups(words)
        if not stems:
            return []
        fused: dict[str, float] = defaultdict(float)
        wanted = [*stems, *sorted(set().union(*groups.values()))]
        for ranking, weight in ((self._stemmed(wanted), 1.5), (self._trigrams(written), 0.3)):
            for place, entry in enumerate(ranking):
                fused[entry] += weight * _FUSION / (_FUSION + place)
        hits = [self._hit(entry, score, stems, groups) for entry, score in fused.items()]
        return sorted(hits, key=lambda hit: (-hit.score, hit.entry.id))[:limit]

    def _hit(self, entry: str, score: float, stems: list[str], groups: Mapping[str, set[str]]) -> Hit:
        known = self._vocabulary[entry]
        whole = sum(self._weight(one) for one in stems)
        shared = [one for one in stems if one in known]
        alike = [one for one in stems if one not in known and not known.isdisjoint(groups.get(one, ()))]
        weight = sum(map(self._weight, shared)) + _ALIKE * sum(map(self._weight, alike))
        evidence = weight / whole if whole else 0.0
        about = self._subjects[entry].intersection(shared)
        return Hit(self._entries[entry], score, evidence, len(shared) + len(alike), len(about))

    def _weight(self, one: str) -> float:
        """A word that no entry uses weighs half: it may be a typing slip, or a story's detail."""
        return self._weights.get(one, self._unknown / 2)

    def _fill(self) -> None:
        self._db.execute(
            "CREATE VIRTUAL TABLE bodies USING fts5(entry UNINDEXED, title, terms, answer, body, alike)"
        )
        self._db.execute("CREATE VIRTUAL TABLE shapes USING fts5(entry UNINDEXED, text, tokenize='trigram')")
        for entry in self._entries.values():
            whole = " ".join((entry.title, *entry.terms, *entry.asked_as, entry.plain))
            self._db.execute(
                "INSERT INTO bodies VALUES (?, ?, ?, ?, ?, ?)",
                (
                    entry.id,
                    self._stems(entry.title),
                    self._stems(" ".join(entry.terms)),
                    self._stems(entry.answer),
                    self._stems(" ".join((*entry.conditions, *entry.traps, *entry.do, *entry.asked_as))),
                    self._groups(whole),
                ),
            )
            self._db.execute(
                "INSERT INTO shapes VALUES (?, ?)",
                (entry.id, " ".join(words_of(" ".join((entry.title, *entry.terms, *entry.asked_as))))),
            )
            said = " ".join(
                (entry.title, *entry.terms, *entry.asked_as, entry.answer, *entry.conditions, *entry.traps)
            )
            subject = telling(self._wordbook.opened(" ".join((entry.title, *entry.terms))))
            self._subjects[entry.id] = frozenset(subject) - GENERAL
            self._vocabulary[entry.id] = frozenset(f"{self._stems(said)} {self._groups(said)}".split())

    def _stems(self, text: str) -> str:
        return " ".join(telling(self._wordbook.opened(text)))

    def _groups(self, text: str) -> str:
        groups = self._wordbook.groups(self._wordbook.opened(text))
        return " ".join(sorted(set().union(*groups.values())))

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
