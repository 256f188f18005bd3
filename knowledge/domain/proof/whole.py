"""The proof of a whole rulebook, for a day and every later one on which its rules change."""

from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.domain.condition import All, Condition
from knowledge.domain.fact import Fact
from knowledge.domain.proof.conflicts import prove_no_conflict
from knowledge.domain.proof.domains import every_topic_rule, for_consequences, for_recording, for_topic
from knowledge.domain.proof.finding import Defect, Finding
from knowledge.domain.proof.lists import RuleList, days_of, prove_list
from knowledge.domain.proof.names import Names
from knowledge.domain.proof.order import Offences, prove_order
from knowledge.domain.proof.presumptions import prove_presumptions
from knowledge.domain.rule import Rule
from knowledge.domain.rulebook import Rulebook

_ALWAYS = All()
OWN_FACTS = frozenset({"received", "victim"})
"""Facts that the engine reads itself."""


def prove_rulebook(rulebook: Rulebook, on: date, offences: Offences | None = None) -> list[Finding]:
    """Everything wrong with the rulebook that no single file shows. Pure; each finding once.

    `offences` are those of the notifiable list. What the force has determined is left out: a reading that it chose
    may well leave a rule without work.
    """
    rulebook = rulebook.undetermined
    offences = offences or {}
    found = [*_names(rulebook, frozenset(ho_class for ho_class, _ in offences)), *_unread(rulebook)]
    found += prove_presumptions(rulebook.facts)
    for day in days_of(_all_rules(rulebook), on):
        found += _on(rulebook.of(day))
    found += prove_no_conflict(rulebook, offences)
    found += prove_order(rulebook, offences)
    return list({finding.sentence: finding for finding in found}.values())


def _on(rulebook: Rulebook) -> Iterator[Finding]:
    never_asked = frozenset(name for name, fact in rulebook.facts.items() if _always_presumed(fact))
    for topic in rulebook.topics:
        rules = RuleList(f"topic/{topic.id}", topic.raised_by, topic.rules, presumed=never_asked)
        yield from prove_list(rules, for_topic(topic, rulebook, rules.conditions))
    general = RuleList("general", _ALWAYS, rulebook.recording, exceptions=True, presumed=never_asked)
    yield from prove_list(general, for_recording(rulebook, general.conditions))
    for document, rules_ in (("flags", rulebook.flags), ("general", rulebook.actions)):
        for rule in rules_:
            alone = RuleList(document, _ALWAYS, (rule,), exceptions=True, presumed=never_asked)
            yield from prove_list(alone, for_consequences(rulebook, alone.conditions))


def _always_presumed(fact: Fact) -> bool:
    return any(one.when is None for one in fact.presumed)


def _all_rules(rulebook: Rulebook) -> tuple[Rule, ...]:
    topics = tuple(rule for _, rule in every_topic_rule(rulebook))
    return topics + rulebook.recording + rulebook.flags + rulebook.actions


def _names(rulebook: Rulebook, classes: frozenset[str]) -> Iterator[Finding]:
    names = Names(rulebook, classes)
    for topic in rulebook.topics:
        conditions = [("", "raised_by", topic.raised_by), *_whens(topic.rules)]
        yield from names.findings(conditions, f"topic/{topic.id}", "topic")
    yield from names.findings(_whens(rulebook.recording), "general", "recording")
    yield from names.findings(_whens(rulebook.flags), "flags", "consequences")
    yield from names.findings(_whens(rulebook.actions), "general", "consequences")
    for fact in rulebook.facts.values():
        presumed = [(fact.id, "presumptions", one.when) for one in fact.presumed if one.when]
        yield from names.findings(presumed, "facts", *_readers(fact.id, rulebook))


def _readers(fact: str, rulebook: Rulebook) -> tuple[str, ...]:
    """The kinds of rule that look at the fact; what is presumed of it may rest on whatever those are told."""
    general = (("recording", rulebook.recording), ("consequences", rulebook.flags + rulebook.actions))
    found = [kind for kind, rules in general if any(fact in rule.when.facts() for rule in rules)]
    return ("topic", *found)


def _whens(rules: Iterable[Rule]) -> list[tuple[str, str, Condition]]:
    return [(rule.id, "when", rule.when) for rule in rules]


def _unread(rulebook: Rulebook) -> Iterator[Finding]:
    """Facts that nothing looks at: whoever tells them tells them for nothing."""
    read = set(OWN_FACTS)
    for rule in _all_rules(rulebook):
        read |= set(rule.when.facts()) | _counts(rule)
    for topic in rulebook.topics:
        read |= set(topic.raised_by.facts())
    grown = -1
    while grown != len(read):
        grown = len(read)
        presumed = [
            one.when for name in read & rulebook.facts.keys() for one in rulebook.facts[name].presumed
        ]
        read |= {fact for when in presumed if when for fact in when.facts()}
    for name in sorted(rulebook.facts.keys() - read):
        yield Finding(
            Defect.NEVER_MATTERS,
            "facts",
            name,
            "question",
            f"no rule looks at '{name}'",
            "Write the rule that it is for, or take the fact out",
        )


def _counts(rule: Rule) -> set[str]:
    counted = {crime.count for crime in rule.then.crimes} | {
        rule.then.ruling.count if rule.then.ruling else None
    }
    return {name for name in counted if name}
