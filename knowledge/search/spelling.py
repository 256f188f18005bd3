"""Slips of the keyboard mended from our own vocabulary, never from a stock dictionary (which knows no GBH)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

SHORTEST = 5


class Spelling:
    """Knows words by themselves with any one letter left out; a slip shares such a form with what was meant."""

    def __init__(self, words: Iterable[str]) -> None:
        self._seen = Counter(words)
        self._by_form: dict[str, set[str]] = defaultdict(set)
        for word in self._seen:
            if len(word) >= SHORTEST and word.isalpha():
                for form in _forms(word):
                    self._by_form[form].add(word)

    def mend(self, word: str) -> str:
        """The word itself when it is known, short or no word; else the likeliest known one a slip away."""
        if word in self._seen or len(word) < SHORTEST or not word.isalpha():
            return word
        near = {known for form in _forms(word) for known in self._by_form.get(form, ())}
        near = {known for known in near if known[0] == word[0] and abs(len(known) - len(word)) <= 1}
        return min(near, key=lambda known: (-self._seen[known], known), default=word)


def _forms(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
