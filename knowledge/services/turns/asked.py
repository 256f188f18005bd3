"""A question about the rules, answered with an entry or from the list; else a story."""

import re
from dataclasses import replace

from knowledge.domain.interview import Question
from knowledge.domain.reply import Reply, Status
from knowledge.domain.report import ACT
from knowledge.search.index import Hit
from knowledge.services import answers, wording
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns import clashes
from knowledge.services.turns.follow_up import leaned
from knowledge.services.turns.led import MOST_ACTS, one_at_a_time
from knowledge.services.turns.missed import foreign, missed
from knowledge.services.turns.near_entry import on_the_last_entry
from knowledge.services.turns.report import decide_on, with_programs_facts
from knowledge.services.turns.short import SMALL, is_short_turn, short_turn
from knowledge.services.turns.steering import steered
from knowledge.services.turns.taken import Taken
from knowledge.understanding.understand import Understood

_STRONG = 0.6
_STRONG_ENOUGH_LATE = 0.38
_FACTS_OF_A_STORY = 2
_SHORTEST_STORY = 10
_TERSEST_STORY = 5
# Measured on tests/benchmarks/gate_messages.yml and on the cases: see tests/benchmarks/gate.py.
_AWAY = 2.0
_FAR_AWAY = 4.0
_LONGEST_ELSEWHERE = 30
_OF_RECORDING = re.compile(
    r"\b(?:crimed?|criming|crimes|record(?:ed|ing|able)|notifiable|hocr|ncrs|nsir|fcr|reclass\w*|outcome)\b",
    re.IGNORECASE,
)


