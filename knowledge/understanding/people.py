"""Ages, sexes and numbers of victims and suspects, told apart by who does and who suffers."""

import re
from collections.abc import Iterator

from knowledge.understanding.numbers import number_of

Told = tuple[str, str | int, str]

_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"
_FEMALE = r"female|woman|girl|lady|lass|wife|girlfriend|mum|mother|daughter|sister|nan|gran|schoolgirl"
_MALE = r"male|man|boy|lad|bloke|husband|boyfriend|dad|father|son|brother|fella|gent|schoolboy|guy"
_PERSON = rf"{_FEMALE}|{_MALE}|ip|vic|victim|suspect|sus|offender|ap|ex|child|kid|teen|teenager|student|partner|neighbour"
_AGE = re.compile(
    rf"\b(?:(?:aged?|is|was|are|both|turned|of)\s+)?(?P<a>\d{{1,2}})\s?-?\s?(?P<unit>y/?o|yr'?s?|year'?s?)\b"
    rf"|\b(?:aged|age|[fm]),?\s+(?P<b>\d{{1,2}})\b|\b(?:{_PERSON}|both|she's|he's|shes|hes|she is|he is|she was|he was|of),?\s*\(?(?P<c>\d{{2}})\)?(?=[\s,.;?)]|$)"
    rf"|\((?P<d>\d{{1,2}})(?:,?\s?[fm])?\)|\b(?P<e>\d{{2}})\s?[fm]\b"
    rf"|\b(?:{_PERSON}|susp)\s+(?:(?:is|was|aged)\s+)?(?P<f>\d{{2}})(?=\s*(?:[.,;)?]|$|\b(?:and|but|who)\b))",
    re.IGNORECASE,
)
_NO_AGE_BEFORE = re.compile(
    r"\b(?:group|gang|crowd|family|party|total|team|out|number|pack|bunch|load|dozen|series)\s+$"
    r"|\b(?:for|over|past|last|within|after|nearly|almost|every|next|previous|been|gone on|lasted)\s+(?:the\s+)?(?:last\s+|past\s+)?$",
    re.IGNORECASE,
)
_NO_AGE_AFTER = re.compile(
    r"\s(?:of|ago|in|later|together|married|now|running|back|straight|inside|relationship|marriage|sentence|ban)\b",
    re.IGNORECASE,
)
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
_TELLS = re.compile(
    r"[\s,(]*(?:\d{1,2}(?:\s?y/?o|\s?yrs?|\s?years?)?)?[\s,)]*(?:old\s+)?(?:girl|boy|lad|lass|woman|man|male|female|child|pupil|student)?[\s,]*(?:has\s+)?"
    r"(?:says|states|alleges|disclosed|discloses|told (?:us|her|his|staff)|tells (?:us|her|his|staff))\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby\s+(\w+\s+){0,2}$", re.IGNORECASE)
