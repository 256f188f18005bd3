"""How often an entry is found from one of its own phrasings left out, beside plain BM25 in the same run.

.venv/bin/python -m tests.benchmarks.retrieval
"""

import random
import re
import sqlite3
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.domain.entry import Entry
from knowledge.search.index import EntryIndex
from knowledge.services.desk import wordbook
from tests.knowledge.edition import edition, published

SEED = 20261123
Find = Callable[[str], list[str]]


def held_out(entries: Sequence[Entry]) -> tuple[list[Entry], list[tuple[str, str]]]:
    """The entries each without one phrasing, chosen by the seed, and those phrasings."""
    chosen = random.Random(SEED)
    rest, asked = [], []
    for entry in entries:
        out = chosen.choice(entry.asked_as)
        rest.append(replace(entry, asked_as=tuple(one for one in entry.asked_as if one != out)))
        asked.append((entry.id, out))
    return rest, asked


def slipped(text: str, chosen: random.Random) -> str:
    """The text with two letters swapped in a long word, and every eighth word or so left out."""
    words = [word for word in text.split() if chosen.random() > 1 / 8] or text.split()
    long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if long:
        at = chosen.choice(long)
        cut = chosen.randrange(1, len(words[at]) - 2)
        word = words[at]
        words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    return " ".join(words)


def plain_bm25(entries: Sequence[Entry]) -> Find:
    """SQLite's full text with its stemmer, all of an entry in one column."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE entries USING fts5(id UNINDEXED, text, tokenize='porter unicode61')")
    for entry in entries:
        text = " ".join((entry.title, *entry.terms, *entry.asked_as, entry.plain))
        db.execute("INSERT INTO entries VALUES (?, ?)", (entry.id, text))

    def find(text: str) -> list[str]:
        words = [f'"{word}"' for word in re.findall(r"[a-z0-9]+", text.lower())]
        query = "SELECT id FROM entries WHERE entries MATCH ? ORDER BY bm25(entries) LIMIT 3"
        return [row[0] for row in db.execute(query, (" OR ".join(words),))] if words else []

    return find


def hits(find: Find, asked: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """hit@1 and hit@3."""
    found = [(entry, find(text)) for entry, text in asked]
    first = sum(ids[:1] == [entry] for entry, ids in found)
    among = sum(entry in ids for entry, ids in found)
    return first / len(found), among / len(found)


def main() -> int:
    rest, asked = held_out(list(edition().entries.values()))
    chosen = random.Random(SEED)
    noisy = [(entry, slipped(text, chosen)) for entry, text in asked]
    index = EntryIndex(rest, wordbook(published()))

    def ours(text: str) -> list[str]:
        return [hit.entry.id for hit in index.find(text, 3)]

    for name, find in (("helpline", ours), ("plain BM25", plain_bm25(rest))):
        for kind, questions in (("left out", asked), ("with slips", noisy)):
            first, among = hits(find, questions)
            sys.stdout.write(f"{name:12} {kind:12} n={len(questions)} hit@1={first:.3f} hit@3={among:.3f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
