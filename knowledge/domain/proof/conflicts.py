"""The proof that no two rules contradict each other where nothing says which of them prevails.

Inside a list the order says it; between crimes the principal order does; between words of decision the engine's
own order does. What is left: two incident codes for one act, one offence with two bases, one action with two
time limits, and an `overrides` that overrides nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from knowledge.domain.proof.diagram import TooLarge
from knowledge.domain.proof.domains import every_topic_rule, for_consequences, for_topic
from knowledge.domain.proof.finding import Defect, Finding
from knowledge.domain.proof.ground import Ground
from knowledge.domain.proof.lists import FirstThatHolds, RuleList
from knowledge.domain.proof.order import Offences
from knowledge.domain.rule import ProposedCrime, Rule, Word
from knowledge.domain.rulebook import Rulebook, Topic


def prove_no_conflict(rulebook: Rulebook, offences: Offences) -> Iterator[Finding]:
    """Between rules, and between what they propose and the notifiable list, as far as `offences` has it."""
    yield from _overrides(rulebook)
    yield from _one_basis(rulebook, offences)
    yield from _actions(rulebook)
    yield from _incidents(rulebook)


def _overrides(rulebook: Rulebook) -> Iterator[Finding]:
    general = {rule.id for rule in rulebook.recording}
    for topic, rule in every_topic_rule(rulebook):
        for name in sorted(rule.overrides - general):
            yield _conflict(
                f"topic/{topic.id}",
                rule,
                "overrides",
                f"there is no rule '{name}' across topics to override",
                "Name a rule of the recording rules",
            )
        if rule.overrides and (rule.then.ruling or not rule.then.crimes):
            yield _conflict(
                f"topic/{topic.id}",
                rule,
                "overrides",
                "it proposes no crime, so no recording rule is asked that it could override",
                "Take 'overrides' out, or propose the crime that it is meant for",
            )
    for kind, rules in (("general", rulebook.recording + rulebook.actions), ("flags", rulebook.flags)):
        for rule in rules:
            if rule.overrides:
                yield _conflict(
                    kind,
                    rule,
                    "overrides",
                    "only a topic's rule can override one across topics, so that no circle can arise",
                    "Move the exception into the topic's rule, or put this rule before the other",
                )


def _one_basis(rulebook: Rulebook, offences: Offences) -> Iterator[Finding]:
    """One offence is victim-based or state-based, whichever rule proposes it."""
    first: dict[tuple[str, str], tuple[Rule, ProposedCrime]] = {}
    for topic, rule in every_topic_rule(rulebook):
        for crime in rule.then.crimes:
            key = (crime.ho_class, crime.code or "")
            other, before = first.setdefault(key, (rule, crime))
            listed = offences.get(key, frozenset())
            what = ""
            if before.basis is not crime.basis:
                what = f"{before.basis.value}-based in {other.id}"
            elif listed and crime.basis.value not in listed and "either" not in listed:
                what = f"{' or '.join(sorted(listed))}-based in the notifiable list"
            if what:
                yield _conflict(
                    f"topic/{topic.id}",
                    rule,
                    "then: crime: basis",
                    f"{' '.join(key).strip()} is {crime.basis.value}-based here and {what}",
                    "Give the offence the basis that the list gives it",
                )


def _actions(rulebook: Rulebook) -> Iterator[Finding]:
    conditions = [rule.when for rule in rulebook.actions]
    ground = Ground(conditions, for_consequences(rulebook, conditions))
    for one, other in combinations(rulebook.actions, 2):
        if one.then.action != other.then.action or one.then.within_hours == other.then.within_hours:
            continue
        together = ground.diagrams.both(ground.node(one.when), ground.node(other.when))
        if together != ground.diagrams.false:
            yield _conflict(
                "general",
                other,
                "then: within_hours",
                f"the action '{other.then.action}' has another time limit in {one.id}, and both can hold",
                "Let the two exclude each other, or give them one time limit",
                ground.shown(together, True),
            )


def _incidents(rulebook: Rulebook) -> Iterator[Finding]:
    """Two topics that give one act the same word with different incident codes: nothing says which prevails."""
    with_incident = [topic for topic in rulebook.topics if any(map(_incident, topic.rules))]
    for one, other in combinations(with_incident, 2):
        if one.first is other.first:
            yield from _two_codes(one, other, rulebook)


def _two_codes(one: Topic, other: Topic, rulebook: Rulebook) -> Iterator[Finding]:
    try:
        yield from _both_fire(one, other, rulebook)
    except TooLarge:
        yield Finding(
            Defect.NOT_PROVED,
            f"topic/{other.id}",
            "",
            "rules",
            f"together with topic/{one.id} it combines more facts than the check can try",
            "Split one of the two topics",
        )


def _both_fire(one: Topic, other: Topic, rulebook: Rulebook) -> Iterator[Finding]:
    lists = [RuleList(f"topic/{topic.id}", topic.raised_by, topic.rules) for topic in (one, other)]
    conditions = [condition for rules in lists for condition in rules.conditions]
    domain = for_topic(replace(one, per_act=True), rulebook, conditions)
    ground = Ground(conditions, domain)
    first, second = (FirstThatHolds(rules, domain, ground) for rules in lists)
    for rule, rival in _rivals(one.rules, other.rules):
        together = ground.diagrams.both(first.where(rule.id), second.where(rival.id))
        if together != ground.diagrams.false:
            yield _conflict(
                f"topic/{other.id}",
                rival,
                "then: incident",
                f"it gives {_incident(rival)} where {rule.id} gives {_incident(rule)}",
                "Let one of them exclude the other, or leave the act to one topic",
                ground.shown(together, True),
            )
            return


def _rivals(rules: Iterable[Rule], others: tuple[Rule, ...]) -> Iterator[tuple[Rule, Rule]]:
    """Rules with one word of decision and two incident codes."""
    for rule in rules:
        for other in others:
            codes = {_incident(rule), _incident(other)}
            if "" not in codes and len(codes) == 2 and _word(rule) is _word(other):
                yield rule, other


def _incident(rule: Rule) -> str:
    return (rule.then.ruling.incident or "") if rule.then.ruling else ""


def _word(rule: Rule) -> Word | None:
    return rule.then.ruling.word if rule.then.ruling else None


def _conflict(
    document: str, rule: Rule, key: str, what: str, mend: str, shown: dict[str, str] | None = None
) -> Finding:
    return Finding(Defect.CONFLICT, document, rule.id, key, what, mend, shown or {})
