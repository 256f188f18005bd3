"""Measures redaction on sentences.txt, which was written before any pattern was.

A fixed seed divides the sentences: a third may be read while patterns are improved, the rest are only ever counted.
Run as `python -m tests.knowledge.understanding.redaction.scorecard`; with `--record`, what /about/redaction publishes
is measured anew on published_sentences.txt, of which no fault is shown.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.understanding.redaction import Memory, Redacted, redact
from knowledge.understanding.redaction.measured import Measured, record_measured

SEED = 20261123
_SENTENCES = Path(__file__).with_name("sentences.txt")
_HARD = Path(__file__).with_name("hard_sentences.txt")
_PUBLISHED = Path(__file__).with_name("published_sentences.txt")
_MARK = re.compile(r"\{(\w+):([^}]+)\}")
_PEOPLE = {"person", "victim", "suspect", "witness", "officer"}


@dataclass(frozen=True)
class Sentence:
    text: str
    marks: tuple[tuple[str, int, int], ...]


@dataclass
class Card:
    """Per kind how many there are and how many were wholly covered; ordinary words, and those lost."""

    there: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    role_right: int = 0
    words: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def recall(self, kinds: set[str] | None = None) -> float:
        there = sum(count for kind, count in self.there.items() if kinds is None or kind in kinds)
        return sum(count for kind, count in self.found.items() if kinds is None or kind in kinds) / max(
            1, there
        )

    @property
    def people(self) -> float:
        return self.recall(_PEOPLE)

    @property
    def over(self) -> float:
        return sum(self.lost.values()) / max(1, self.words)


def hard_sentences() -> list[Sentence]:
    """Written after the patterns, of what they were expected to miss."""
    return sentences(_HARD)


def published() -> Measured:
    """The figures for /about/redaction, measured now."""
    some = sentences(_PUBLISHED)
    card = measure(some)
    there = dict(sorted(card.there.items()))
    found = {kind: card.found[kind] for kind in there}
    return Measured(len(some), there, found, card.words, sum(card.lost.values()))


def sentences(file: Path = _SENTENCES) -> list[Sentence]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [_read(line) for line in lines if line and not line.startswith("#")]


def looked_at_and_set_aside() -> tuple[list[Sentence], list[Sentence]]:
    every = sentences()
    random.Random(SEED).shuffle(every)
    third = len(every) // 3
    return every[:third], every[third:]


def _read(line: str) -> Sentence:
    text, marks, end = "", [], 0
    for match in _MARK.finditer(line):
        text += line[end : match.start()]
        marks.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        end = match.end()
    return Sentence(text + line[end:], tuple(marks))


def measure(some: list[Sentence]) -> Card:
    card = Card()
    for sentence in some:
        _count(card, sentence, redact(sentence.text, Memory()))
    return card


def _count(card: Card, sentence: Sentence, redacted: Redacted) -> None:
    covered = bytearray(len(sentence.text))
    for finding in redacted.findings:
        covered[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
    wrong = False
    for kind, start, end in sentence.marks:
        card.there[kind] += 1
        # A possessive or a bracket left behind gives nobody away.
        left = "".join(
            sign for place, sign in enumerate(sentence.text[start:end], start) if not covered[place]
        )
        if re.sub(r"['’]s$|\W", "", left):
            wrong = True
            continue
        card.found[kind] += 1
        if kind in _PEOPLE:
            card.role_right += any(
                f.kind == kind.upper() and f.start < end and start < f.end for f in redacted.findings
            )
    wrong = _count_lost(card, sentence, redacted) or wrong
    if wrong:
        card.faults.append(f"{sentence.text}\n    -> {redacted.text}")


def _count_lost(card: Card, sentence: Sentence, redacted: Redacted) -> bool:
    meant = bytearray(len(sentence.text))
    for _, start, end in sentence.marks:
        meant[start:end] = b"\x01" * (end - start)
    lost = False
    for match in re.finditer(r"\w+", sentence.text):
        if any(meant[match.start() : match.end()]):
            continue
        card.words += 1
        taker = next((f for f in redacted.findings if f.start < match.end() and match.start() < f.end), None)
        if taker is not None:
            card.lost[taker.kind] += 1
            lost = True
    return lost


def as_text(title: str, card: Card) -> str:
    people = sum(card.found[kind] for kind in _PEOPLE)
    lines = [
        f"{title}: recall {card.recall():.3f}, people {card.people:.3f}, "
        f"ordinary words lost {sum(card.lost.values())} of {card.words}",
        f"  role right for {card.role_right} of {people} people found",
        *(f"  {kind:9} {card.found[kind]:3} of {card.there[kind]:3}" for kind in sorted(card.there)),
        *(f"  lost to {kind}: {count}" for kind, count in card.lost.most_common()),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    if "--record" in sys.argv:
        record_measured(published())
        return
    looked_at, set_aside = looked_at_and_set_aside()
    card = measure(looked_at)
    sys.stdout.write(as_text("looked at", card))
    sys.stdout.writelines(f"{fault}\n" for fault in card.faults)
    sys.stdout.write(as_text("set aside", measure(set_aside)))
    sys.stdout.write(as_text("hard", measure(hard_sentences())))


if __name__ == "__main__":
    main()
