"""Nothing was understood: titles to choose from first, then a person."""

from dataclasses import replace

from knowledge.domain.reply import Status
from knowledge.search.index import Hit
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.short import SMALL, short_turn
from knowledge.services.turns.taken import Taken


def missed(turn: Turn, edition: Edition, case: CaseFile, hits: list[Hit]) -> Taken:
    """Titles to choose from first, then a person."""
    likely = [hit for hit in hits if hit.evidence >= answers.EVIDENCE_SOME and hit.shared >= 2 and hit.about]
    if case.misses == 0 and likely:
        return [answers.choosing(likely, edition, turn)], replace(case, last="choose", misses=1)
    if case.misses == 0 and turn.kind in SMALL:
        return short_turn(str(turn.kind), turn, edition, replace(case, misses=1))
    if case.misses == 0 and turn.words <= 3:
        return [answers.short("gibberish", edition, turn, Status.OUT_OF_SCOPE)], replace(case, misses=1)
    return (
        [answers.short("still-unclear", edition, turn, Status.HANDED_OVER)],
        replace(case, last="unclear", misses=0),
    )
