"""Questions that got no good answer, put together by their words and ranked by harm and volume."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from knowledge.search.terms import telling, words_of
from knowledge.services.desk import Edition
from knowledge.statistics.clustering import cluster
from knowledge.store.past_questions import Past
from knowledge.store.unit_of_work import UnitOfWork
from knowledge.understanding.understand import Lexicon

LOOKED_BACK = timedelta(days=90)
_MOST = 1000
_LIFE = 30.0
"""Years that a life sentence counts as, so that it ranks above every term."""
_LEAST_HARM = 0.25
_TERM = re.compile(r"(\d+)\s*(year|yr|y|month|mth|m)", re.IGNORECASE)


@dataclass(frozen=True)
class Wanted:
    """Questions alike that want an answer. `harm` is the longest sentence, in years, of what they tell of."""

    questions: Sequence[Past]
    harm: float
    begun: str = ""

    @property
    def people(self) -> int:
        """How many people asked."""
        return len({one.owner for one in self.questions})

    @property
    def newest(self) -> Past:
        """In whose words it is shown."""
        return self.questions[-1]

    @property
    def weight(self) -> float:
        """Harm by volume; what tells of no crime counts a little."""
        return max(self.harm, _LEAST_HARM) * len(self.questions)


def wanted(work: UnitOfWork, edition: Edition, now: datetime) -> list[Wanted]:
    """What officers asked and were not helped with, the weightiest first."""
    questions = work.past.without_an_answer(now - LOOKED_BACK, _MOST)
    begun = work.notices.begun_for()
    groups: dict[int, list[Past]] = defaultdict(list)
    for number, one in zip(_together(tuple(one.text or "" for one in questions)), questions, strict=True):
        groups[number].append(one)
    found = [Wanted(group, _harm(group, edition), _begun(group, begun)) for group in groups.values()]
    return sorted(found, key=lambda one: (-one.weight, one.newest.id))


def years(sentence: str) -> float:
    """The maximum sentence of the offence list in years; 0 where it gives none."""
    if "life" in sentence.lower():
        return _LIFE
    terms = [float(n) / (12 if unit.lower().startswith("m") else 1) for n, unit in _TERM.findall(sentence)]
    return max(terms, default=0.0)


# The page is looked at oftener than such a question is asked.
@lru_cache(maxsize=2)
def _together(texts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(cluster([telling(words_of(text)) for text in texts]))


@lru_cache(maxsize=2 * _MOST)
def _acts(lexicon: Lexicon, text: str) -> frozenset[str]:
    return frozenset(lexicon.understand(text).acts)


def _begun(group: Sequence[Past], begun: dict[int, str]) -> str:
    documents = Counter(begun[one.id] for one in group if one.id in begun)
    return documents.most_common(1)[0][0] if documents else ""


def _harm(group: Sequence[Past], edition: Edition) -> float:
    acts = frozenset[str]().union(*(_acts(edition.lexicon, one.text or "") for one in group))
    codes = {
        code
        for topic in edition.rulebook.topics
        if acts & edition.rulebook.acts_of[topic.id]
        for case in topic.cases
        for _, code, _ in case.crimes or ()
        if code
    }
    return max(
        (years(row.maximum_sentence) for code in codes for row in edition.catalogue.by_code(code)),
        default=0.0,
    )
