""" "And the other lad?": a further victim is a further crime, a further suspect is not (p. 12)."""

import re
from dataclasses import replace

from knowledge.domain.decision import Decision
from knowledge.domain.fact import NOT_KNOWN, Value
from knowledge.domain.reply import Asked, Reply, Status
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn

PERSON = "person.other"
VICTIM, SUSPECT, NEITHER = "victim", "suspect", "neither"
_LABELS = ((VICTIM, "also a victim"), (SUSPECT, "another suspect"), (NEITHER, "neither"))
_VICTIMS = "victims"
_WORDS_OF_AN_ANSWER = 7
_ASKED_OF = re.compile(
    r"^\W*(?:and|but|so|ok|what about|how about|what of)?\W*(?:and\s+)?(?:what about\s+)?"
    r"(?:the|her|his|their)\s+(?:other|second|third)\s+\w+\W*$",
    re.IGNORECASE,
)


def is_asked_of(text: str) -> bool:
    """The whole message is about another person, and says nothing about what that person did or suffered."""
    return bool(_ASKED_OF.match(text))


def asking(decision: Decision, edition: Edition, turn: Turn) -> Reply:
    question = Asked(PERSON, edition.say("other-person"), edition.say("other-person-why"), _LABELS, 1)
    return Reply(
        question.text,
        Status.NEEDS_FACTS,
        question=question,
        topic=next(iter(decision.topics), None),
        kind=turn.kind,
    )


def value_meant(text: str) -> str | None:
    """What a short answer says of the other person."""
    words = re.findall(r"[a-z]+", text.lower())
    said = set(words)
    if len(words) > _WORDS_OF_AN_ANSWER:
        return None
    if said & {"victim", "vic", "ip", "aggrieved", "injured", "hurt", "also", "yes"}:
        return VICTIM
    if said & {"suspect", "sus", "offender", "ap", "attacker", "perp"}:
        return SUSPECT
    return NEITHER if said & {"neither", "witness", "none"} else None


def told(value: Value, case: CaseFile) -> CaseFile | None:
    """The case with one victim more; None where the answer changes nothing."""
    if value != VICTIM:
        return None
    victims = case.says(_VICTIMS)
    number = victims if isinstance(victims, int) else 1
    return closed(case).answer(_VICTIMS, number + 1)


def closed(case: CaseFile) -> CaseFile:
    """Without the question."""
    return replace(case, asked=None, last="decision")


def can_be(value: str) -> bool:
    return value in (VICTIM, SUSPECT, NEITHER, NOT_KNOWN)
