"""What was reported grows or changes: the decision anew, and what the change did to it."""

from dataclasses import replace
from datetime import date

from knowledge.domain.decision import Decision
from knowledge.domain.errors import BadInput
from knowledge.domain.interview import Question
from knowledge.search.index import Hit
from knowledge.services import answers, wording
from knowledge.services.answers import Judged
from knowledge.services.case_file import CaseFile, read_value
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns import clashes, guided
from knowledge.services.turns.missed import missed
from knowledge.services.turns.short import short_turn
from knowledge.services.turns.taken import Taken


def with_programs_facts(turn: Turn, edition: Edition, case: CaseFile) -> CaseFile:
    for fact, written in turn.facts.items():
        for one in written if isinstance(written, list) else [written]:
            value = read_value(fact, one, edition.rulebook)
            if value is None:
                raise BadInput(f"The fact '{fact}' can't be '{one}': see /api/v1/facts.", field="facts")
            case = case.tell(fact, value)
    return case


def changed(told: CaseFile, turn: Turn, edition: Edition, before: CaseFile, noted: str = "") -> Taken:
    """A fact was told, changed or taken back: the decision anew, and what the change did to it.

    `noted` is said where there was no decision that could change.
    """
    if not told.told and told.guide is None:
        return short_turn("restart", turn, edition, told)
    ruled = answers.judge(told, edition, turn)
    if told.real is not None:
        lead = _supposing(told, told.real, ruled[0], edition, turn)
    else:
        lead = _what_changed(answers.judge(before, edition, turn)[0], ruled[0]) if before.told else ""
    return decide_on(turn, edition, told, ruled, [], lead or noted)


def _what_changed(old: Decision, new: Decision) -> str:
    if not old.decided or not old.topics:
        return ""
    was = wording.in_short(old)
    if not new.decided:
        return f"That opens the decision again. It was: {was}."
    if new.essence != old.essence:
        return f"That changes the decision. It was: {was}. Now: {wording.in_short(new)}."
    if set(new.flags) != set(old.flags):
        flags = [", ".join(one.flags).replace("-", " ") or "none" for one in (old, new)]
        return f"That does not change what is recorded, but it changes the flags. They were: {flags[0]}. Now: {flags[1]}."
    return "That does not change the decision."


def _supposing(told: CaseFile, real: CaseFile, new: Decision, edition: Edition, turn: Turn) -> str:
    """What would be otherwise, if it were so; the report itself stays as it was told."""
    chips = told.chips(edition.rulebook, new)
    labels = "; ".join(chip.label for chip in chips if not real.holds(chip.fact, chip.value))
    old, _ = answers.judge(real, edition, turn)
    start = f"Only supposing{f' ({labels})' if labels else ''}; what you reported stays as it is."
    if not new.decided:
        return f"{start} It would then turn on one more thing."
    if not old.decided or not old.topics:
        return start
    if new.essence == old.essence:
        return f"{start} That would not change the decision."
    return f"{start} That would change the decision. It is: {wording.in_short(old)}. It would be: {wording.in_short(new)}."


def decide_on(
    turn: Turn, edition: Edition, case: CaseFile, ruled: Judged, hits: list[Hit], lead: str
) -> Taken:
    """The decision, or the one question that comes next; nothing is decided on what was said in two ways."""
    decision, question = ruled
    first = first_question(case, edition, turn.on)
    if first is not None:
        question = first
    elif not decision.topics and case.guide is not None:
        rows = guided.groups(edition)
        reply = answers.guiding("guide-none", rows, edition, turn, case.short)
        return [reply], replace(case, asked=None, guide=None, last="choose")
    elif not decision.topics and case.entry is None and not hits:
        return missed(turn, edition, case, hits)
    after = replace(case, asked=None, changing=None, last="decision", misses=0, paused=False)
    if question is not None:
        reply = answers.asking(decision, question, case, edition, turn, lead)
        after = replace(after, asked=question.fact.id, last="question")
    elif decision.turned_away:
        reply = replace(
            answers.turned_away(decision, case, edition, turn, lead), guides=guided.groups(edition)
        )
        after = replace(after, last="choose")
    elif not decision.decided:
        reply = answers.branched(decision, case, edition, turn, lead)
    else:
        reply = answers.decided(decision, case, edition, turn, lead)
    return [answers.with_advice(reply, hits, edition)], after


def first_question(case: CaseFile, edition: Edition, on: date) -> Question | None:
    """What is asked before the rules are: which of two things said is so, and what the chosen topic needs."""
    if case.clashes:
        return clashes.question(case, edition, on)
    needed = guided.needed(case, edition, on)
    return guided.asked_for(needed, case, edition, on) if needed is not None else None
