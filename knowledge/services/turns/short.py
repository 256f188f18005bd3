"""Small talk, and turns about the last answer."""

from dataclasses import replace

from knowledge.domain.decision import Decision
from knowledge.domain.reply import Reply, Status
from knowledge.services import answers, wording
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.explaining import explained, why_not_meant
from knowledge.services.turn import Turn
from knowledge.services.turns.taken import Taken

SMALL = frozenset(
    {"greet", "thanks", "bye", "capabilities", "abuse", "gibberish", "override", "out_of_scope"}
)
_ABOUT_LAST = frozenset(
    {"why", "source", "helpful", "unhelpful", "restart", "human", "back", "stop", "resume", "guide"}
)
WORDS_OF_SMALL_TALK = 9


def is_short_turn(turn: Turn) -> bool:
    """The assistant takes it for small talk or for a word about the last answer, and it is short enough to be."""
    return (turn.kind in SMALL and turn.words <= 2 * WORDS_OF_SMALL_TALK) or (
        turn.kind in _ABOUT_LAST and turn.words <= WORDS_OF_SMALL_TALK
    )


def short_turn(kind: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """Small talk, and turns about the last answer."""
    match kind:
        case "why" | "source":
            return _about_last(kind, turn, edition, case)
        case "restart":
            return [answers.short("restart", edition, turn, before=case.short)], CaseFile()
        case "human":
            reply = answers.short("human", edition, turn, Status.HANDED_OVER, case.short)
            return [reply], replace(case, misses=0)
        case "bye":
            return [answers.short("bye", edition, turn)], replace(case, paused=case.asked is not None)
        case "gibberish":
            return _not_made_out(turn, edition, case)
        case "override" | "out_of_scope":
            return [answers.short(kind, edition, turn, Status.OUT_OF_SCOPE, case.short)], case
    return [answers.short(kind, edition, turn, before=case.short)], case


def _not_made_out(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """The second time, whatever came between, it goes to a person."""
    if case.misses == 0:
        reply = answers.short("gibberish", edition, turn, Status.OUT_OF_SCOPE, case.short)
        return [reply], replace(case, misses=1)
    reply = answers.short("gibberish", edition, turn, Status.HANDED_OVER, "gibberish")
    return [reply], replace(case, misses=0, last="unclear")


def _about_last(kind: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """Why, and which page: of the question just asked, the decision, or the entry."""
    entry = edition.entries.get(case.entry or "")
    if case.last == "entry" and entry is not None:
        return [answers.from_entry(entry, edition, turn)], case
    if not case.report.acts and not case.report.facts:
        return [answers.short(kind, edition, turn, before=case.short)], case
    decision, question = answers.judge(case, edition, turn)
    if kind == "why" and question is not None:
        reply = answers.asking(decision, question, case, edition, turn, question.fact.why)
        return [reply], case
    if decision.decided:
        decision = answers.with_changes(decision, case, edition, turn)
    return [_explained(kind, decision, case, edition, turn)], case


def _explained(kind: str, decision: Decision, case: CaseFile, edition: Edition, turn: Turn) -> Reply:
    shown = decision if kind == "why" else replace(decision, would_change=())
    lines = [f"- {line}" for line in explained(shown)]
    if kind == "why" and case.meant and decision.decided:
        reasons = why_not_meant(case, edition, decision)
        lines += ["", *reasons] if reasons else []
    return Reply(
        "\n".join(lines) or edition.say(kind),
        Status.ANSWERED,
        citations=wording.decision_citations(decision),
        kind=kind,
        topic=next(iter(decision.topics), None),
    )
