"""On which documents an answer rested, as its record tells it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from knowledge.domain.rulebook import Rulebook
from knowledge.store.past_questions import Past


def rests_on_topic(past: Past, slug: str, rulebooks: tuple[Rulebook, ...]) -> bool:
    """Its topic is this one, or one of its reasons is a rule of this one."""
    return past.topic == slug or rests_on_rules(past.replies, rules_of(slug, rulebooks))


def rules_of(slug: str, rulebooks: Iterable[Rulebook]) -> frozenset[str]:
    """The rules that the topic has in any of these."""
    topics = (rulebook.by_topic.get(slug) for rulebook in rulebooks)
    return frozenset(rule.id for topic in topics if topic is not None for rule in topic.rules)


def rests_on_rules(replies: Iterable[Mapping[str, Any]], rules: Container[str]) -> bool:
    """One of the reasons is one of these rules."""
    return any(rule in rules for rule in _reasons(replies))


def _reasons(replies: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for reply in replies:
        decision: Mapping[str, Any] = reply.get("decision") or {}
        for reason in decision.get("reasons") or ():
            yield str(reason.get("rule"))
