"""Which reply a turn gets. Right, or ask, or hand over: never the same fallback twice running."""

import re
from dataclasses import replace

from knowledge.domain.reply import Reply, Status
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.answered import answer_to_asked
from knowledge.services.turns.asked import substance
from knowledge.services.turns.led import led_through
from knowledge.services.turns.open_question import open_question
from knowledge.services.turns.pressed import pressed
from knowledge.services.turns.report import with_programs_facts
from knowledge.services.turns.several import answer_several
from knowledge.services.turns.short import WORDS_OF_SMALL_TALK
from knowledge.services.turns.steering import steered
from knowledge.services.turns.taken import Taken

_ALWAYS = frozenset({"danger", "override", "figures"})
_WORDS_OF_A_STORY = 20
_STEERS = frozenset({"stop", "resume", "guide", "restart", "back", "human"})
_ABOUT_THE_REPORT = frozenset({"why", "stop", "resume", "back"})
_NO_REMINDER = frozenset({Status.HANDED_OVER, Status.CHOOSE, Status.UNAVAILABLE})
# Somebody's own answer or a colleague's: its page says which, and who may see it.
_REFERENCE = re.compile(r"\bHL-\d{4}-\d{6}\b", re.IGNORECASE)
_WORDS_ABOUT_A_RECORD = 12
# Said here, since on such a day no approved text is in force either.
_NOT_HELD = "I hold no rules for that day. Ask the Force Crime Registrar."


def take_turn(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """The replies, and what the conversation knows after them. Pure but for the edition it reads."""
    if not edition.rulebook.in_force.covers(turn.on):
        return [Reply(_NOT_HELD, Status.UNAVAILABLE, kind=turn.kind)], case
    replies, after = pressed(turn, edition, case) if turn.is_button else _said(turn, edition, case)
    replies = [*replies, *_reminder(replies, after, turn, edition)]
    return replies, replace(after, short=next((one.phrase for one in replies if one.phrase), ""))


def _said(turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    reference = _REFERENCE.search(turn.text) if turn.words <= _WORDS_ABOUT_A_RECORD else None
    if reference is not None:
        text = answers.filled("a-record", edition, reference=reference[0].upper())
        return [Reply(text, Status.ANSWERED, kind="a-record")], case
    case = with_programs_facts(turn, edition, case)
    led = led_through(turn, edition, case)
    if led is not None:
        return led
    signpost = edition.signpost_sayings.anywhere(turn.text)
    if signpost in _ALWAYS:
        return [answers.signposted(str(signpost), edition, turn, case.short)], case
    several = answer_several(turn, edition, case)
    if several is not None:
        return several
    if signpost is not None and not _is_a_story_all_the_same(turn, edition):
        return [answers.signposted(signpost, edition, turn, case.short)], case
    whole = edition.reply_sayings.whole(turn.text)
    if whole in _STEERS:
        return steered(whole, turn, edition, case)
    for asked in filter(None, (case, case.real)):
        answered = answer_to_asked(turn, edition, asked, whole)
        if answered is not None:
            return answered
    if whole is None and turn.kind in _ABOUT_THE_REPORT and _only_steers(turn, edition, case):
        whole = turn.kind
    return steered(whole, turn, edition, case) if whole is not None else substance(turn, edition, case)


def _reminder(replies: list[Reply], after: CaseFile, turn: Turn, edition: Edition) -> list[Reply]:
    """After a side question, the one that still stands open."""
    told = after if after.asked is not None else after.as_told()
    settled = any(one.question is not None or one.status in _NO_REMINDER for one in replies)
    if told.asked is None or told.paused or settled:
        return []
    reply = open_question(told, turn, edition)
    return [reply] if reply else []


def _only_steers(turn: Turn, edition: Edition, case: CaseFile) -> bool:
    """Short, about the report in hand, and telling of nothing that was done."""
    in_hand = bool(case.told) or case.guide is not None
    return in_hand and turn.words <= WORDS_OF_SMALL_TALK and not edition.lexicon.understand(turn.text).acts


def _is_a_story_all_the_same(turn: Turn, edition: Edition) -> bool:
    """A long report that merely mentions bail or a complaint is still a report."""
    return turn.words >= _WORDS_OF_A_STORY and bool(edition.lexicon.understand(turn.text).acts)
