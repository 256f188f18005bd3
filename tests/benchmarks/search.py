"""What finding an entry costs with the entries there are and with ten times as many, beside plain BM25.

.venv/bin/python -m tests.benchmarks.search
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import psutil

from knowledge.domain.entry import Entry
from knowledge.search.index import EntryIndex
from knowledge.services.desk import wordbook
from tests.benchmarks.retrieval import SEED, plain_bm25
from tests.knowledge.edition import edition, published

_TIMES = 10
_ASKED = 600


def grown(entries: Sequence[Entry], times: int) -> list[Entry]:
    """So many times the entries, each copy with two of its telling words made up, so that they are other entries."""
    chosen = random.Random(SEED)
    return [_copy(entry, number, chosen) if number else entry for number in range(times) for entry in entries]


def _copy(entry: Entry, number: int, chosen: random.Random) -> Entry:
    made_up = [
        f"{''.join(chosen.choices('bcdfglmnprst', k=3))}o{chosen.choice('aeiu')}x{number}" for _ in range(2)
    ]
    return replace(
        entry,
        id=f"{entry.id}-{number}",
        title=f"{entry.title} {made_up[0]}",
        asked_as=tuple(f"{asked} {made_up[1]}" for asked in entry.asked_as),
    )


def spent(find: Callable[[str], object], asked: Sequence[str]) -> tuple[float, float]:
    """Milliseconds at the median and at the 99th percentile."""
    took = []
    for text in asked:
        begun = time.perf_counter()
        find(text)
        took.append(time.perf_counter() - begun)
    took.sort()
    return took[len(took) // 2] * 1000, took[int(len(took) * 0.99)] * 1000


def _held() -> float:
    """What the process holds, in MB."""
    return float(psutil.Process().memory_info().rss / 2**20)


def main() -> int:
    chosen = random.Random(SEED)
    entries = list(edition().entries.values())
    phrasings = [asked for entry in entries for asked in entry.asked_as]
    asked = chosen.sample(phrasings, min(_ASKED, len(phrasings)))
    words = wordbook(published())
    for times in (1, _TIMES):
        many = grown(entries, times)
        before = _held()
        begun = time.perf_counter()
        index = EntryIndex(many, words)
        built = time.perf_counter() - begun
        held = _held() - before
        ours, theirs = spent(index.find, asked), spent(plain_bm25(many), asked)
        sys.stdout.write(
            f"{len(many):>5} entries: {ours[0]:.2f} ms p50, {ours[1]:.2f} ms p99 "
            f"(plain BM25 {theirs[0]:.2f}, {theirs[1]:.2f}; {ours[0] / theirs[0]:.1f} times); "
            f"{held:.0f} MB, built in {built:.1f} s\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
