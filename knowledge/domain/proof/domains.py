"""What each fact can be for the rules that look at it; the engine says some of them itself."""

from collections.abc import Iterable, Iterator, Mapping

from knowledge.domain.condition import Condition
from knowledge.domain.fact import NO, YES, Value
from knowledge.domain.proof.ground import Domain, One, Several, Values, values_of
from knowledge.domain.rule import Rule, Word
from knowledge.domain.rulebook import Rulebook, Topic

ACT = "act"
_PROPOSAL = ("crime.basis", "crime.class", "crime.code", "topic")
_RESULT = ("decision", "recorded_class", "recorded_code", "included_code", "topic")
_IN_LAW = "crime.in_law"
SAID_TO = {"topic": (ACT,), "recording": (ACT, *_PROPOSAL, _IN_LAW), "consequences": (ACT, *_RESULT)}
"""What the engine says, beside the facts, to the rules of each kind."""
SAID = frozenset(name for names in SAID_TO.values() for name in names)


def for_topic(topic: Topic, rulebook: Rulebook, conditions: Iterable[Condition]) -> Domain:
    """One act at a time where the topic asks per act; else any acts together."""
    acts = tuple(rulebook.acts)
    act = One(ACT, tuple({ACT: one} for one in acts)) if topic.per_act else Several(ACT, acts)
    return {**_facts(rulebook, conditions), ACT: act}


def for_recording(rulebook: Rulebook, conditions: Iterable[Condition]) -> Domain:
    """Each crime that a rule proposes, with its class, code and basis together."""
    rows = {
        (topic.id, crime.ho_class, crime.code or "", crime.basis.value)
        for topic, rule in every_topic_rule(rulebook)
        for crime in rule.then.crimes
    }
    proposals: tuple[Mapping[str, Value], ...] = tuple(
        {"topic": topic, "crime.class": ho_class, "crime.code": code, "crime.basis": basis}
        for topic, ho_class, code, basis in sorted(rows)
    )
    proposal = One("proposal", proposals)
    said: dict[str, Values] = dict.fromkeys(_PROPOSAL, proposal)
    said[_IN_LAW] = One(_IN_LAW, ({_IN_LAW: YES}, {_IN_LAW: NO}))
    return {**_facts(rulebook, conditions), **said, ACT: Several(ACT, tuple(rulebook.acts))}


def for_consequences(rulebook: Rulebook, conditions: Iterable[Condition]) -> Domain:
    """Any result, with any classes and codes that a rule proposes or an incident code that it gives."""
    thens = [rule.then for _, rule in every_topic_rule(rulebook)]
    thens += [rule.then for rule in rulebook.recording]
    crimes = [crime for then in thens for crime in then.crimes]
    incidents = {then.ruling.incident for then in thens if then.ruling and then.ruling.incident}
    codes = tuple(sorted({crime.code or "" for crime in crimes} | incidents))
    classes = {crime.ho_class for crime in crimes} | {"N100", "N300"}
    said: dict[str, Values] = {
        "decision": One("decision", tuple({"decision": word.value} for word in Word)),
        "recorded_class": Several("recorded_class", tuple(sorted(classes))),
        "recorded_code": Several("recorded_code", codes),
        "included_code": Several("included_code", codes),
        "topic": Several("topic", tuple(topic.id for topic in rulebook.topics)),
        ACT: Several(ACT, tuple(rulebook.acts)),
    }
    return {**_facts(rulebook, conditions), **said}


def every_topic_rule(rulebook: Rulebook) -> Iterator[tuple[Topic, Rule]]:
    for topic in rulebook.topics:
        for rule in topic.rules:
            yield topic, rule


def _facts(rulebook: Rulebook, conditions: Iterable[Condition]) -> Domain:
    """What nobody declares has no value; the proof of names complains of it."""
    conditions = tuple(conditions)
    looked_at = {fact for condition in conditions for fact in condition.facts()}
    known = rulebook.facts
    return {
        name: values_of(known[name], conditions) if name in known else Several(name, ()) for name in looked_at
    }
