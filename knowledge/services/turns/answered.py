"""The message as an answer to the question last asked."""

from collections.abc import Mapping
from dataclasses import replace

from knowledge.domain.fact import NO, NOT_KNOWN, YES, Fact, Kind, Value
from knowledge.domain.reply import Status
from knowledge.domain.report import ACT
from knowledge.services import answers
from knowledge.services.case_file import CaseFile, key_of, read_value
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns import clashes, guided, other_person
from knowledge.services.turns.report import changed
from knowledge.services.turns.short import WORDS_OF_SMALL_TALK
from knowledge.services.turns.taken import Taken
from knowledge.understanding.understand import Understood

_WORDS_OF_A_NUMBER = 4


def answer_to_asked(turn: Turn, edition: Edition, case: CaseFile, whole: str | None) -> Taken | None:
    """The message as an answer to the question last asked, or None when it is something else."""
    if case.asked is None:
        return None
    understood = edition.lexicon.understand(turn.text)
    if case.asked in turn.facts:  # told with the turn, as the time of the report is
        told = case.says(case.asked)
        return None if told is None else take_answer(case.asked, told, turn, edition, case, turn.text)
    if whole == "unsure" or (turn.kind == "unsure" and turn.words <= WORDS_OF_SMALL_TALK):
        return take_answer(case.asked, NOT_KNOWN, turn, edition, case)
    if case.asked == other_person.PERSON:
        value: Value | None = other_person.value_meant(turn.text)
    elif case.asked == ACT:
        return None if turn.asks_a_rule else _acts_told(understood, turn, edition, case)
    else:
        fact = edition.rulebook.facts.get(case.asked)
        value = _value_of(fact, turn, edition, case, whole, understood) if fact else None
    if value is None:
        return None
    others = tuple(one for one in understood.found if one.fact != case.asked)
    return take_answer(case.asked, value, turn, edition, case.tell_all(others), turn.text)


def take_answer(
    fact: str, value: Value, turn: Turn, edition: Edition, case: CaseFile, words: str = ""
) -> Taken:
    """The answer, by button or in words, to the question that stands open."""
    if fact == other_person.PERSON:
        told = other_person.told(value, case)
        if told is None:
            name = "other-suspect" if value == other_person.SUSPECT else "not-the-person"
            reply = answers.short(name, edition, turn, Status.ANSWERED, case.short)
            return [reply], other_person.closed(case)
        return changed(told, turn, edition, case)
    if fact == ACT and value == NOT_KNOWN:
        reply = guided.offered("guide", turn, edition, case.short or "guide")
        return [reply], _without_question(case)
    kept = case.forget(case.changing) if fact == ACT and case.changing else case
    if fact == ACT and not guided.opens(kept.guide, str(value), edition):
        kept = replace(kept, guide=None)  # it was something else after all
    told = clashes.settled(kept, fact).answer(fact, value, words)
    return changed(told, turn, edition, case)


def _without_question(case: CaseFile) -> CaseFile:
    return CaseFile(case.told, case.words, last="choose", meant=case.meant)


def _acts_told(understood: Understood, turn: Turn, edition: Edition, case: CaseFile) -> Taken | None:
    """What was done, in words: the acts understood, or the label of one."""
    told = case.forget(case.changing) if case.changing else case
    for one in understood.found:
        told = told.tell(one.fact, one.value, one.words)
    for act in understood.acts:
        told = told.answer(ACT, act, told.words.get(key_of(ACT, act), ""))
    if understood.acts:
        return changed(told, turn, edition, case)
    topic = edition.rulebook.acts_of.get(case.guide or "", frozenset())
    labels = {act: edition.rulebook.acts[act] for act in topic}
    act_named = by_label(turn.text, labels) if turn.words <= WORDS_OF_SMALL_TALK else None
    return take_answer(ACT, act_named, turn, edition, case, turn.text) if act_named else None


def _value_of(
    fact: Fact,
    turn: Turn,
    edition: Edition,
    case: CaseFile,
    whole: str | None,
    understood: Understood,
) -> Value | None:
    if (
        fact.kind is Kind.YES_NO
        and (whole in ("affirm", "deny") or turn.kind in ("affirm", "deny"))
        and turn.words <= WORDS_OF_SMALL_TALK
    ):
        return YES if "affirm" in (whole, turn.kind) else NO
    if fact.kind is Kind.NUMBER and turn.words <= _WORDS_OF_A_NUMBER:
        digits = "".join(one for one in turn.text if one.isdigit())
        value = read_value(fact.id, digits, edition.rulebook) if digits else None
        if value is not None:
            return value
    if turn.words <= WORDS_OF_SMALL_TALK and case.clashes:
        meant = clashes.value_meant(turn.text, case)
        if meant is not None:
            return meant
    if fact.id in understood.facts and not understood.acts and not turn.asks_a_rule:
        return understood.facts[fact.id]
    return by_label(turn.text, fact.options) if turn.words <= WORDS_OF_SMALL_TALK else None


def by_label(text: str, options: Mapping[str, str]) -> str | None:
    """The option whose words the message repeats, when just one fits."""
    said = set(text.lower().split())
    fits = [
        value
        for value, label in options.items()
        if said and said <= set(label.lower().replace(",", "").split()) | {value}
    ]
    return fits[0] if len(fits) == 1 else None
