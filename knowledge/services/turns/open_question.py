"""The question that stands open, to be put once more: after a side question, a change, or a night."""

from dataclasses import replace
from datetime import date

from knowledge.domain.interview import Question
from knowledge.domain.reply import Reply, Status
from knowledge.domain.report import ACT
from knowledge.services import answers
from knowledge.services.case_file import CaseFile, label_of
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns import guided, other_person
from knowledge.services.turns.report import first_question


def open_question(case: CaseFile, turn: Turn, edition: Edition, lead: str = "") -> Reply | None:
    """The question as a reply of its own, without a decision; None where nothing is open."""
    if case.asked is None:
        return None
    decision, following = answers.judge(case, edition, turn)
    if case.asked == other_person.PERSON:
        return other_person.asking(decision, edition, turn)
    following = first_question(case, edition, turn.on) or following
    if following is None or following.fact.id != case.asked:
        following = _other_than_next(case.asked, case, edition, turn.on)
    if following is None:
        return None
    reply = answers.asking(decision, following, case, edition, turn, lead)
    return replace(reply, decision=None, citations=(), status=Status.NEEDS_FACTS)


def _other_than_next(asked: str, case: CaseFile, edition: Edition, on: date) -> Question | None:
    """A question that the rules alone would not ask next."""
    if asked == ACT and case.changing:
        act = case.changing.split(".", 1)[1]
        text = answers.filled("which-act", edition, act=label_of(ACT, act, edition.rulebook))
        fact = guided.act_fact(guided.likely_acts(act, edition) - case.acts, edition, text)
        return guided.asked_for(fact, case.forget(case.changing), edition, on)
    known = edition.rulebook.facts.get(asked)
    return guided.asked_anew(known, case.forget(asked), edition, on) if known else None
