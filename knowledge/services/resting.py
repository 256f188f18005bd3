"""On which documents an answer rested, as its record tells it."""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.domain.rulebook import Rulebook
from knowledge.store.past_questions import Past


def rests_on_topic(past: Past, slug: str, rulebooks: tuple[Rulebook, ...]) -> bool:
    """Its topic is this one, one of its reasons is a rule of this one, or an act of this one was understood."""
    if past.topic == slug:
        return True
    rules: set[str] = set()
    for rulebook in rulebooks:
        topic = rulebook.by_topic.get(slug)
        rules |= {rule.id for rule in topic.rules} if topic else set()
    return any(rule in rules for rule in _reasons(past))


def _reasons(past: Past) -> Iterator[str]:
    for reply in past.replies:
        decision: Mapping[str, Any] = reply.get("decision") or {}
        for reason in decision.get("reasons") or ():
            yield str(reason.get("rule"))
