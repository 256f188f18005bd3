"""The message as an answer to the question last asked."""

from knowledge.domain.fact import NO, NOT_KNOWN, YES, Kind, Value
from knowledge.services import answers
from knowledge.services.case_file import CaseFile, read_value
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.report import decide_on
from knowledge.services.turns.short import WORDS_OF_SMALL_TALK
from knowledge.services.turns.taken import Taken


def answer_to_asked(turn: Turn, edition: Edition, case: CaseFile, whole: str | None) -> Taken | None:
    """The message as an answer to the question last asked, or None when it is something else."""
    fact = edition.rulebook.facts.get(case.asked or "")
    if fact is None:
        return None
    value: Value | None = None
    if whole == "unsure" or (turn.kind == "unsure" and turn.words <= WORDS_OF_SMALL_TALK):
        value = NOT_KNOWN
    elif (
        fact.kind is Kind.YES_NO
        and (whole in ("affirm", "deny") or turn.kind in ("affirm", "deny"))
        and turn.words <= WORDS_OF_SMALL_TALK
    ):
        value = YES if "affirm" in (whole, turn.kind) else NO
    elif turn.words <= 4 and fact.kind is Kind.NUMBER:
        digits = "".join(one for one in turn.text if one.isdigit())
        value = read_value(fact.id, digits, edition.rulebook) if digits else None
    understood = edition.lexicon.understand(turn.text)
    if value is None and fact.id in understood.facts and not understood.acts:
        value = understood.facts[fact.id]
    if value is None:
        value = _by_label(turn.text, fact.options) if turn.words <= WORDS_OF_SMALL_TALK else None
    if value is None:
        return None
    told = case.tell_all(tuple(one for one in understood.found if one.fact != fact.id))
    told = told.tell(fact.id, value, turn.text)
    return decide_on(turn, edition, told, answers.judge(told, edition, turn), [], "")


def _by_label(text: str, options: object) -> str | None:
    """The option whose words the message repeats, when just one fits."""
    said = set(text.lower().split())
    rows = options.items() if isinstance(options, dict) else ()
    fits = [
        value
        for value, label in rows
        if said and said <= set(str(label).lower().replace(",", "").split()) | {value}
    ]
    return fits[0] if len(fits) == 1 else None
