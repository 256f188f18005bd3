"""Which day's rules answer: today's, or for a report of an earlier edition's time those of the day of the report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from knowledge.domain.consequences import RECEIVED
from knowledge.domain.documents import Version
from knowledge.domain.reply import Reply, Status
from knowledge.reading.sources_file import DOCUMENT, sources_of
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.case_file import CaseFile
from knowledge.services.clock import day_received
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.store.unit_of_work import UnitOfWork
from knowledge.understanding.reported_day import reported_day

_MOST_WORDS_OF_A_DAY = 14
_SAYS_SOMETHING = frozenset({Status.ANSWERED, Status.DECIDED, Status.NEEDS_FACTS})


def day_of_rules(work: UnitOfWork, on: date, reported: date | None) -> date:
    """`reported` where another edition of the rules was in force then than on `on`, the day of the advice."""
    if reported is None or reported >= on:
        return on
    versions = work.documents.versions(DOCUMENT)
    now, then = _rules(versions, on), _rules(versions, reported)
    return reported if now and now != then else on


def _rules(versions: Sequence[Version], on: date) -> str:
    """The id of the rules in force on the day; empty where there were none, or none that can be read."""
    standing = [(one.takes_effect or on, one.number, one.body) for one in versions if one.in_force(on)]
    if not standing:
        return ""
    try:
        rules = sources_of(max(standing)[2]).rules
    except ContentError:
        return ""
    return rules.id if rules else ""


def reported_in(turn: Turn, case: CaseFile) -> date | None:
    """The day that the words give, or a program, or that was given before in the conversation."""
    if not turn.is_button:
        said = reported_day(turn.text, turn.now)
        if said is not None:
            return said
    told = turn.facts.get(RECEIVED) or case.says(RECEIVED)
    return day_received(told) if told else case.reported


def tells_the_day_alone(turn: Turn, edition: Edition, case: CaseFile) -> bool:
    """A report is in hand, and the message adds to it on what day it was made, and nothing else."""
    if turn.is_button or not case.told or edition.rules is None or turn.words > _MOST_WORDS_OF_A_DAY:
        return False
    said = reported_day(turn.text, turn.now) is not None
    return said and not edition.lexicon.understand(turn.text).found


def with_edition_used(replies: Sequence[Reply], edition: Edition) -> list[Reply]:
    """The replies, those that say something of the rules with the line on which edition they are by."""
    rules = edition.rules
    if rules is None:
        return list(replies)
    day = f"{edition.on.day} {edition.on:%B %Y}"
    phrase = edition.replies.get("edition-used")
    text = phrase.text if phrase else "{rules}, {day}."
    line = text.replace("{rules}", rules.name).replace("{day}", day)
    return [
        replace(one, text=f"{line}\n\n{one.text}") if one.status in _SAYS_SOMETHING and one.citations else one
        for one in replies
    ]
