"""Ages as officers write them, each with the words that it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.understanding.numbers import number_of
from knowledge.understanding.persons import PERSON

_WORD = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty"
)
_ABOUT = r"(?:about|approx\.?|approximately|around|roughly|c\.?|circa|just|only|still|just turned|now|barely|nearly|almost|just under|not yet|not quite)"
_SHORT_OF = re.compile(
    r"\b(?:nearly|almost|not (?:yet|quite)|not|just (?:under|short of)|won't be|wont be|isn't|isnt|turns|turning|until|till|before|be)"
    r"\s+(?:she's |he's |aged? )?$",
    re.IGNORECASE,
)
_YEARS_SHORT = re.compile(
    r"\b(?:nearly|almost|not (?:yet|quite)|just (?:under|short of))\s+(?:aged? )?$", re.IGNORECASE
)
_SINGLE = r"(?:she's|he's|shes|hes|she is|he is|she was|he was|i'm|im|i am)"
_IS = r"(?:,?\s+(?:who\s+is|who's|whos|is|was|aged?|of|turned|being)|,)"
_AGE = re.compile(
    rf"\b(?:(?:aged?|is|was|are|both|turned|of|a|an|my|her|his|their|the)\s+)?(?P<a>\d{{1,2}}|{_WORD})"
    r"(?:\s?-?\s?(?P<unit>y/?o|yr'?s?|year'?s?)\b(?:[\s-]old\b)?)"
    rf"|\b(?:aged|age|[fm]),?\s*(?:{_ABOUT}\s+)?(?P<b>\d{{1,2}})\b"
    rf"|\b(?:both|of|{_SINGLE}),?\s*(?:{_ABOUT}\s+)?\(?(?P<c>\d{{1,2}})\)?(?=[\s,.;:?)]|$)"
    rf"|\b(?:{PERSON})s?,?\s*\(?(?:{_ABOUT}\s+)?(?P<d>\d{{2}})\)?(?=[\s,.;:?)]|$)"
    r"|\((?:[fm][,/]?\s?)?(?P<e>\d{1,2})(?:,?\s?[fm])?\)|\b(?P<f>\d{2})\s?[fm]\b"
    rf"|\b(?:{PERSON})s?{_IS}\s*(?:{_ABOUT}\s+)?(?P<g>\d{{1,2}}|{_WORD})(?=\s*(?:[.,;:)?]|$|\b(?:and|but|who|or)\b))"
    rf"|\b(?:{PERSON})s?,?\s+(?:who\s+is|who's|whos|aged?|of)\s+(?:{_ABOUT}\s+)?(?P<h>\d{{1,2}}|{_WORD})\b"
    r"|(?<=[a-z\]]),\s(?P<i>\d{2})(?=,?\s(?:says|states|reports|reported|told|was|has|who|from|rang|alleges|got|came|is)\b)",
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
_NO_PERSON_AFTER = re.compile(
    r"\s+(?:times|miles|minutes|mins|hours|hrs|days|weeks|months|years|quid|grand|pounds|people|men|women|kids|children|"
    r"others|of|stitches|texts|calls|messages|occasions|stone|feet|points|counts|crimes|offences|per|percent|yards|metres)\b",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(rf"\s?,?\s?(?:(?:white|black|asian|local)\s)?(?:{PERSON}|[fm])s?\b", re.IGNORECASE)
_BESIDE_A_PERSON = re.compile(rf"\b(?:{PERSON}|[fm])s?,?\s*\(?$|\($", re.IGNORECASE)
_MONTHS = re.compile(r"\s?(month|mth|week|wk|day)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Age:
    """`start` and `end` are where `words` stand in the text; of `both`, it is the age of either."""

    years: int
    start: int
    end: int
    words: str
    both: bool


def ages_in(text: str) -> Iterator[Age]:
    """Whole years, 0 to 99; a baby's months and a term of years are no age."""
    for found in _AGE.finditer(text):
        if (
            _MONTHS.match(text, found.end())
            or _NO_PERSON_AFTER.match(text, found.end())
            or _is_no_age(text, found)
        ):
            continue
        name, written = next(
            (name, value) for name, value in found.groupdict().items() if value and name != "unit"
        )
        start = found.start()
        years = number_of(written)
        before = text[: found.start(name)]
        if _YEARS_SHORT.search(before):
            years -= 1
        elif _SHORT_OF.search(before):
            continue
        both = bool(
            re.match("both", found.group(), re.IGNORECASE)
            or re.search(r"\bboth\s*$", text[:start], re.IGNORECASE)
        )
        yield Age(years, start, found.end(), found.group().strip(), both)


def _is_no_age(text: str, found: re.Match[str]) -> bool:
    """A number of people ("group of 15") or a length of time ("3 years of it")."""
    before, unit = text[: found.start()], (found.group("unit") or "").lower()
    if found.group("c") or found.group().lower().startswith("of"):
        return bool(_NO_AGE_BEFORE.search(before))
    if not unit.startswith(("yr", "year")) or found.group().lower().endswith("old"):
        return False
    return bool(_NO_AGE_AFTER.match(text, found.end()) or _NO_AGE_BEFORE.search(before)) or not (
        _OF_A_PERSON.match(text, found.end())
        or _BESIDE_A_PERSON.search(before)
        or re.match("aged|is|was|are|both|turned|of", found.group(), re.IGNORECASE)
    )
