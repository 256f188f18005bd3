"""Two questions in one message get two answers, or the one that was not answered is named."""

import re
from dataclasses import replace

from knowledge.domain.reply import Reply, Status
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns.asked import substance
from knowledge.services.turns.taken import Taken

_ASKS = r"(?:what'?s|what|which|who|when|how|is|are|does|do|can|could|should|must|where|code for|definition of|define)"
_PARTS = re.compile(
    rf"(?<=[?!;\n])\s*(?:and\s+|also\s+|plus\s+)*|(?<=[.])\s+(?:and\s+|also\s+|plus\s+)*"
    rf"|,?\s+(?:and|plus)\s+(?:also\s+)?(?={_ASKS}\b)|,?\s+also\s+(?={_ASKS}\b)",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    r"^\W*(?:(?:hi|hello|morning|sarge|mate|couple of|two|2|three|quick|question|questions|ones|things|q|qs|please|thanks|cheers)\b\W*)*$",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:it|its|that|this|he|she|they|him|her|his|them|their|same|these|those|one|there|i record|do i do|to do|the (?:difference|crime|offence|victim|suspect|code|class|same)(?! (?:for|of) ))\b",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"(?:^|(?<=[.?!;\n,])\s+|\s+)(?:and\s+)?(?:also|separately|another (?:thing|question)|second question|one more thing|different one)[,:]?\s+(?="
    + _ASKS
    + r"\b)",
    re.IGNORECASE,
)
_MOST = 4
_SHORTEST = 2


def answer_several(turn: Turn, edition: Edition, case: CaseFile) -> Taken | None:
    """The replies to each of several questions, or None where the message is one matter."""
    parts = questions_in(turn.text)
    if len(parts) < _SHORTEST:
        return None
    taken = [(part, *_answered(part, turn, edition)) for part in parts]
    good = [(part, reply, after) for part, reply, after in taken if reply is not None]
    told_rules = [reply for _, reply, _ in good if reply.citations or reply.question]
    if not told_rules or len({_gist(reply) for _, reply, _ in good}) < len(good):
        return None
    replies = [replace(reply, text=f"On “{part}”:\n\n{reply.text}") for part, reply, _ in good]
    for part, reply, _ in taken:
        if reply is None:
            text = answers.filled("part-not-answered", edition, part=part)
            replies.append(
                replace(answers.short("part-not-answered", edition, turn), text=text, kind=turn.kind)
            )
    told = next((after for _, _, after in good if after.told), None)
    last = good[-1][2]
    return replies, replace(told or case.as_told(), last=last.last, entry=last.entry, misses=0)


def questions_in(text: str) -> tuple[str, ...]:
    """The separate questions that a message is made of; one part where it is told as one."""
    also = _ALSO.search(text)
    if also is not None:
        first, second = text[: also.start()].strip(" ,"), text[also.end() :].strip()
        if first and not _LEANS.search(second):
            return (first, second)
    parts = [part.strip() for part in _PARTS.split(text.strip()) if part and part.strip(" .?!,;\n")]
    parts = [part for part in parts if not _LEADS_IN.match(part)]
    asks = re.compile(rf"^{_ASKS}\b", re.IGNORECASE)
    separate = all(asks.match(part) for part in parts) and not any(map(_LEANS.search, parts[1:]))
    return tuple(parts) if separate and _SHORTEST <= len(parts) <= _MOST else (text,)


def _answered(part: str, turn: Turn, edition: Edition) -> tuple[Reply | None, CaseFile]:
    """The part on its own, where it reaches an entry, the list, a decision, or where else to go."""
    signpost = edition.signpost_sayings.anywhere(part)
    if signpost is not None:
        return answers.signposted(signpost, edition, turn), CaseFile()
    (reply, *_), after = substance(replace(turn, text=part, kind=None), edition, CaseFile())
    told = reply.status in (Status.ANSWERED, Status.DECIDED) and bool(reply.citations)
    elsewhere = reply.status is Status.OUT_OF_SCOPE and reply.phrase != "gibberish"
    return (reply if told or elsewhere or reply.question else None), after


def _gist(reply: Reply) -> tuple[object, ...]:
    return (reply.text, reply.topic)
