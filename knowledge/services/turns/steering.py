"""Steering the conversation: back, stop, carry on, start again, step by step."""

from dataclasses import replace

from knowledge.domain.reply import Status
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns import guided
from knowledge.services.turns.open_question import open_question
from knowledge.services.turns.report import changed, decide_on
from knowledge.services.turns.short import short_turn
from knowledge.services.turns.taken import Taken


def steered(kind: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """A short turn, which may move the conversation on or back."""
    match kind:
        case "back":
            return _back(turn, edition, case)
        case "stop":
            return _stop(turn, edition, case)
        case "resume":
            return _resume(turn, edition, case)
        case "guide":
            reply = guided.offered("guide", turn, edition, case.short)
            return [reply], replace(case.as_told(), last="choose")
        case "why" if case.asked is not None:
            asked = open_question(case, turn, edition)
            if asked is not None and asked.question is not None:
                return [replace(asked, text=f"{asked.question.why}\n\n{asked.text}")], case
    return short_turn(kind, turn, edition, case)


def start_guide(guide: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """Led through a topic, or shown the topics of a group."""
    reply, begun = guided.begin(guide, turn, edition, case)
    if reply is not None:
        return [reply], begun
    return decide_on(turn, edition, begun, answers.judge(begun, edition, turn), [], "")


def _back(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """One answer back; out of a supposition; or to the choice of subjects."""
    if case.real is not None:
        return decide_on(turn, edition, case.real, answers.judge(case.real, edition, turn), [], "")
    if case.changing is not None or (case.asked is not None and case.says(case.asked) is not None):
        return decide_on(turn, edition, case, answers.judge(case, edition, turn), [], "")
    if case.answered:
        return changed(case.step_back(), turn, edition, replace(case, told=()))
    if case.guide is not None:
        return [guided.offered("guide", turn, edition, case.short)], replace(
            CaseFile(last="choose"), meant=case.meant
        )
    first = open_question(case, turn, edition, edition.say("first-question"))
    return ([first], case) if first is not None else short_turn("back", turn, edition, case)


def _stop(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    name = "stop" if case.told or case.guide else "stop-nothing"
    reply = answers.short(name, edition, turn, Status.ANSWERED, case.short)
    return [replace(reply, kind="stop")], replace(case, paused=bool(case.told or case.guide))


def _resume(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """The open question or the decision once more, as it stood."""
    if not case.told and case.guide is None:
        return short_turn("resume", turn, edition, case)
    going, lead = replace(case, paused=False), edition.say("carry-on")
    asked = open_question(going, turn, edition, lead)
    if asked is not None:
        return [asked], going
    return decide_on(turn, edition, going, answers.judge(going, edition, turn), [], lead)
