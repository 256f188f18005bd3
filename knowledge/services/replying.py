"""Which reply a turn gets. Right, or ask, or hand over: never the same fallback twice running."""

from knowledge.domain.reply import Reply, Status
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.answered import answer_to_asked
from knowledge.services.turns.asked import substance
from knowledge.services.turns.pressed import pressed
from knowledge.services.turns.report import with_programs_facts
from knowledge.services.turns.steering import steered
from knowledge.services.turns.taken import Taken

_ALWAYS = frozenset({"danger", "override", "figures"})
_WORDS_OF_A_STORY = 20
# Said here, since on such a day no approved text is in force either.
_NOT_HELD = "I hold no rules for that day. Ask the Force Crime Registrar."


def take_turn(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """The replies, and what the conversation knows after them. Pure but for the edition it reads."""
    if not edition.rulebook.in_force.covers(turn.on):
        return [Reply(_NOT_HELD, Status.UNAVAILABLE, kind=turn.kind)], case
    if turn.is_button:
        return pressed(turn, edition, case)
    case = with_programs_facts(turn, edition, case)
    signpost = edition.signpost_sayings.anywhere(turn.text)
    if signpost is not None and not _is_a_story_all_the_same(signpost, turn, edition):
        return [answers.signposted(signpost, edition, turn)], case
    whole = edition.reply_sayings.whole(turn.text)
    if case.asked is not None:
        answered = answer_to_asked(turn, edition, case, whole)
        if answered is not None:
            return answered
    if whole is not None:
        return steered(whole, turn, edition, case)
    return substance(turn, edition, case)


def _is_a_story_all_the_same(signpost: str, turn: Turn, edition: Edition) -> bool:
    """A long report that merely mentions bail or a complaint is still a report; a cry for help never is."""
    if signpost in _ALWAYS or turn.words < _WORDS_OF_A_STORY:
        return False
    return bool(edition.lexicon.understand(turn.text).acts)
