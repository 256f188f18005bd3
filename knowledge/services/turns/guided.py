"""A guided decision: a topic is chosen by title, and what it turns on is asked one thing at a time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from knowledge.domain.engine import settle
from knowledge.domain.fact import NOT_KNOWN, Fact, Kind
from knowledge.domain.interview import Question, loose_bound
from knowledge.domain.reply import Reply, Status
from knowledge.domain.report import ACT, View
from knowledge.domain.rulebook import Topic
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn

GROUP = "group."
_OTHERS = "others"
_OTHERS_TITLE = "Anything else"
_FEW_ENOUGH = 6
_SMALL_WORDS = frozenset("a an the of and or for on in to with by somebody someone it this that".split())
Guides = tuple[tuple[str, str], ...]


def groups(edition: Edition) -> Guides:
    """The groups of topics; those that stand in none are in the last, so that none is out of reach."""
    rows = [(f"{GROUP}{group.id}", group.title) for group in edition.groups]
    return (*rows, (f"{GROUP}{_OTHERS}", _OTHERS_TITLE)) if any(_ungrouped(edition)) else tuple(rows)


def titled(topics: Iterable[str], edition: Edition) -> Guides:
    """Topics by id and title; a topic that is no longer published is left out."""
    known = edition.rulebook.by_topic
    return tuple((one, known[one].title) for one in dict.fromkeys(topics) if one in known)


def within(guide: str, edition: Edition) -> Guides:
    """The topics of a group."""
    name = guide.removeprefix(GROUP)
    if name == _OTHERS:
        return titled(_ungrouped(edition), edition)
    return titled((one for group in edition.groups if group.id == name for one in group.topics), edition)


def offered(name: str, turn: Turn, edition: Edition, before: str) -> Reply:
    """The groups, to choose from."""
    return answers.guiding(name, groups(edition), edition, turn, before)


def named_in(words: str, edition: Edition) -> Guides | None:
    """The topics that the words name; () when they name none in particular, None when they name something else."""
    said = _words(words)
    if not said:
        return ()
    exact = [topic for topic in edition.rulebook.topics if said in map(_words, (topic.title, *topic.about))]
    like = exact or [topic for topic in edition.rulebook.topics if _speaks_of(said, topic)]
    return titled((topic.id for topic in like[:_FEW_ENOUGH]), edition) or None


def needed(case: CaseFile, edition: Edition, on: date) -> Fact | None:
    """What has to be known before the chosen topic can decide: the act, then whatever else raises it."""
    rulebook = edition.rulebook.of(on)
    topic = rulebook.by_topic.get(case.guide or "")
    if topic is None:
        return None
    opening = _opening_acts(topic, edition)
    if opening and case.acts.isdisjoint(opening):
        return act_fact(opening, edition)
    view = View(case.report, rulebook)
    found = topic.raised_by.judge(view)
    if found.holds:
        return None
    names = found.missing or found.used & view.presumed.keys()
    open_names = (name for name in sorted(names) if name in rulebook.facts and name not in case.report.facts)
    return next((rulebook.facts[name] for name in open_names), None)


def act_fact(acts: Iterable[str], edition: Edition, text: str = "") -> Fact:
    """What was done, as a question like any other."""
    labels = sorted((edition.rulebook.acts[act], act) for act in acts if act in edition.rulebook.acts)
    options = {act: label for label, act in labels}
    return Fact(ACT, Kind.CHOICE, text or edition.say("guide-act"), edition.say("guide-act-why"), options)


def likely_acts(act: str, edition: Edition) -> frozenset[str]:
    """The acts that an act may have been taken for: those of the topics offered beside its own."""
    own = {topic for topic, acts in edition.rulebook.acts_of.items() if act in acts}
    grouped = [set(group.topics) for group in edition.groups]
    near = own.union(*(topics for topics in grouped if topics & _opened_by(act, own, edition)))
    known = edition.rulebook.by_topic
    return frozenset(one for topic in near if topic in known for one in _opening_acts(known[topic], edition))


def _opened_by(act: str, topics: set[str], edition: Edition) -> set[str]:
    return {one for one in topics if act in _opening_acts(edition.rulebook.by_topic[one], edition)}


def asked_for(fact: Fact, case: CaseFile, edition: Edition, on: date) -> Question:
    """The question, with a bound on what may follow it, whichever answer is given."""
    return Question(fact, _most_after(fact, case, edition, on))


def asked_anew(fact: Fact, case: CaseFile, edition: Edition, on: date) -> Question:
    """The same for a fact to be changed, where each answer can be tried in full."""
    if len(fact.options) > _FEW_ENOUGH:
        return asked_for(fact, case, edition, on)
    answers_to = (case.tell(fact.id, value).report for value in (*fact.options, NOT_KNOWN))
    following = (edition.judge.interview(report, edition.rulebook, on)[1] for report in answers_to)
    return Question(fact, max((1 + one.at_most_more for one in following if one), default=0))


def _most_after(fact: Fact, case: CaseFile, edition: Edition, on: date) -> int:
    """Counted without trying every answer, which takes a second for the widest topics: never too few."""
    values = (*fact.options, *(() if fact.id == ACT else (NOT_KNOWN,)))
    return max((_left(case.tell(fact.id, value), edition, on) for value in values), default=0)


def _left(case: CaseFile, edition: Edition, on: date) -> int:
    fact = needed(case, edition, on)
    if fact is not None:
        return 1 + _most_after(fact, case, edition, on)
    decision = settle(case.report, edition.rulebook, on)
    return 0 if decision.decided else 1 + loose_bound(case.report, edition.rulebook, decision)


def begin(guide: str, turn: Turn, edition: Edition, case: CaseFile) -> tuple[Reply | None, CaseFile]:
    """The chosen group's topics, or the case with the chosen topic, ready to be asked about."""
    if guide.startswith(GROUP):
        rows = within(guide, edition)
        if rows:
            return answers.guiding("guide-group", rows, edition, turn), replace(case, last="choose")
    elif guide in edition.rulebook.by_topic:
        # What was told before the titles were offered still stands; a report already decided is another one.
        kept = case if case.last in ("choose", "unclear") else CaseFile()
        return None, replace(kept, guide=guide, asked=None, paused=False, misses=0, real=None)
    return answers.short("unknown-entry", edition, turn, Status.UNAVAILABLE, case.short), case


def opens(guide: str | None, act: str, edition: Edition) -> bool:
    """The chosen topic can be raised by the act."""
    topic = edition.rulebook.by_topic.get(guide or "")
    return topic is not None and act in _opening_acts(topic, edition)


def _opening_acts(topic: Topic, edition: Edition) -> frozenset[str]:
    """The acts by which, alone or with other facts, the topic can be raised."""

    def opens(act: str) -> bool:
        return topic.raised_by.judge(lambda fact: (act,) if fact == ACT else None).holds is not False

    return frozenset(act for act in edition.rulebook.acts_of[topic.id] if opens(act))


def _ungrouped(edition: Edition) -> Iterator[str]:
    grouped = {topic for group in edition.groups for topic in group.topics}
    return (topic.id for topic in edition.rulebook.topics if topic.id not in grouped)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", text.lower())) - _SMALL_WORDS


def _speaks_of(said: frozenset[str], topic: Topic) -> bool:
    return any(said <= _words(name) for name in (topic.title, *topic.about))
