"""What was reported grows or changes: the decision anew, and what the change did to it."""

from dataclasses import replace

from knowledge.domain.errors import BadInput
from knowledge.domain.report import ACT
from knowledge.search.index import Hit
from knowledge.services import answers, wording
from knowledge.services.answers import Judged
from knowledge.services.case_file import CaseFile, read_value
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.missed import missed
from knowledge.services.turns.short import short_turn
from knowledge.services.turns.taken import Taken
from knowledge.understanding.people import age_of_whom
from knowledge.understanding.understand import Found, Understood


def with_programs_facts(turn: Turn, edition: Edition, case: CaseFile) -> CaseFile:
    for fact, written in turn.facts.items():
        for one in written if isinstance(written, list) else [written]:
            value = read_value(fact, one, edition.rulebook)
            if value is None:
                raise BadInput(f"The fact '{fact}' can't be '{one}': see /api/v1/facts.", field="facts")
            case = case.tell(fact, value)
    return case


def goes_on(turn: Turn, case: CaseFile, understood: Understood) -> bool:
    """More of the report in hand, rather than a new one."""
    if case.last not in ("decision", "question") or not understood.found:
        return False
    new_acts = set(understood.acts) - {str(value) for fact, value in case.told if fact == ACT}
    return turn.follows_up or (case.last == "question" and not new_acts and turn.words <= 25)


def by_pronoun(understood: Understood, turn: Turn, case: CaseFile) -> tuple[Found, ...]:
    """In a follow-up without an act, "he" and "she" say whose age is told."""
    if understood.acts or {"victim_age", "suspect_age"} <= understood.facts.keys():
        return understood.found
    sex = case.report.facts.get("victim_sex")
    whose = age_of_whom(turn.text, str(sex) if sex else None)
    return tuple(
        replace(one, fact=whose) if one.fact in ("victim_age", "suspect_age") else one
        for one in understood.found
    )


def changed(told: CaseFile, turn: Turn, edition: Edition, before: CaseFile) -> Taken:
    """A fact was told, changed or taken back: the decision anew, and what the change did to it."""
    if not told.report.acts and not told.report.facts:
        return short_turn("restart", turn, edition, told)
    lead, ruled = "", answers.judge(told, edition, turn)
    if before.last == "decision":
        new, old = ruled[0], answers.judge(before, edition, turn)[0]
        if new.decided and old.decided:
            lead = (
                "That does not change the decision."
                if new.essence == old.essence
                else f"That changes the decision. It was: {wording.HEADINGS[old.word].lower()}."
            )
    return decide_on(turn, edition, told, ruled, [], lead)


def decide_on(
    turn: Turn, edition: Edition, case: CaseFile, ruled: Judged, hits: list[Hit], lead: str
) -> Taken:
    decision, question = ruled
    if not decision.topics and case.entry is None and not hits:
        return missed(turn, edition, case, hits)
    after = replace(case, asked=None, last="decision", misses=0)
    if question is not None:
        reply = answers.asking(decision, question, case, edition, turn, lead)
        after = replace(case, asked=question.fact.id, last="question", misses=0)
    elif not decision.decided:
        reply = answers.branched(decision, case, edition, turn)
    else:
        reply = answers.decided(decision, case, edition, turn, lead)
    return [answers.with_advice(reply, hits, edition)], after
