"""Decides what to record from the facts: pure, explained, and never by falling through.

Topics propose, the recording rules say whether each proposal is recorded (pp. 6-11), the counting
rules say how many and which is principal (pp. 12-14, 55-57), flags and actions follow.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.domain.consequences import consequences
from knowledge.domain.counting import Counted, choose_principal
from knowledge.domain.decision import Crime, Decision, Reason
from knowledge.domain.determination import PRINCIPAL
from knowledge.domain.fact import Value
from knowledge.domain.report import ACT, Report, View
from knowledge.domain.rule import Basis, ProposedCrime, Rule, Ruling, Word
from knowledge.domain.rulebook import Rulebook, Topic

_STRENGTH = (
    Word.REFER,
    Word.CANCEL,
    Word.OUTCOME,
    Word.ADD_TO_EXISTING,
    Word.RECORD_CRIME,
    Word.TRANSFER,
    Word.N300,
    Word.N100,
    Word.CRIME_RELATED_INCIDENT,
    Word.ANSWER,
    Word.INCIDENT_ONLY,
)


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that applied, the facts that made it apply, and what it was judged on."""

    topic: str
    rule: Rule
    view: View
    count: int = 1


@dataclass(slots=True)
class _Work:
    """What has been found so far while one decision is made."""

    fired: list[Fired] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    presumed: dict[str, str] = field(default_factory=dict)
    recorded: list[Crime] = field(default_factory=list)
    rulings: list[tuple[Ruling, int]] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    assuming: list[Fired] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """A topic has found something, or waits for a fact that would settle it."""
        return bool(self.missing) or any(one.rule.then.ruling or one.rule.then.crimes for one in self.fired)

    def note(self, rule: Rule, view: View, used: frozenset[str]) -> None:
        self.reasons.append(Reason(rule.id, rule.why, rule.because))
        self.rest_on(view, used)

    def rest_on(self, view: View, used: frozenset[str]) -> None:
        self.used |= used
        for fact in sorted(used & view.presumed.keys()):  # in one order, whichever process decides
            presumption = view.presumed[fact]
            self.presumed[fact] = presumption.text
            if presumption.determined:
                own = presumption.because
                self.reasons.append(Reason(own[0].doc, presumption.determined, own))


def decide(report: Report, rulebook: Rulebook, on: date) -> Decision:
    """The decision for the report under the rules in force on the day. Never raises for a well-formed report.

    Without an alleged act or another matter that a topic knows, the answer is `needs_facts` about the act.
    """
    return consequences(settle(report, rulebook, on), report, rulebook.of(on))


def settle(report: Report, rulebook: Rulebook, on: date, read: frozenset[str] = frozenset()) -> Decision:
    """The decision without its flags and actions: enough to see what another answer would lead to.

    `read` are the rules whose determined reading has been taken already, so that none is taken twice.
    """
    rulebook = rulebook.of(on)
    work = _Work()
    raised = tuple(_raised(report, rulebook))
    for first in (True, False):
        if work.settled:
            break
        for topic, view in raised:
            if topic.first is first:
                _ask_topic(topic, view, work)
    for fired in work.fired:
        _apply(fired, report, rulebook, work)
    for fired in work.assuming:
        if fired.rule.id not in read:
            return _as_determined(fired, report, rulebook, on, read)
    _ask_about_orphans(report, rulebook, {topic.id for topic, _ in raised}, work)
    if not work.topics:
        work.missing.add(ACT)
    counted = choose_principal(tuple(work.recorded), rulebook.order)
    return _conclude(rulebook, on, work, counted)


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


def _raised(report: Report, rulebook: Rulebook) -> Iterator[tuple[Topic, View]]:
    """Each topic that the report raises, with the facts as it sees them; one that asks per act once for each."""
    whole, acts = View(report, rulebook), [View(report, rulebook, act) for act in report.acts]
    for topic in rulebook.topics_for(str(act[ACT]) for act in report.acts if ACT in act):
        for view in acts if topic.per_act else (whole,):
            if topic.raised_by.judge(view).holds:
                yield topic, view


def _ask_about_orphans(report: Report, rulebook: Rulebook, raised: set[str], work: _Work) -> None:
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


def _first_that_holds(rules: Iterable[Rule], view: View, work: _Work) -> tuple[Rule | None, bool]:
    """The first rule that holds, and whether the search could be ended: an undecided rule stops it open, so that
    nothing falls through."""
    for rule in rules:
        found = rule.when.judge(view)
        if found.holds is None:
            work.missing |= found.missing
            work.used |= found.used
            return None, False
        work.rest_on(view, found.used)
        if found.holds:
            work.note(rule, view, found.used)
            return rule, True
    return None, True


