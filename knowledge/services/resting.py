"""On which documents an answer rested, as its record tells it."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.domain.judge import Judge
from knowledge.domain.report import ACT
from knowledge.domain.rulebook import Rulebook
from knowledge.services.desk import Edition
from knowledge.store.past_questions import Past

_ANYBODY = Judge()


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


@dataclass(frozen=True)
class Bearing:
    """What must have been said or decided for a topic's rules to bear on an answer."""

    rules: frozenset[str]
    acts: frozenset[str]
    facts: frozenset[str]

    @classmethod
    def of(cls, slug: str, rulebooks: tuple[Rulebook, ...]) -> "Bearing":
        """In any of these rulebooks."""
        acts = (one.acts_of.get(slug, frozenset()) for one in rulebooks)
        facts = (one.raising_facts.get(slug, frozenset()) for one in rulebooks)
        return cls(rules_of(slug, rulebooks), frozenset().union(*acts), frozenset().union(*facts))

    @property
    def names(self) -> frozenset[str]:
        """With one of these a word in quotation marks begins in the record of each answer on which they bear."""
        return frozenset(rule.partition(".")[0] for rule in self.rules) | self.acts | self.facts

    def on(self, replies: Iterable[Mapping[str, Any]]) -> bool:
        """Whether they can bear on an answer with these replies."""
        return rests_on_rules(replies, self.rules) or any(map(self._told, replies))

    def _told(self, reply: Mapping[str, Any]) -> bool:
        understood = ((str(chip.get("fact")), chip.get("value")) for chip in reply.get("understood") or ())
        return any(
            fact in self.facts or (fact.partition(".")[0] == ACT and value in self.acts)
            for fact, value in understood
        )


def only_rules_differ(slug: str, now: Edition, then: Edition) -> bool:
    """Whether both hear, sort and find everything alike, raise the same topics and know the same crimes, so that only
    what the topic's own rules decide can be another answer."""
    return (
        slug in now.rulebook.by_topic
        and _proposed(now) == _proposed(then)
        and _without_rules(slug, now) == _without_rules(slug, then)
    )


def _proposed(edition: Edition) -> frozenset[tuple[str, str | None]]:
    rules = (rule for topic in edition.rulebook.of(edition.on).topics for rule in topic.rules)
    return frozenset((crime.ho_class, crime.code) for rule in rules for crime in rule.then.crimes)


def _without_rules(slug: str, edition: Edition) -> Edition:
    own = edition.rulebook.by_topic.get(slug)
    bare = own and replace(own, rules=(), cases=(), version=0, approved_by="")
    topics = tuple(bare if one is own and bare else one for one in edition.rulebook.topics)
    return replace(edition, rulebook=replace(edition.rulebook, topics=topics), judge=_ANYBODY)
