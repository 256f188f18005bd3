"""A button's exact payload."""

from knowledge.domain.errors import BadInput
from knowledge.domain.fact import NOT_KNOWN
from knowledge.domain.reply import Status
from knowledge.services import answers
from knowledge.services.case_file import CaseFile, read_value
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.asked import give_entry
from knowledge.services.turns.report import changed
from knowledge.services.turns.steering import steered
from knowledge.services.turns.taken import Taken


def pressed(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """A button's exact payload."""
    fact = turn.payload.get("fact", "")
    match turn.kind:
        case "inform":
            value = read_value(fact, turn.payload.get("value"), edition.rulebook)
            if value is None:
                raise BadInput("That button is no longer valid; ask again.", field="text")
            return changed(case.tell(fact, value), turn, edition, case)
        case "unsure":
            return changed(case.tell(fact, NOT_KNOWN), turn, edition, case)
        case "forget":
            return changed(case.forget(fact), turn, edition, case)
        case "choose":
            entry = edition.entries.get(turn.payload.get("entry", ""))
            if entry is None:
                return [answers.short("unknown-entry", edition, turn, Status.UNAVAILABLE)], case
            return give_entry([], entry.id, turn, edition, case)
    return steered(str(turn.kind), turn, edition, case)
