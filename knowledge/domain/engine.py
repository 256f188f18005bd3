"""Decides what to record from the facts: pure, explained, and never by falling through.

Topics propose, the recording rules say whether each proposal is recorded (pp. 6-11), the counting
rules say how many and which is principal (pp. 12-14, 55-57), flags and actions follow.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from knowledge.domain.concluding import conclude
from knowledge.domain.consequences import consequences
from knowledge.domain.counting import choose_principal
from knowledge.domain.decision import Crime, Decision, Reason
from knowledge.domain.fact import NO, NOT_KNOWN, YES, Counts, Value
from knowledge.domain.report import ACT, Part, Report, View
from knowledge.domain.rule import Basis, ProposedCrime, Rule
from knowledge.domain.rulebook import Rulebook, Topic
from knowledge.domain.work import Fired, Work

COMMITTED = "committed"


def decide(report: Report, rulebook: Rulebook, on: date) -> Decision:
    """The decision for the report under the rules in force on the day. Never raises for a well-formed report.

    Without an alleged act or another matter on which a topic rules, the answer is `needs_facts` about the act:
    that one class does not apply is no reason to record none.
    """
    return consequences(settle(report, rulebook, on), report, rulebook.of(on))


def settle(report: Report, rulebook: Rulebook, on: date, read: frozenset[str] = frozenset()) -> Decision:
    """The decision without its flags and actions: enough to see what another answer would lead to.

    `read` are the rules whose determined reading has been taken already, so that none is taken twice.
    """
    rulebook = rulebook.of(on)
    work = Work()
    raised = tuple(_raised(report, rulebook))
    for first in (True, False):
        if work.settled:
            break
        for topic, view, part in raised:
            if topic.first is first:
                _ask_topic(topic, view, part, work)
    for fired in work.fired:
        _apply(fired, rulebook, work)
    for fired in work.assuming:
        if fired.rule.id not in read:
            return _as_determined(fired, report, rulebook, on, read)
    _ask_about_orphans(report, rulebook, {topic.id for topic, _, _ in raised}, work)
    if work.silent:
        work.missing.add(ACT)
    counted = choose_principal(tuple(work.recorded), rulebook.order, rulebook.listed)
    return conclude(rulebook, on, work, counted)


def _as_determined(
    fired: Fired, report: Report, rulebook: Rulebook, on: date, read: frozenset[str]
) -> Decision:
    """The decision with the facts taken as the force's registrar has determined, and that reason first."""
    rule = fired.rule
    for fact, value in rule.then.assume:
        report = (
            report.with_fact(fact, value) if fact != ACT else _with_act(fired.topic, value, report, rulebook)
        )
    decision = settle(report, rulebook, on, read | {rule.id})
    used = decision.used | frozenset(rule.when.facts())
    reasons = (Reason(rule.id, rule.why, rule.because), *decision.reasons)
    return replace(decision, reasons=reasons, used=used)


def _with_act(topic: str, value: str, report: Report, rulebook: Rulebook) -> Report:
    own = rulebook.acts_of[topic]
    kept = tuple(act for act in report.acts if act.get(ACT) not in own)
    return replace(report, acts=(*kept, {ACT: value}))


def _raised(report: Report, rulebook: Rulebook) -> Iterator[tuple[Topic, View, Part]]:
    """Each topic that a part of the report raises, with the facts as it sees them; one per act once for each."""
    for part in report.parts(rulebook.victim_numbers):
        own = part.report
        whole, acts = View(own, rulebook), [View(own, rulebook, act) for act in own.acts]
        for topic in rulebook.topics_for(str(act[ACT]) for act in own.acts if ACT in act):
            for view in acts if topic.per_act else (whole,):
                if topic.raised_by.judge(view).holds:
                    yield topic, view, part


