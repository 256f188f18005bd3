"""Whether a message is about recording at all: apart from the ranking, by the words that examples are asked in.

Naive Bayes over words, pairs of words and groups of one meaning, from the entries' own phrasings on the one side
and the signposts' examples on the other. What nobody has given an example of weighs nothing either way.
"""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.search.terms import Wordbook, stem, words_of

_PRIOR = 0.5
_PRIOR_OF_KIND = 0.1
_TEXTS_HELD = 4
_EXAMPLES_HELD = 8192
_CLEARLY = 2.0
"""How much likelier the best kind must be than the next, in natural logarithms, to be named."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`away` is the logarithm of how much likelier the message is elsewhere's than ours (below 0: ours);
    `signpost` is where to, None when it is not clear which."""

    away: float
    signpost: str | None


class Scope:
    def __init__(
        self, inside: Iterable[str], outside: Mapping[str, Sequence[str]], wordbook: Wordbook
    ) -> None:
        self._wordbook = wordbook
        ours: Counter[str] = Counter(sign for text in inside for sign in self._signs(text))
        kinds = {
            kind: Counter(sign for text in texts for sign in self._signs(text))
            for kind, texts in outside.items()
            if texts
        }
        theirs: Counter[str] = sum(kinds.values(), Counter())
        signs = ours.keys() | theirs.keys()
        self._away = _likelier(theirs, ours, signs, _PRIOR)
        self._kinds = {
            kind: _likelier(seen, theirs, theirs.keys(), _PRIOR_OF_KIND) for kind, seen in kinds.items()
        }
        self._held = lru_cache(maxsize=_TEXTS_HELD)(self._judged)

    def judge(self, text: str) -> Verdict:
        """Takes microseconds: one look-up for each word and pair of words."""
        return self._held(text)

    def _judged(self, text: str) -> Verdict:
        signs = self._signs(text)
        away = sum(self._away.get(sign, 0.0) for sign in signs)
        ranked = sorted(
            ((sum(weights.get(sign, 0.0) for sign in signs), kind) for kind, weights in self._kinds.items()),
            reverse=True,
        )
        clear = len(ranked) > 1 and ranked[0][0] - ranked[1][0] >= _CLEARLY
        return Verdict(away, ranked[0][1] if clear else None)

    def _signs(self, text: str) -> frozenset[str]:
        return _signs(text, self._wordbook)


# An edition's examples differ from those of the one before it in a text or two.
@lru_cache(maxsize=_EXAMPLES_HELD)
def _signs(text: str, wordbook: Wordbook) -> frozenset[str]:
    words = wordbook.opened(text)
    stems = ["^", *(stem(word) for word in words_of(text)), "$"]
    pairs = {f"{one} {after}" for one, after in itertools.pairwise(stems)}
    return frozenset((*map(stem, words), *pairs, *set().union(*wordbook.groups(words).values())))


def _likelier(
    these: Counter[str], those: Counter[str], signs: Iterable[str], prior: float
) -> dict[str, float]:
    """For each sign, the logarithm of how much oftener it stands among these than among those."""
    signs = list(signs)
    of_these = these.total() + prior * len(signs)
    of_those = those.total() + prior * len(signs)
    return {
        sign: math.log((these[sign] + prior) / of_these) - math.log((those[sign] + prior) / of_those)
        for sign in signs
    }
