"""Why not another class, and what each answer to a question would lead to; every line with its page."""

from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.domain.condition import All, Finding
from knowledge.domain.decision import Branch, Decision, Reason
from knowledge.domain.fact import Fact
from knowledge.domain.order import Match
from knowledge.domain.report import ACT, Report, View
from knowledge.domain.rule import Rule
from knowledge.domain.rulebook import Rulebook, Topic
from knowledge.domain.trial import TooMany, Trial

_MOST_TOPICS = 2
_FAR = 2
_TRIES = 24


def why_not(
    meant: Match, report: Report, rulebook: Rulebook, on: date, decision: Decision
) -> tuple[Reason, ...]:
    """Why the decision is not the class or code that was meant, the deciding reason first.

    Nothing where it is what was decided, or where no rule ever records it. A line about facts says what was told or
    presumed that keeps a rule from applying; it cites that rule's pages.
    """
    if any(meant.covers(crime.ho_class, crime.code) for crime in decision.crimes):
        return ()
    rulebook = rulebook.of(on)
    if not any(_proposes(rule, meant) for topic in rulebook.topics for rule in topic.rules):
        return ()
    lines = [*_swallowed(meant, decision), *_stopped(decision, rulebook)]
    fired = {reason.rule for reason in decision.reasons}
    if not any(
        _proposes(rule, meant) and rule.id in fired for topic in rulebook.topics for rule in topic.rules
    ):
        lines += _passed_over(meant, report, rulebook)
    lines += _instead(decision)
    return tuple(dict.fromkeys(line for line in lines if line.text))


def leads_to(fact: Fact, report: Report, rulebook: Rulebook, on: date) -> tuple[Branch, ...]:
    """Where each answer to the question leads, for those after which the decision stands."""
    trial = Trial(report, rulebook, on, _TRIES)
    found = []
    try:
        for value in trial.answers(fact):
            after = trial.after(((fact.id, value),))
            if after.decided:
                found.append(Branch(fact.id, str(value), fact.words_for(value), after.word, after.crimes))
    except TooMany:
        pass
    return tuple(found)


def _proposes(rule: Rule, meant: Match) -> bool:
    return any(meant.covers(crime.ho_class, crime.code) for crime in rule.then.crimes)


def _swallowed(meant: Match, decision: Decision) -> Iterator[Reason]:
    """It was found, and another crime is the principal one."""
    for row in decision.not_separate:
        if meant.covers(row.ho_class, row.code):
            yield Reason("principal", row.why, row.because)
            yield from (one for one in decision.reasons if one.rule.startswith("principal."))


def _stopped(decision: Decision, rulebook: Rulebook) -> Iterator[Reason]:
    """A rule of whether to record kept a crime from being recorded."""
    stopping = {rule.id for rule in rulebook.recording if rule.then.ruling is not None}
    return (reason for reason in decision.reasons if reason.rule in stopping)


def _passed_over(meant: Match, report: Report, rulebook: Rulebook) -> Iterator[Reason]:
    """In the topics that know the class: the rule that took its place, or the facts that keep it away."""
    topics = [topic for topic in rulebook.topics if any(_proposes(rule, meant) for rule in topic.rules)]
    far = {topic.id: _distance(topic, report, rulebook) for topic in topics}
    nearest = [topic for topic in topics if far[topic.id] == min(far.values())]
    for topic in nearest[: _MOST_TOPICS if min(far.values()) < _FAR else 1]:
        for view in _views(topic, report, rulebook):
            yield from _in_topic(topic, meant, view, rulebook)


def _distance(topic: Topic, report: Report, rulebook: Rulebook) -> int:
    """0 where the report raises it, 1 where it alleges one of its acts."""
    if any(topic.raised_by.judge(view).holds for view in _views(topic, report, rulebook)):
        return 0
    alleged = {str(act[ACT]) for act in report.acts if ACT in act}
    return _FAR - (not alleged.isdisjoint(rulebook.acts_of[topic.id]))


def _views(topic: Topic, report: Report, rulebook: Rulebook) -> list[View]:
    if topic.per_act and report.acts:
        return [View(report, rulebook, act) for act in report.acts]
    return [View(report, rulebook)]


def _in_topic(topic: Topic, meant: Match, view: View, rulebook: Rulebook) -> Iterator[Reason]:
    target = min(
        (rule for rule in topic.rules if _proposes(rule, meant)), key=lambda rule: _misses(rule, view)
    )
    raised = topic.raised_by.judge(view)
    if not raised.holds:
        yield _kept_away(target, raised, view, rulebook)
        return
    for rule in topic.rules:
        found = rule.when.judge(view)
        if found.holds:
            yield Reason(rule.id, rule.why, rule.because)
            return
        if rule is target:
            yield _kept_away(target, found, view, rulebook)
        if found.holds is None:
            return


def _misses(rule: Rule, view: View) -> int:
    """How many of its conditions do not hold."""
    parts = rule.when.parts if isinstance(rule.when, All) else (rule.when,)
    return sum(part.judge(view).holds is False for part in parts)


def _kept_away(rule: Rule, found: Finding, view: View, rulebook: Rulebook) -> Reason:
    crime = rule.then.crimes[0]
    named = f"{crime.title} ({crime.ho_class}{f', {crime.code}' if crime.code else ''})"
    told = "; ".join(_labels(sorted(found.used - {ACT}), view, rulebook))
    alleged = view.stated(ACT)
    acts = alleged if isinstance(alleged, tuple) else (str(alleged),) if alleged else ()
    if not told and ACT in found.used:
        told = "what is alleged is: " + ", ".join(rulebook.acts.get(str(act), str(act)) for act in acts)
    return Reason(rule.id, f"Not {named}, since {told}." if told else "", rule.because)


def _labels(facts: Iterable[str], view: View, rulebook: Rulebook) -> Iterator[str]:
    for name in facts:
        value = view(name)
        if name in rulebook.facts and value is not None:
            yield rulebook.facts[name].words_for(value)


def _instead(decision: Decision) -> Iterator[Reason]:
    """What is recorded in its place, by the rule that says so."""
    rules = {crime.rule for crime in decision.crimes}
    return (reason for reason in decision.reasons if reason.rule in rules)
