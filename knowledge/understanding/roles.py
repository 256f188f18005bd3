"""Who suffers and who does what is told, by where each stands to the alleged acts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from knowledge.understanding.persons import PERSON, Mention, mentions_in

VICTIM, SUSPECT, ASIDE = "victim", "suspect", "aside"

_VICTIM = re.compile(r"\b(ip|ips|vic|victim|vics|aggrieved|complainant)\b", re.IGNORECASE)
_SUSPECT = re.compile(r"\b(ap|sus|susp|suspect|offender|nominal|ex|perp|attacker)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(was|were|been|being|got|is|be|get|gets|getting|having)\s+(\w+ly\s+)?$"
    r"|\b(alleg(?:es|ed|ing)|report(?:s|ed|ing)|disclos(?:es|ed|ing|ure of)|victim of)\s+((an?|her|his)\s+)?(own\s+)?$",
    re.IGNORECASE,
)
_MADE_TO = re.compile(
    r"(made|forced|compelled|coerced)\s+to\b|\w+ed\s+(?:in|into|off|onto|over|down|through|to the|about|around)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(\w+\s+){0,2}$", re.IGNORECASE)
_SEEN_BY = re.compile(
    r"\b(?:seen|witnessed|found|reported|stopped|rung in|called in|heard|watched|filmed|detained|arrested|saved|helped)"
    r"\s+by\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_TOLD_PASSIVE = re.compile(r"(?:was|were|been|being|got|get|is)\b.|.*\bby$", re.IGNORECASE | re.DOTALL)
_BY_SOMEBODY = re.compile(
    r"\s+(?:(?:in|at|on|outside|inside)\s+(?:\w+\s+){1,3})?by\b"
    rf"|\s+(?:in|at|on|with|and|over|across)\s[^.?!;]{{0,40}}?\bby\s+(?:\w+\s+){{0,3}}?(?:{PERSON})s?\b",
    re.IGNORECASE,
)
_A_DEED = re.compile(r"\b(?:an?|the|of|any|this|that|another)\s+$", re.IGNORECASE)
"""What stands before an act that is named, not told: `wants us to look into a (rape)`."""
_DID_IT = re.compile(
    r"\s+(?:did it|done it|did this|are responsible|were responsible|made off|ran off|legged it)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:in front of|along with|looking after|looked after by|minding|babysitting|caring for|"
    r"lives with|at home with)"
    r"\s+(?:\w+\s+){0,3}$"
    rf"|\b(?:{PERSON})s? of\s+(?:an?|the|her|his|two|three)?\s*$",
    re.IGNORECASE,
)
"""What stands before whoever is only there, or only named to say who another is."""
_DONE_TO = re.compile(
    r"\b(?!(?:report|stat|alleg|claim|disclos|stopp|detain|arrest|witness|call|phon|nam|confirm|said|told us|we)\w*\b)"
    r"(?:(?:\w+ed|made|met|hit|bit|beat|told|sex with|on)\s+(?:a|an|the|another)\s+(?:\w+\s+){0,2}"
    r"|(?:\w+ed|hit|bit|beat|held)\s+(?:[fm]|kid|girl|boy|lad|lass|child)\s*"
    r"|(?:re|about|concerning)\s+(?:her|his|their)\s+)$",
    re.IGNORECASE,
)
"""What stands before whoever something is done to: `groomed a (girl of 14)`, `sex with a (15 year old)`, `held F(17)`."""
_ARRESTED = re.compile(
    r"\b(?:nicked|arrested|detained|locked up|charged|interviewed|cautioned|summonsed|fined|(?:issued|given|handed) to|"
    r"(?:caution|notice|ticket|resolution) (?:for|to))\s+(?:an?\s+|the\s+)?(?:\w+\s*)?$",
    re.IGNORECASE,
)
_REPORTS_FOR_ANOTHER = re.compile(
    r"[\s,)]*(?:rings|rang|ringing|calls|called|calling|phones|phoned|reports|reporting|reported|attends|walks in|comes in|in)\b"
    r"[^.?!]{0,20}?\b(?:re|about|that|saying|for|to say|to report|says)\s+(?:her|his|their)\b",
    re.IGNORECASE,
)
"""What stands after whoever tells of somebody of theirs: `mum (55) rings re her daughter (26)`."""
_TELLS = re.compile(
    r"[\s,()]*(?:\d{1,2}(?:\s?y/?o|\s?yrs?|\s?years?)?)?[\s,)]*(?:old\s+)?(?:girl|boy|lad|lass|woman|man|male|female|child|pupil|student)?[\s,]*"
    r"(?:has\s+|have\s+|had\s+)?(?:just\s+|now\s+)?(?:says|said|states|stated|alleges|alleged|reports|reported|disclosed|discloses|claims|"
    r"told (?:us|her|his|me|staff|the)|tells (?:us|her|his|me|staff|the)|confided|rang to say|complains)\b",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"\b(?:teacher|nurse|doctor|gp|paramedic|social worker|carer|officer|pc|constable|tutor|coach|neighbour|neighbor|friend|mate|"
    r"witness|caller|informant|manager|landlord|childminder|nanny|babysitter|mum|mother|dad|father|parent|nan|gran)\b",
    re.IGNORECASE,
)
_BESIDE_IT = re.compile(
    r"[\s,)(]*(?:(?:white|black|asian|local|female|male|old)\s+)*(?:ip|vic|victim|ap|susp|suspect|offender)\b",
    re.IGNORECASE,
)
_SEX_ALONE = re.compile(r"(?:fe)?male|[fm]", re.IGNORECASE)
_NO_DOER_AFTER = re.compile(
    r"\b(?:to|with|from|at|on|(?<!group )(?<!gang )(?<!pair )(?<!couple )of|for|by|about|against|in|into|onto|over|towards?)\s+"
    r"(?:(?:an?|the|his|her|their|my|our|another|some|this|that|one)\s+)?(?:[\w'-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What stands before somebody who does not do what comes next: `chatted to (a girl) and asked her`."""
