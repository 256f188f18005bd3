"""A button's exact payload."""

from dataclasses import replace

from knowledge.domain.errors import BadInput
from knowledge.domain.fact import NOT_KNOWN, Value
from knowledge.domain.reply import Status
from knowledge.domain.report import ACT
from knowledge.services import answers
from knowledge.services.case_file import CaseFile, label_of, read_value
from knowledge.services.desk import Edition
from knowledge.services.turn import STALE, Turn
from knowledge.services.turns import other_person
from knowledge.services.turns.answered import take_answer
from knowledge.services.turns.asked import give_entry
from knowledge.services.turns.open_question import open_question
from knowledge.services.turns.own_idea import pressed_idea
from knowledge.services.turns.report import changed
from knowledge.services.turns.steering import start_guide, steered
from knowledge.services.turns.taken import Taken


def pressed(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    fact = turn.payload.get("fact", "")
    match turn.kind:
        case "inform":
            return _informed(fact, turn, edition, case)
        case "unsure":
            return _unsure(fact, turn, edition, case)
        case "forget":
            return _forgotten(fact, turn, edition, case.as_told())
        case "change":
            return _to_change(fact, turn, edition, case.as_told())
        case "guide" if turn.payload:
            return start_guide(turn.payload.get("guide", ""), turn, edition, case.as_told())
        case "meant":
            return pressed_idea(turn, edition, case)
        case "choose":
            entry = edition.entries.get(turn.payload.get("entry", ""))
            if entry is None:
                reply = answers.short("unknown-entry", edition, turn, Status.UNAVAILABLE, case.short)
                return [reply], case
            return give_entry([], entry.id, turn, edition, case)
    return steered(str(turn.kind), turn, edition, case)


def _informed(fact: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    written = turn.payload.get("value")
    if fact == other_person.PERSON:
        if case.asked != fact or not other_person.can_be(str(written)):
            raise BadInput(STALE, field="text")
        return take_answer(fact, str(written), turn, edition, case)
    value = read_value(fact, written, edition.rulebook)
    if value is None:
        raise BadInput(STALE, field="text")
    if fact == case.asked:
        return take_answer(fact, value, turn, edition, case)
    return _set(fact, value, turn, edition, case.as_told())


def _unsure(fact: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    if fact == case.asked:
        return take_answer(fact, NOT_KNOWN, turn, edition, case)
    if fact not in edition.rulebook.facts:
        raise BadInput(STALE, field="text")
    return _set(fact, NOT_KNOWN, turn, edition, case.as_told())


def _set(fact: str, value: Value, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """A fact told or changed that was not the one asked about."""
    noted = f"Noted: {label_of(fact, value, edition.rulebook)}."
    return changed(case.answer(fact, value), turn, edition, case, noted)


def _forgotten(fact: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    return changed(case.forget(fact), turn, edition, case, "Taken out.")


def _to_change(key: str, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """The question of something understood, once more, with what it may be instead."""
    if key.startswith(f"{ACT}.") and key.split(".", 1)[1] in case.acts:
        asked = replace(case, asked=ACT, changing=key)
    elif key in edition.rulebook.facts:
        asked = replace(case, asked=key, changing=None)
    else:
        raise BadInput(STALE, field="text")
    reply = open_question(asked, turn, edition)
    return ([reply], replace(asked, last="question")) if reply else steered("correct", turn, edition, case)