def substance(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """A question about the rules, a story, or more of the last story."""
    understood = _understood(turn, edition)
    hits = edition.find(turn.text)
    taken = leaned(turn, edition, case, understood)
    if taken is not None:
        return taken
    case = case.as_told()
    near = None if understood.acts else on_the_last_entry(turn, edition, case, hits)
    if near is not None:
        return near
    if not understood.acts and not answers.speaks_of_it(hits, doubted=turn.kind in SMALL):
        if foreign(turn.text, edition):
            return missed(turn, edition, case, hits)
        if turn.corrects and case.told:
            return short_turn("correct", turn, edition, replace(case, misses=case.misses + 1))
        if is_short_turn(turn):
            return steered(str(turn.kind), turn, edition, case)
    return _afresh(turn, edition, case, understood, hits)


def _understood(turn: Turn, edition: Edition) -> Understood:
    """What is told; a question at its end that names two offences tells of neither."""
    understood = edition.lexicon.understand(turn.told)
    return understood if understood.acts or turn.told == turn.text else edition.lexicon.understand(turn.text)


def _afresh(turn: Turn, edition: Edition, case: CaseFile, understood: Understood, hits: list[Hit]) -> Taken:
    """A matter of its own: a code, a report to decide, a rule to be told."""
    listed = edition.code_answer(turn.text)
    fresh = CaseFile(misses=case.misses, short=case.short, entry=case.entry).tell_all(understood.found)
    fresh = with_programs_facts(turn, edition, fresh)
    if listed is not None and (listed.offences or listed.named or listed.replacements or listed.unknown):
        reply = answers.with_advice(answers.from_list(listed, edition, turn), hits, edition)
        return [reply], _beside(turn, case, fresh, hits[0].entry.id if hits else None)
    sure = answers.speaks_of_it(hits, doubted=turn.kind in SMALL)
    elsewhere = _elsewhere(turn, edition, case.short, sure=sure or bool(understood.acts))
    if elsewhere is not None:
        return [elsewhere], case
    if len(understood.acts) > MOST_ACTS:
        return one_at_a_time(understood, turn, edition, fresh)
    return _decided_or_told(turn, edition, case, fresh, understood, hits)


def _decided_or_told(
    turn: Turn, edition: Edition, case: CaseFile, fresh: CaseFile, understood: Understood, hits: list[Hit]
) -> Taken:
    fresh = clashes.with_clashes(fresh, understood.contenders, edition, turn.on)
    sure = answers.speaks_of_it(hits, doubted=turn.kind in SMALL)
    decision, question = ruled = answers.judge(fresh, edition, turn)
    stale = _too_old(turn, edition)
    if stale is not None and (
        not decision.topics or _rather_a_question(turn, [stale], understood, decided=decision.decided)
    ):
        return [answers.from_entry(stale.entry, edition, turn)], _beside(turn, case, fresh, None)
    if decision.topics and not (
        sure and _rather_a_question(turn, hits, understood, decided=decision.decided)
    ):
        return decide_on(turn, edition, fresh, ruled, hits, "")
    if sure and not _tells_a_story(turn, understood):
        reply = answers.from_entry_found(hits[0].entry, hits, edition, turn)
        after = _beside(turn, case, fresh, hits[0].entry.id)
        if turn.ends_in_a_rule and not case.told and len(fresh.told) >= _FACTS_OF_A_STORY:
            return _with_way_on(reply, replace(after, told=fresh.told, words=fresh.words), question, edition)
        return [reply], after
    return missed(turn, edition, fresh if fresh.told and not case.told else case, hits)


def _beside(turn: Turn, case: CaseFile, fresh: CaseFile, entry: str | None) -> CaseFile:
    """After a side question the report in hand stays; one that tells of something done is another report."""
    tells = bool(fresh.acts) and not turn.asks_a_rule
    return replace(fresh if tells else case, last="entry", misses=0, entry=entry)


def _too_old(turn: Turn, edition: Edition) -> Hit | None:
    """The entry that would answer, were it not past its grace period: a person answers then, no other entry."""
    if not edition.holds_past_grace:
        return None
    hits = edition.index.find(turn.text)
    if not hits or not hits[0].entry.past_grace(turn.on):
        return None
    return hits[0] if answers.speaks_of_it(hits, doubted=turn.kind in SMALL) else None


def _elsewhere(turn: Turn, edition: Edition, before: str, *, sure: bool) -> Reply | None:
    """What is clearly no matter of recording, told so and where to go; more is wanted where we know the subject."""
    if turn.words > _LONGEST_ELSEWHERE:
        return None
    verdict = edition.scope.judge(turn.text)
    if verdict.away <= (_FAR_AWAY if sure else _AWAY) or _OF_RECORDING.search(turn.text):
        return None
    if verdict.signpost is None:
        return answers.short("out_of_scope", edition, turn, Status.OUT_OF_SCOPE, before)
    return answers.signposted(verdict.signpost, edition, turn, before)


def _tells_a_story(turn: Turn, understood: Understood) -> bool:
    """What happened is told, and no topic has taken it up: titles to choose from, rather than one answer."""
    told = [one for one in understood.found if one.fact != ACT]
    if turn.asks_a_rule or turn.ends_in_a_question or turn.ends_in_a_rule:
        return False
    long = len(told) >= _FACTS_OF_A_STORY and turn.words >= _SHORTEST_STORY
    terse = bool(told) and turn.words >= _TERSEST_STORY and "?" not in turn.text
    return long or terse


def _rather_a_question(turn: Turn, hits: list[Hit], understood: Understood, *, decided: bool) -> bool:
    if not turn.asks_a_rule:
        return turn.ends_in_a_rule and not decided and hits[0].evidence >= _STRONG_ENOUGH_LATE
    told = len([one for one in understood.found if one.fact not in (ACT, "victim_sex")])
    return hits[0].evidence >= _STRONG or not decided or told <= 1


def _with_way_on(reply: Reply, case: CaseFile, question: Question | None, edition: Edition) -> Taken:
    """The answer to the rule asked, and the first question to ask where the report told with it is to be decided."""
    if question is None:
        return [reply], case
    text = "\n\n".join((reply.text, edition.say("and-the-report"), question.fact.question))
    return [replace(reply, text=text, question=wording.asked(question))], replace(
        case, asked=question.fact.id
    )


def give_entry(hits: list[Hit], entry_id: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """The entry, with the report in hand left as it is."""
    reply = answers.from_entry_found(edition.entries[entry_id], hits, edition, turn)
    return [reply], replace(case, entry=entry_id, last="entry", misses=0)
