"""What the officer was going to record, said after the decision by one tap or in words; the report stays as it is."""

from dataclasses import replace

from knowledge.domain.errors import BadInput
from knowledge.domain.report import ACT
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.explaining import why_not_meant
from knowledge.services.intention import OTHER, Heard, named, named_alone
from knowledge.services.turn import STALE, Turn
from knowledge.services.turns.follow_up import more
from knowledge.services.turns.report import decide_on
from knowledge.services.turns.taken import Taken

KIND = "meant"
"""The kind of such a turn, whatever the assistant takes it for: it asks nothing of its own."""
_ASKED_FOR = "meant"
_MOST_WORDS = 7
_UNREAD_WORDS = 12


def pressed_idea(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """By a button under the decision. Raises BadInput where there is none any more."""
    told, said = case.as_told(), turn.payload.get("ho_class", "")
    if not told.told or not answers.judge(told, edition, turn)[0].decided:
        raise BadInput(STALE, field="text")
    if said == OTHER:
        return [answers.short("meant-ask", edition, turn, before=case.short)], replace(told, last=_ASKED_FOR)
    if named(said, edition) is None:
        raise BadInput(STALE, field="text")
    return _held_against(said, turn, edition, told)


def idea_in_words(heard: Heard | None, turn: Turn, edition: Edition, case: CaseFile) -> Taken | None:
    """In a message about the report in hand that tells nothing that was done; None when it is another matter."""
    told = case.as_told()
    if turn.is_button or turn.facts or not told.acts or told.asked == ACT or told.clashes:
        return None
    if case.last == _ASKED_FOR:
        return _after_asking(heard, turn, edition, told)
    if heard is None or case.last not in ("decision", "question"):
        return None
    rest = edition.lexicon.understand(heard.rest)
    if rest.acts or len(heard.rest.split()) > _UNREAD_WORDS:
        return None
    if rest.found or rest.denied:
        return more(replace(turn, text=heard.rest), edition, told, rest)
    return _held_against(heard.meant.name, turn, edition, told)


def _after_asking(heard: Heard | None, turn: Turn, edition: Edition, told: CaseFile) -> Taken | None:
    meant = named_alone(turn.text, edition) or (heard.meant if heard else None)
    if meant is not None:
        return _held_against(meant.name, turn, edition, told)
    if turn.words > _MOST_WORDS or edition.lexicon.understand(turn.text).acts or turn.asks_a_rule:
        return None
    reply = replace(answers.short("meant-unknown", edition, turn), kind=KIND)
    return [reply], replace(told, last="decision")


def _held_against(meant: str, turn: Turn, edition: Edition, told: CaseFile) -> Taken:
    """The decision once more with why it is not that; the open question once more where there is none yet."""
    kept, turn = replace(told, meant=meant), replace(turn, kind=KIND)
    ruled = decision, _ = answers.judge(kept, edition, turn)
    if decision.decided:
        return decide_on(turn, edition, kept, ruled, [], "\n".join(why_not_meant(kept, edition, decision)))
    return decide_on(turn, edition, kept, ruled, [], answers.filled("meant-kept", edition, meant=meant))