_SEEN_BY = re.compile(
    r"\b(?:seen|witnessed|found|reported|stopped|rung in|called in|heard|watched|filmed|detained|arrested|saved|helped)"
    r"\s+by\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BY_SOMEBODY = re.compile(r"\s+(?:(?:in|at|on|outside|inside)\s+(?:\w+\s+){1,3})?by\b", re.IGNORECASE)
_MONTHS = re.compile(r"\s?(month|mth|week|wk|day)", re.IGNORECASE)


_DONE_TO = re.compile(
    r"\b(?!(?:report|stat|alleg|claim|disclos|stopp|detain|arrest|witness|call|phon|nam|confirm|said|told us|we)\w*\b)"
    r"(?:(?:\w+ed|made|met|hit|bit|beat|told|sex with|on)\s+(?:a|an|the|another)\s+(?:\w+\s+){0,2}"
    r"|(?:\w+ed|hit|bit|beat|held)\s+(?:[fm]|kid|girl|boy|lad|lass|child)\s*"
    r"|(?:re|about|concerning)\s+(?:her|his|their)\s+)$",
    re.IGNORECASE,
)
"""What stands before whoever something is done to: `groomed a (girl of 14)`, `sex with a (15 year old)`, `held F(17)`."""
_ARRESTED = re.compile(
    r"\b(?:nicked|arrested|detained|locked up|charged|interviewed)\s+(?:an?\s+|the\s+)?(?:\w+\s*)?$",
    re.IGNORECASE,
)
_REPORTS_FOR_ANOTHER = re.compile(
    r"[\s,)]*(?:rings|rang|ringing|calls|called|calling|phones|phoned|reports|reporting|reported|attends|walks in|comes in|in)\b"
    r"[^.?!]{0,20}?\b(?:re|about|that|saying|for|to say|to report|says)\s+(?:her|his|their)\b",
    re.IGNORECASE,
)
"""What stands after whoever tells of somebody of theirs: `mum (55) rings re her daughter (26)`."""


def people_in(text: str, acts: list[tuple[int, int]]) -> Iterator[Told]:
    """Each fact about people that the text tells, with the words; `acts` are where the alleged acts stand."""
    yield from _ages(text, acts)
    yield from _victim_sex(text, acts)
    yield from _how_many(text, acts)


def _ages(text: str, acts: list[tuple[int, int]]) -> Iterator[Told]:
    told: set[str] = set()
    for found in _AGE.finditer(text):
        written = next(value for value in found.group("a", "b", "c", "d", "e", "f") if value)
        if _MONTHS.match(text, found.end()) or _is_no_age(text, found):
            continue
        if _REPORTS_FOR_ANOTHER.match(text, found.end()):
            continue
        words, age = found.group().strip(), int(written)
        if re.match(r"both", words, re.IGNORECASE) or re.search(
            r"\bboth\s*$", text[: found.start()], re.IGNORECASE
        ):
            yield "victim_age", age, words
            yield "suspect_age", age, words
            return
        role = _role(text, found.start(), found.end(), acts)
        if _TELLS.match(text, found.end()) and len(_AGE.findall(text)) == 1:
            role = "victim"
        if role not in told:
            told.add(role)
            yield f"{role}_age", age, words


def _is_no_age(text: str, found: re.Match[str]) -> bool:
    """A number of people ("group of 15") or a length of time ("3 years of it")."""
    before, lasts = text[: found.start()], (found.group("unit") or "").lower().startswith(("yr", "year"))
    if found.group("c") or found.group().lower().startswith("of"):
        return bool(_NO_AGE_BEFORE.search(before))
    return lasts and bool(_NO_AGE_AFTER.match(text, found.end()) or _NO_AGE_BEFORE.search(before))


def _role(text: str, start: int, end: int, acts: list[tuple[int, int]]) -> str:
    """`victim` or `suspect`: by the nearest word that says so, else by who stands before and after the act."""
    before = text[:start]
    said = _role_said(text[start:end]) or _role_by_what_is_done(before)
    said = said or _role_said(before[-18:]) or _role_said(text[end : end + 14])
    if said:
        return said
    around = next((act for act in acts if act[0] <= start < act[1]), None)
    if around is not None:
        return "suspect" if _BY.search(text[around[0] : start]) else "victim"
    later = [act for act in acts if act[0] >= end]
    earlier = [act for act in acts if act[1] <= start]
    if later and not earlier:
        return "victim" if _suffers(text, later[0]) else "suspect"
    if earlier and _BY.search(text[earlier[-1][1] : start]) and not _SEEN_BY.search(text[:start]):
        return "suspect"
    if earlier:
        return "suspect" if _suffers(text, earlier[-1]) else "victim"
    return "victim"


def _role_by_what_is_done(before: str) -> str | None:
    """The role of whoever stands after these words: arrested by us, or suffering what a suspect did."""
    if _ARRESTED.search(before):
        return "suspect"
    return "victim" if _DONE_TO.search(before) else None


def _role_said(near: str) -> str | None:
    """The role that the words name, the last of them winning."""
    places = {
        role: max((match.end() for match in pattern.finditer(near)), default=-1)
        for role, pattern in (("victim", _VICTIM), ("suspect", _SUSPECT))
    }
    best = max(places, key=lambda role: places[role])
    return best if places[best] >= 0 else None


def _suffers(text: str, act: tuple[int, int]) -> bool:
    """The act is told from the side of the one who suffers it."""
    told, after = text[act[0] : act[1]], text[act[1] :]
    return bool(_PASSIVE.search(text[: act[0]]) or _MADE_TO.match(told) or _BY_SOMEBODY.match(after))


def _victim_sex(text: str, acts: list[tuple[int, int]]) -> Iterator[Told]:
    for found in re.finditer(rf"\b(?:(?P<f>{_FEMALE})|(?P<m>{_MALE}))s?\b", text, re.IGNORECASE):
        tells = _TELLS.match(text, found.end()) and not _SUSPECT.search(text[: found.start()])
        if tells or _role(text, found.start(), found.end(), acts) == "victim":
            yield "victim_sex", "female" if found.group("f") else "male", found.group()
            return
    pronoun = re.search(r"\b(?:ip|vic|victim)\b[^.]{0,60}?\b(she|her|he|him|his)\b", text, re.IGNORECASE)
    if pronoun:
        yield (
            "victim_sex",
            "female" if pronoun.group(1).lower() in ("she", "her") else "male",
            pronoun.group(1),
        )


_PLURAL = r"people|persons|victims|ips|lads|men|women|girls|boys|kids|children|workers|males|females|blokes|guys|youths|staff|mates|friends|customers|officers|passengers|residents|neighbours|colleagues|members|pupils|students|teenagers|teens|teachers|nurses|paramedics|ladies|lasses|tenants|drivers|shoppers|cashiers|adults"


def _how_many(text: str, acts: list[tuple[int, int]]) -> Iterator[Told]:
    pattern = re.compile(
        rf"\b(?P<n>{_NUMBER})\s+(?!y(?:ea)?rs?\b)(?:\w+\s+){{0,2}}?(?P<w>{_PLURAL}|offenders|suspects)\b",
        re.IGNORECASE,
    )
    told: set[str] = set()
    for found in pattern.finditer(text):
        number = number_of(found.group("n"))
        if re.match(r"offender|suspect", found.group("w"), re.IGNORECASE):
            role = "suspect"
        else:
            role = _role(text, found.start(), found.end(), acts)
        fact = "victims" if role == "victim" else "offenders"
        if number and fact not in told:
            told.add(fact)
            yield fact, number, found.group()


_PRONOUN = re.compile(r"\b(he|she)(?:'?s| is| was| were)\b", re.IGNORECASE)


def age_of_whom(text: str, victim_sex: str | None) -> str:
    """Whose age a follow-up tells by its pronoun alone ("and if he's 15?"): `victim_age` or `suspect_age`.

    Where the victim's sex is not known, he is taken for the suspect and she for the victim.
    """
    found = _PRONOUN.search(text)
    sex = "male" if found and found.group(1).lower() == "he" else "female"
    return "victim_age" if sex == (victim_sex or "female") else "suspect_age"
