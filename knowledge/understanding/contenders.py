"""Two values told of one fact in one message: which correction wins, and which pair has to be asked about."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from knowledge.domain.fact import NO, Fact, Kind, Value
from knowledge.understanding.negation import CUES

_NONE = "none"
_CORRECTION = re.compile(
    r"(?:^|[.;,!?(\n–-])\s*(?:sorry|correction|i mean|i meant|no wait|wait no|scrap that|scratch that|my mistake"
    r"|should (?:say|be|have said)|actually no|no sorry)\b",
    re.IGNORECASE,
)
_PREDICATED = re.compile(
    r"\b(?:is|was|s|hes|shes|he['’]s|she['’]s)\s+(?:also\s+)?(?:(?:her|his|their|the|a|an|my|ip['’]?s|vic['’]?s)\s+)?$",
    re.IGNORECASE,
)
_STEM = 5


@dataclass(frozen=True, slots=True)
class Found:
    """`words` are the officer's own; `start` and `end` count characters of the message.

    `denied`: the officer says that it is not so.
    """

    fact: str
    value: Value
    words: str
    start: int = 0
    end: int = 0
    denied: bool = False


def without_corrected(hits: list[Found], denied: Iterable[Found], text: str) -> list[Found]:
    """The hits without what a later "sorry, ..." puts right."""
    cue = _CORRECTION.search(text)
    if cue is None:
        return hits
    at = cue.start()
    later = {hit.fact: hit.value for hit in hits if hit.start >= at and hit.end}
    taken_back = {(hit.fact, hit.value) for hit in denied if hit.start >= at}

    def stands(hit: Found) -> bool:
        if hit.start >= at or not hit.end:
            return True
        if hit.fact == "act":
            return (hit.fact, hit.value) not in taken_back
        return later.get(hit.fact, hit.value) == hit.value

    return [hit for hit in hits if stands(hit)]


def contenders(hits: Iterable[Found], facts: Mapping[str, Fact], text: str) -> dict[str, tuple[Found, ...]]:
    """By fact, the two things said of it that can't both be so.

    Most values that stand side by side are told of different moments or things, and the longest words are right.
    A contradiction is a plain denial beside its opposite, or two values said of one person with "is".
    """
    by_fact: dict[str, list[Found]] = {}
    for hit in hits:
        if hit.end and hit.fact in facts and facts[hit.fact].kind in (Kind.YES_NO, Kind.CHOICE):
            by_fact.setdefault(hit.fact, []).append(hit)
    found: dict[str, tuple[Found, ...]] = {}
    for fact, told in by_fact.items():
        pair = _pair(sorted(told, key=lambda hit: (hit.start, -hit.end)), facts[fact], text)
        if pair is not None:
            found[fact] = pair
    return found


def _pair(told: list[Found], fact: Fact, text: str) -> tuple[Found, Found] | None:
    widest = _widest(told)
    for one, other in pairwise(widest):
        if one.value == other.value:
            continue
        if _plainly_denies(one, fact) != _plainly_denies(other, fact):
            return one, other
        if _PREDICATED.search(text[: one.start]) and _PREDICATED.search(text[: other.start]):
            return one, other
    return None


def _widest(told: list[Found]) -> list[Found]:
    """Of hits that overlap just the widest, in their order."""
    kept: list[Found] = []
    for hit in told:
        if kept and hit.start < kept[-1].end:
            if hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
        else:
            kept.append(hit)
    return kept


def _plainly_denies(hit: Found, fact: Fact) -> bool:
    """It denies the fact as a whole ("no injury"), not one thing about it ("no visible injury")."""
    if hit.denied:
        return hit.value == NO
    if hit.value not in (NO, _NONE):
        return False
    cue, *rest = hit.words.lower().replace("'", "").split()
    named = {word[:_STEM] for word in fact.options.get(str(hit.value), "").lower().split()} | {
        fact.id[:_STEM]
    }
    return cue in CUES and bool(rest) and all(word[:_STEM] in named or word == "any" for word in rest)