def _ask_topic(topic: Topic, view: View, work: _Work) -> None:
    work.topics.append(topic.id)
    rule, _ = _first_that_holds(topic.rules, view, work)
    if rule is not None:
        work.fired.append(Fired(topic.id, rule, view))


def _apply(fired: Fired, report: Report, rulebook: Rulebook, work: _Work) -> None:
    then = fired.rule.then
    if then.assume:
        work.assuming.append(fired)
    if then.ruling:
        work.rulings.append((then.ruling, _number(fired.view, then.ruling.count)))
    for proposed in then.crimes:
        if then.ruling:
            work.recorded.append(_crime(proposed, fired))
        else:
            _ask_recording(proposed, fired, report, rulebook, work)


def _ask_recording(
    proposed: ProposedCrime, fired: Fired, report: Report, rulebook: Rulebook, work: _Work
) -> None:
    """Takes one proposed crime through the flowchart of page 11, in its order."""
    act = {ACT: fired.view.stated(ACT) or ()}
    extra: dict[str, Value] = {
        "crime.basis": proposed.basis.value,
        "crime.class": proposed.ho_class,
        "crime.code": proposed.code or "",
        **act,
        "topic": fired.topic,
    }
    view = View(report, rulebook, None, extra)
    rules = (rule for rule in rulebook.recording if rule.id not in fired.rule.overrides)
    rule, ended = _first_that_holds(rules, view, work)
    if rule is not None and rule.then.assume:
        work.assuming.append(Fired(fired.topic, rule, view))
    if rule is not None and rule.then.ruling:
        work.rulings.append((rule.then.ruling, _number(view, proposed.count)))
    elif ended:
        work.recorded.append(_crime(proposed, fired))


def _crime(proposed: ProposedCrime, fired: Fired) -> Crime:
    stated = fired.view.stated("victim")
    return Crime(
        proposed.ho_class,
        proposed.code,
        proposed.title,
        _number(fired.view, proposed.count),
        str(stated) if isinstance(stated, str) else "V1",
        fired.rule.because,
        proposed.basis,
        proposed.addition,
        fired.rule.id,
        fired.topic,
    )


def _number(view: View, fact: str | None) -> int:
    value = view(fact) if fact else None
    return value if isinstance(value, int) and value > 0 else 1


def _conclude(rulebook: Rulebook, on: date, work: _Work, counted: Counted) -> Decision:
    rulings = [ruling for ruling, _ in work.rulings]
    procedural = [ruling for ruling in rulings if not _yields_to_crime(ruling)]
    strongest = min(procedural or rulings, key=lambda ruling: _STRENGTH.index(ruling.word), default=None)
    crimes = counted.crimes
    readings = counted.readings + tuple(text for ruling in rulings for text in ruling.readings)
    if counted.readings:
        word, strongest = Word.REFER, None
    elif strongest is not None and (procedural or not crimes):
        word = strongest.word
    else:
        word = Word.RECORD_CRIME if crimes else Word.INCIDENT_ONLY
    incident = strongest.incident if strongest and word is strongest.word else None
    crimes += _incident_rows(work, word, incident)
    return Decision(
        word,
        rulebook.edition,
        on,
        crimes,
        incident,
        counted.not_separate,
        reasons=(*_once(work.reasons), *counted.reasons),
        presumed=dict(work.presumed),
        readings=readings,
        ambiguities=_open_points(rulings, counted),
        missing=frozenset(work.missing),
        used=frozenset(work.used),
        topics=tuple(dict.fromkeys(work.topics)),
    )


def _open_points(rulings: list[Ruling], counted: Counted) -> tuple[str, ...]:
    """What the documents leave open here, by the names under which a registrar settles it."""
    named = [ruling.ambiguity for ruling in rulings if ruling.ambiguity]
    return tuple(dict.fromkeys((*named, PRINCIPAL) if counted.readings else named))


def _yields_to_crime(ruling: Ruling) -> bool:
    """Another crime of the same report is still recorded where this one is not."""
    return ruling.word in (Word.INCIDENT_ONLY, Word.CRIME_RELATED_INCIDENT, Word.ANSWER)


def _once(reasons: list[Reason]) -> list[Reason]:
    return list({reason.rule: reason for reason in reasons}.values())


def _incident_rows(work: _Work, word: Word, incident: str | None) -> tuple[Crime, ...]:
    """N100 and N300 are counted as crimes are: one for each rape reported, one for each death (pp. 35, 63)."""
    if incident is None or word not in (Word.N100, Word.N300):
        return ()
    because = work.reasons[-1].because if work.reasons else ()
    number = sum(count for ruling, count in work.rulings if ruling.incident == incident)
    title = "Reported incident of rape" if word is Word.N100 else "Death report"
    return (Crime(incident.split("/")[0], incident, title, number, "V1", because, Basis.VICTIM),)
