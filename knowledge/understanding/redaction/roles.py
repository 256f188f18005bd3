"""Whose name it is: told only by words that stand right beside it, since a wrong role is worse than none."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.understanding.redaction.words import Word

_ROLES = {
    "VICTIM": "ip victim vic aggrieved agg complainant comp injured v1 v2",
    "SUSPECT": "ap op susp sus suspect offender perpetrator perp accused defendant s1 s2",
    "WITNESS": "witness wit informant inf inft",
    "OFFICER": "officer oic handler supervisor taker inspector sergeant constable investigator",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
RELATIONS = frozenset(
    "ex exes partner expartner husband wife fiance fiancee spouse boyfriend girlfriend bf gf son daughter child brother sister sibling mum mam mom dad "
    "mother father stepdad stepmum stepson stepdaughter stepfather stepmother uncle aunt auntie aunty cousin nephew niece nan nana gran grandad grandma grandson "
    "granddaughter grandfather grandmother neighbour landlord landlady tenant lodger housemate flatmate friend mate bestie colleague boss manager "
    "supervisor employee teacher headteacher nurse carer doctor worker patient pupil student inmate driver caller reporter employer "
    "twin baby boy girl lad male female man woman in-law law".split()
)
ROLE_WORDS = frozenset(_ROLE_OF)
# What may stand between a role and the name it belongs to.
_LINKS = frozenset(
    "is was are being a an the my our his her their your called named name alleged known as one possible male female mr mrs ms miss dr victims".split()
)
_BACK, _ON = 6, 7


def role_of(words: Sequence[Word], first: int, last: int) -> str:
    return _before(words, first) or _after(words, last) or "PERSON"


def _before(words: Sequence[Word], first: int) -> str | None:
    for place in range(first - 1, max(-1, first - 1 - _BACK), -1):
        if _breaks(words[place + 1].gap):
            return None
        word = words[place].low.rstrip(".")
        if word in _ROLE_OF:
            return _ROLE_OF[word]
        if word not in _LINKS and word not in RELATIONS and not words[place].claimed:
            return None
    return None


def _after(words: Sequence[Word], last: int) -> str | None:
    linked = False
    for place in range(last + 1, min(len(words), last + 1 + _ON)):
        word = words[place]
        if any(sign in word.gap for sign in ".!?;\n"):
            return None
        linked = linked or "(" in word.gap or "," in word.gap or word.low in {"is", "was"}
        if word.low in _ROLE_OF:
            return _ROLE_OF[word.low] if linked else None
        if (
            word.low not in _LINKS
            and not word.claimed
            and not word.text[0].isdigit()
            and word.low not in {"dob", "aged", "age", "yo"}
        ):
            return None
    return None


def _breaks(gap: str) -> bool:
    return any(sign in gap for sign in ".!?;\n") or ("," in gap and "(" in gap)
