"""Words as search compares them: opened abbreviations, stems, and words that say nothing."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

import snowballstemmer

_GROUP = "like"
_WORD = re.compile(r"[a-z0-9]+(?:/[a-z0-9]+)*")
STOP = frozenset(
    """a about all also am an and any are as at be because been being both but by can cant could did do does
 doesnt doing dont down for from get got had has have having he her here hers him his how i if in into is isnt it its
 just know like ll me more my no not now of off on once one only or other our out over own please re same say says she
 should so some such tell than that the their them then there these they this those through to too under until up us ve
 very was wasnt we were what whats when where which while who whom why will with without wont would you your yours im ive
 ok need want put go goes going still even really actually mate anyone someone something thing way make made does it
 right wrong sarge guv boss hi hello thanks cheers""".split()
)


def words_of(text: str) -> list[str]:
    """Lower-case words without apostrophes; codes such as 008/06 stay whole."""
    return _WORD.findall(text.lower().replace("'", "").replace("’", ""))


_stemmer = snowballstemmer.stemmer("english")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    return str(_stemmer.stemWord(word))


class Wordbook:
    """What officers say for what entries say otherwise: abbreviations, and everyday words in groups of one meaning."""

    def __init__(
        self, abbreviations: Mapping[str, str], everyday: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self._abbreviations = abbreviations
        self._groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, sayings in (everyday or {}).items():
            for saying in sayings:
                key = tuple(stem(word) for word in words_of(saying))
                self._groups[key].append(_GROUP + "".join(words_of(name)))
        self._sizes: dict[str, tuple[int, ...]] = {}
        for key in self._groups:
            self._sizes[key[0]] = tuple(sorted({*self._sizes.get(key[0], ()), len(key)}))

    def opened(self, text: str) -> list[str]:
        """The words, each abbreviation followed by what it stands for."""
        rows: list[str] = []
        for word in words_of(text):
            rows.append(word)
            if word in self._abbreviations:
                rows += words_of(self._abbreviations[word])
        return rows

    def groups(self, words: Sequence[str]) -> dict[str, set[str]]:
        """The groups that each stem belongs to, by itself or with the words after it."""
        stems = [stem(word) for word in words]
        found: dict[str, set[str]] = defaultdict(set)
        for at, first in enumerate(stems):
            for size in self._sizes.get(first, ()):
                saying = tuple(stems[at : at + size])
                for group in self._groups.get(saying, ()):
                    for one in saying:
                        found[one].add(group)
        return found


def telling(words: list[str]) -> list[str]:
    """The stems that carry meaning, in order, each once."""
    return list(
        dict.fromkeys(stem(word) for word in words if word not in STOP and (len(word) > 1 or word.isdigit()))
    )


GENERAL = frozenset(
    telling(
        """crime record report police officer code class time day night car man woman case call person people
        take place house home sunday week month year street work first last""".split()
    )
)
"""Words of the field that say nothing of what a question is about."""