def _ask_about_orphans(report: Report, rulebook: Rulebook, raised: set[str], work: Work) -> None:
    """An alleged act that no topic has taken up is not passed over: what would raise a topic on it is asked."""
    if work.settled and any(topic.first for topic in rulebook.topics if topic.id in raised):
        return
    taken = {act for topic in raised for act in rulebook.acts_of[topic]}
    orphans = {str(act[ACT]) for act in report.acts if ACT in act} - taken
    if not orphans:
        return
    for topic in rulebook.topics:
        if topic.id in raised or orphans.isdisjoint(rulebook.acts_of[topic.id]):
            continue
        found = topic.raised_by.judge(View(report, rulebook))
        if found.holds is None:
            work.topics.append(topic.id)
            work.missing |= found.missing


def _first_that_holds(rules: Iterable[Rule], view: View, work: Work) -> tuple[Rule | None, bool]:
    """The first rule that holds, and whether the search could be ended: an undecided rule stops it open, so that
    nothing falls through."""
    used: set[str] = set()
    first, ended = None, True
    for rule in rules:
        found = rule.when.judge(view)
        if found.holds is None:
            work.missing |= found.missing
            work.used |= found.used
            ended = False
            break
        used |= found.used
        if found.holds:
            work.reasons.append(Reason(rule.id, rule.why, rule.because))
            first = rule
            break
    work.rest_on(view, used)
    return first, ended


def _ask_topic(topic: Topic, view: View, part: Part, work: Work) -> None:
    work.topics.append(topic.id)
    rule, _ = _first_that_holds(topic.rules, view, work)
    if rule is not None:
        work.fired.append(Fired(topic.id, rule, view, part))


def _apply(fired: Fired, rulebook: Rulebook, work: Work) -> None:
    then = fired.rule.then
    if then.assume:
        work.assuming.append(fired)
    counts = (*(crime.count for crime in then.crimes), then.ruling and then.ruling.count)
    work.rest_on(fired.view, {name for name in counts if name})
    if then.ruling:
        work.rulings.append((then.ruling, _number(fired.view, then.ruling.count)))
    for proposed in then.crimes:
        if then.ruling:
            work.recorded.append(_crime(proposed, fired, rulebook))
        else:
            _ask_recording(proposed, fired, rulebook, work)


def _ask_recording(proposed: ProposedCrime, fired: Fired, rulebook: Rulebook, work: Work) -> None:
    """Takes one proposed crime through the flowchart of page 11, in its order."""
    act = {ACT: fired.view.stated(ACT) or ()}
    extra: dict[str, Value] = {
        "crime.basis": proposed.basis.value,
        "crime.class": proposed.ho_class,
        "crime.code": proposed.code or "",
        "crime.in_law": YES if _in_law(proposed, fired.view, rulebook) else NO,
        **act,
        "topic": fired.topic,
    }
    view = View(fired.part.report, rulebook, None, extra)
    rules = (rule for rule in rulebook.recording if rule.id not in fired.rule.overrides)
    rule, ended = _first_that_holds(rules, view, work)
    if rule is not None and rule.then.assume:
        work.assuming.append(Fired(fired.topic, rule, view, fired.part))
    if rule is not None and rule.then.ruling:
        work.rulings.append((rule.then.ruling, _number(view, proposed.count)))
    elif ended:
        work.recorded.append(_crime(proposed, fired, rulebook))


def _in_law(proposed: ProposedCrime, view: View, rulebook: Rulebook) -> bool:
    """The offence existed on the day it was committed; a day that nobody has said is taken to be so."""
    committed = view.stated(COMMITTED)
    listed = rulebook.listed.get((proposed.ho_class, proposed.code or ""))
    if listed is None or not isinstance(committed, str) or committed == NOT_KNOWN:
        return True
    return committed >= listed.since


def _crime(proposed: ProposedCrime, fired: Fired, rulebook: Rulebook) -> Crime:
    counted = rulebook.facts.get(proposed.count or "")
    return Crime(
        proposed.ho_class,
        proposed.code,
        proposed.title,
        _number(fired.view, proposed.count),
        fired.part.victim,
        fired.rule.because,
        proposed.basis,
        proposed.addition,
        fired.rule.id,
        fired.topic,
        fired.part.offender,
        proposed.basis is Basis.STATE or (counted is not None and counted.counts is Counts.ONCE),
    )


def _number(view: View, fact: str | None) -> int:
    value = view(fact) if fact else None
    return value if isinstance(value, int) and value > 0 else 1
