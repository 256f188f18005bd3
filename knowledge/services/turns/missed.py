"""Nothing was understood: titles to choose from first, then the guided way, then a person."""

from dataclasses import replace

from knowledge.domain.reply import Status
from knowledge.search.index import Hit
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns import guided
from knowledge.services.turns.short import SMALL, short_turn
from knowledge.services.turns.taken import Taken
from knowledge.understanding.talk import in_another_script

_GIBBERISH = 3
_PASSED = "still-unclear"


def missed(turn: Turn, edition: Edition, case: CaseFile, hits: list[Hit]) -> Taken:
    """One step further each time it happens running, so that the third such turn is with a person."""
    if foreign(turn.text, edition):
        return _pass_on("other-language", turn, edition, case)
    if case.misses == 0:
        return _first(turn, edition, case, hits)
    if case.misses == 1 and case.last == "choose":
        reply = guided.offered("guide", turn, edition, case.short)
        return [reply], replace(case, last="choose", misses=2)
    return _pass_on(_PASSED, turn, edition, case)


def foreign(text: str, edition: Edition) -> bool:
    """Written in a language that cannot be read here. Only asked where nothing was understood."""
    return in_another_script(text) or edition.foreign_sayings.anywhere(text) is not None


def _first(turn: Turn, edition: Edition, case: CaseFile, hits: list[Hit]) -> Taken:
    likely = [hit for hit in hits if _likely(hit)]
    if likely:
        entries = [hit.entry for hit in likely]
        topics = (topic for entry in entries[:3] for topic in entry.topics)
        guides = guided.titled(topics, edition)[:3]
        reply = answers.choosing(entries, edition, turn, case.short, guides)
        return [reply], replace(case, last="choose", misses=1)
    if turn.kind in SMALL:
        return short_turn(str(turn.kind), turn, edition, replace(case, misses=1))
    if turn.words <= _GIBBERISH:
        return short_turn("gibberish", turn, edition, case)
    return _pass_on(_PASSED, turn, edition, case)


def _likely(hit: Hit) -> bool:
    if hit.about:
        return hit.shared >= 2 and hit.evidence >= answers.EVIDENCE_SOME
    return hit.shared >= 3 and hit.evidence >= answers.EVIDENCE_UNNAMED


def _pass_on(name: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """To a person; and meanwhile the guided way. Never in the same words twice running."""
    if case.short == name == _PASSED:
        return [guided.offered("passed-already", turn, edition, case.short)], replace(
            case, last="choose", misses=0
        )
    reply = answers.short(name, edition, turn, Status.HANDED_OVER, case.short)
    return [replace(reply, guides=guided.groups(edition))], replace(case, last="unclear", misses=0)
