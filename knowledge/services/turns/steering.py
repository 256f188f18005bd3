"""Steering the conversation: back, and everything short that needs no more than its text."""

from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.report import changed
from knowledge.services.turns.short import short_turn
from knowledge.services.turns.taken import Taken


def steered(kind: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """A short turn, which may go back a step."""
    if kind == "back" and case.told:
        return changed(case.step_back(), turn, edition, case)
    return short_turn(kind, turn, edition, case)