_JOINS_AGE = re.compile(
    r"(?:'?s)?[\s,(]*(?:who(?:'?s|\sis)\s|is\s|was\s|of\s|aged?\s|just\s|about\s|turned\s)*", re.IGNORECASE
)
_ITS_OWN = re.compile(r"(?:an?|the|my|his|her|their)\s", re.IGNORECASE)
"""With an article of its own an age is another's: `stepdad of (a 12yo)`."""
_JOINS_NAME = re.compile(r"[\s-]*(?:old\s+)?(?:(?:white|black|asian|local|school)\s+)?", re.IGNORECASE)
_RINGS = re.compile(
    r"(?:'?s)?[\s,]*(?:\w+\s)?(?:phoned|rung|rang|rings|phones|called|calls|reports|reported|been in|come in|came in|emailed)\b"
    r"(?!\s+(?:being|that (?:she|he)|having been|she|he)\b)",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.?!;]\s|\n|\s[-–]\s")
_UNDERGOES = re.compile(
    r"[\s,)]*(?:has\s|have\s|had\s)?(?:just\s)?(?:woke|woken|walked in(?:to)?|attended|come in|came in|comes in|felt|noticed|received|"
    r"(?:is|was)\s(?:very\s|really\s)?(?:upset|tearful|distressed|scared|terrified|shaken|asleep|walking|sat|sitting|waiting))\b",
    re.IGNORECASE,
)
"""What stands after whoever something happens to, though a doer is told of later: `woman (30) woke with his hand on her`."""


_REACH = 80
"""Characters before a place that can say something of who stands there."""


class Strength(IntEnum):
    """How surely a role is known: a word names it, the sentence shows it, or nothing speaks against it."""

    SUPPOSED = 1
    SHOWN = 2
    NAMED = 3


