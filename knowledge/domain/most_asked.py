"""What is asked about most within a topic, of one month, as far as it may be shown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from knowledge.domain.counted import NO_TOPIC, NOT_STATED, Counted, Kind
from knowledge.domain.suppression import OTHERS, People, union

MOST = 5
"""So many of a kind at most: what is asked most, not all that is asked."""


def most_asked(questions: Iterable[Counted], least: int) -> dict[str, dict[str, int]]:
    """Questions by topic and what they were about; all else of the topic is left out.

    What a question is about goes with its source and its outcome: who knows how many questions approved
    entries answered could take off all entries that are named, and keep the few answered by another. So of
    each kind what is left out is about `least` people too, however much is taken off.

    A decided class is also half of each published pair of meant and decided class. So only people count
    here whose question says nothing of what they meant: they are in no pair, and so in whatever is left
    when pairs are taken off.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    people: dict[tuple[str, Kind], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one in questions:
        if one.kind is not Kind.NEITHER and one.topic not in (OTHERS, NO_TOPIC):
            counts[one.topic][one.about] += 1
            if one.turn == NOT_STATED:
                people[one.topic, one.kind][one.about].add(one.person)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (topic, _), sets in sorted(people.items()):
        for name in _named({about: frozenset(some) for about, some in sets.items()}, least):
            found[topic][name] = counts[topic][name]
    return dict(found)


def _named(sets: Mapping[str, People], least: int) -> list[str]:
    """Those most people ask about, as long as those left out have enough people together."""
    enough = (name for name in sets if name and len(sets[name]) >= least)
    named = sorted(enough, key=lambda name: (-len(sets[name]), name))[:MOST]
    while named and len(union(sets[name] for name in sets if name not in named)) < least:
        named.pop()
    return named
