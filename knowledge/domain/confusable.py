"""The classes that a decision's own rules name beside what was decided, the nearest first."""

from collections.abc import Iterator

from knowledge.domain.decision import Decision
from knowledge.domain.rulebook import Rulebook


def confusable(decision: Decision, rulebook: Rulebook, most: int = 6) -> tuple[tuple[str, str], ...]:
    """Class and title of each; none that was decided.

    First what was found and is not recorded separately, then what one more fact would give, then whatever else the
    rules of the deciding topics can record, those first that turn on the fewest facts: the ordinary classes.
    """
    decided = {crime.ho_class for crime in decision.crimes}
    found: dict[str, str] = {}
    for ho_class, title in _named(decision, rulebook):
        if ho_class not in decided:
            found.setdefault(ho_class, title)
    return tuple(found.items())[:most]


def _named(decision: Decision, rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    yield from ((row.ho_class, row.title) for row in decision.not_separate)
    for change in decision.would_change:
        yield from ((crime.ho_class, crime.title) for crime in change.crimes)
    for topic in decision.topics:
        for rule in sorted(rulebook.by_topic[topic].rules, key=lambda rule: len(set(rule.when.facts()))):
            yield from ((crime.ho_class, crime.title) for crime in rule.then.crimes)