@dataclass(frozen=True)
class Roles:
    """The roles of those whom the text names; `acts` are where the alleged acts stand in it."""

    text: str
    acts: Sequence[tuple[int, int]] = ()
    """In the order of the text."""

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return mentions_in(self.text)

    @cached_property
    def _doers(self) -> tuple[Mention, ...]:
        """Those who can do what is told next."""
        return tuple(one for one in self.mentions if not _NO_DOER_AFTER.search(self._before(one.start)))

    def _before(self, place: int) -> str:
        return self.text[max(0, place - _REACH) : place]

    def of(self, start: int, end: int) -> tuple[str, Strength]:
        """Of whoever is named there: VICTIM, SUSPECT, or ASIDE for somebody who is neither."""
        start, end, named = self._with_name(start, end)
        said = self._said(start, end, named)
        if said:
            return said, Strength.NAMED
        if _REPORTS_FOR_ANOTHER.match(self.text, end) or _BESIDE.search(self._before(start)):
            return ASIDE, Strength.SHOWN
        shown = self._shown(start, end, named) or self._of_the_same_person(start, named)
        if shown:
            return shown, Strength.SHOWN
        return (ASIDE if self._rings_in(start, end) else VICTIM), Strength.SUPPOSED

    def of_several(self, start: int, end: int) -> str:
        """Of a number of people; where nothing shows it, those who are told of before any act do the first one."""
        role, strength = self.of(start, end)
        if strength > Strength.SUPPOSED or any(act[0] < end for act in self.acts):
            return role
        return SUSPECT if self.acts and not self._suffers(self.acts[0]) else role

    def another_does(self, start: int, end: int, told_of: Sequence[tuple[int, int]]) -> bool:
        """Whether one of the acts is done by nobody of those `told_of`, nor by whoever is named here."""
        _, _, here = self._with_name(start, end)
        sex = here.sex if here else ""
        taken = [self._with_name(*place)[:2] for place in told_of]
        return any(
            self._by_the_acts(one.start, one.end) == SUSPECT
            for one in self.mentions
            if not one.is_several
            and not (one.is_pronoun and one.sex == sex)
            and not any(opens <= one.start < closes for opens, closes in taken)
        )

    def _with_name(self, start: int, end: int) -> tuple[int, int, Mention | None]:
        """The place with the word for the person that it belongs to: `(man aged 41)`, `(12 y/o boy)`."""
        for one in self.mentions:
            if one.start < end and start < one.end:
                return min(start, one.start), max(end, one.end), one
        for one in self.mentions:
            if (
                one.end <= start
                and not _ITS_OWN.match(self.text, start)
                and _JOINS_AGE.fullmatch(self.text, one.end, start)
            ):
                return one.start, end, one
            if one.start >= end and _JOINS_NAME.fullmatch(self.text, end, one.start):
                return start, one.end, one
        return start, end, None

    def _said(self, start: int, end: int, named: Mention | None) -> str | None:
        """The role that its own words name, or those right beside them where no other word says who it is."""
        own = _named(self.text[start:end]) or self._by_what_is_done(start)
        if own:
            return own
        beside = _BESIDE_IT.match(self.text, end)
        if beside:
            return _named(beside.group())
        if named is not None and not _SEX_ALONE.fullmatch(self.text, named.start, named.end):
            return None
        return _named(_SENTENCE_ENDS.split(self.text[max(0, start - 18) : start])[-1])

    def _rings_in(self, start: int, end: int) -> bool:
        return bool(_REPORTER.search(self.text[start:end]) and _RINGS.match(self.text, end))

    def _by_what_is_done(self, start: int) -> str | None:
        """The role of whoever stands after these words: arrested by us, or suffering what a suspect did."""
        before = self._before(start)
        if _ARRESTED.search(before):
            return SUSPECT
        return VICTIM if _DONE_TO.search(before) else None

    def _shown(self, start: int, end: int, named: Mention | None) -> str | None:
        if named is not None and named.is_speaker:
            return VICTIM
        if _DID_IT.match(self.text, end):
            return SUSPECT
        if _UNDERGOES.match(self.text, end):
            return VICTIM
        by_acts = self._by_the_acts(start, end)
        if by_acts:
            return by_acts
        if _BY.search(self._before(start)) and not _SEEN_BY.search(self._before(start)):
            return SUSPECT
        if _TELLS.match(self.text, end):
            return ASIDE if _REPORTER.search(self.text[start:end]) else VICTIM
        return None

    def _by_the_acts(self, start: int, end: int) -> str | None:
        """By the act that it is part of, before or after, in the same sentence with nobody else between."""
        for opens, closes in self.acts:
            if opens <= start < closes:
                return SUSPECT if _BY.search(self.text[opens:start]) else VICTIM
        later = next((act for act in self.acts if act[0] >= end and self._is_next(end, act[0])), None)
        if later is not None and not _NO_DOER_AFTER.search(self._before(start)):
            if self._suffers(later):
                return VICTIM
            return None if _A_DEED.search(self._before(later[0])) else SUSPECT
        earlier = [act for act in self.acts if act[1] <= start and self._together(act[1], start)]
        if not earlier:
            return None
        between = self.text[earlier[-1][1] : start]
        if _BY.search(between) and not _SEEN_BY.search(self._before(start)):
            return SUSPECT
        if not self._is_next(earlier[-1][1], start):
            return None
        return SUSPECT if self._suffers(earlier[-1]) and not self._does(earlier[-1]) else VICTIM

    def _is_next(self, start: int, end: int) -> bool:
        """Nobody else stands between, in one sentence."""
        return self._together(start, end) and not any(
            start <= one.start and one.end <= end for one in self._doers
        )

    def _together(self, start: int, end: int) -> bool:
        return not _SENTENCE_ENDS.search(self.text, start, end)

    def _does(self, act: tuple[int, int]) -> bool:
        return bool(_BY_SOMEBODY.match(self.text[act[1] :]))

    def _of_the_same_person(self, start: int, here: Mention | None) -> str | None:
        """A pronoun's role is that of the nearest before it of the same sex; a name's that of the pronoun after it."""
        if here is None or not here.sex:
            return None
        others = [one for one in self.mentions if one.sex == here.sex and one is not here]
        if here.is_pronoun:
            before = [one for one in others if one.end <= start and not one.is_pronoun]
            same = before[-1] if before else None
        else:
            after = [one for one in others if one.start >= here.end]
            same = after[0] if after and after[0].is_pronoun else None
        if same is None:
            return None
        return _named(self.text[same.start : same.end]) or self._shown(same.start, same.end, same)

    def _suffers(self, act: tuple[int, int]) -> bool:
        """The act is told from the side of the one who suffers it."""
        before, told, after = self._before(act[0]), self.text[act[0] : act[1]], self.text[act[1] :]
        if re.match(r"(?!being)\w+ing\b", told, re.IGNORECASE):
            return False
        if _TOLD_PASSIVE.match(told):
            return True
        alone = (
            told.lower().endswith("ed")
            and re.search(r"[,;]\s*$", before)
            and re.match(r"\s*(?:[.,;)]|$)", after)
        )
        return bool(alone or _PASSIVE.search(before) or _MADE_TO.match(told) or _BY_SOMEBODY.match(after))


def _named(near: str) -> str | None:
    """The role that the words name, the last of them winning."""
    places = {
        role: max((match.end() for match in pattern.finditer(near)), default=-1)
        for role, pattern in ((VICTIM, _VICTIM), (SUSPECT, _SUSPECT))
    }
    best = max(places, key=lambda role: places[role])
    return best if places[best] >= 0 else None
