"""How officers write codes, classes and sections, brought to one form."""

import re
from collections.abc import Callable

from knowledge.domain.offence import as_code

_WRITTEN_CODE = re.compile(r"(?<![\d/])(n?\d{1,3})\s?[/-]\s?(\d{1,2})(?![\d/])", re.IGNORECASE)
_FULL_CODE = re.compile(r"n?\d{3}[/-]\d{2}", re.IGNORECASE)
_WRITTEN_CLASS = re.compile(
    r"\b(nfib ?\d{1,2}[a-z]?|n[123]00|\d{1,3}[a-z]|\d{1,2}/\d{1,2})\b|\bclass(?:ification)? (\d{1,3})\b(?!/)",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\b(?:s|sec|sect|section)\.?\s?(\d{1,3}[a-z]{0,2})\b")
_PENALTY_YEARS = re.compile(r"(?<=\d),(?=\d)")
_WORD = re.compile(r"[a-z0-9]+")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("s", ""))
_KEEP_S = ("ss", "us", "is")

_SMALL = (
    "a about an and any anyone are as at be been by can could did do does doing for get give given go got had has "
    "have hi hello how i if in is it its just me mate my not of on or our out please pls put should so someone still tell "
    "thanks than that the their them then there these they this to us use used want was we what whats when where "
    "which who will would you your under need"
)
SMALL_WORDS = frozenset(_SMALL.split())

_ASKING = (
    "code class classification ho crime offence offense number max maximum sentence penalty tariff year "
    "long many carry carries notifiable recordable replace replaced replaces replacing replacement supersede "
    "superseded superseding happened new old list state based victim either way triable indictable summary "
    "only act legislation section law know record recorded recording right correct current currently mean meaning "
    "define explain stand whats wots remember find look up again one hocr counting rule anymore "
    "instead title called also both attract exist exists thing lookup please pls"
)
ASKING_WORDS = frozenset(_ASKING.split())
"""What a question about the list consists of, besides what it is about."""


_ASKING_PHRASES = re.compile(
    r"\bhome office\b|\b(?:took|taken|takes) over(?: from)?\b|\bno longer\b|\bany ?more\b|\bfrom the list\b"
)


def words_of(text: str) -> tuple[str, ...]:
    """Plain words: lower case, `section 47` as `s47`, plurals as singulars, small words left out."""
    text = _PENALTY_YEARS.sub("", text.lower().replace("'", "").replace("’", ""))
    text = _SECTION.sub(r" s\1 ", text)
    return tuple(_singular(word) for word in _WORD.findall(text) if word not in SMALL_WORDS)


def subject_of(text: str) -> tuple[str, ...]:
    """What a question is about, without the words that only ask."""
    return tuple(word for word in words_of(_ASKING_PHRASES.sub(" ", text)) if word not in ASKING_WORDS)


def codes_written_in(text: str) -> tuple[str, ...]:
    """`008/72`, `8/72` and `008-72` in a sentence; a class such as 4/8 or 37/2 is read as a class."""
    found = [as_code(f"{first}/{second}") for first, second in _WRITTEN_CODE.findall(text)]
    return tuple(dict.fromkeys(code for code in found if code))


def is_written_in_full(text: str) -> bool:
    """A code with all its digits can't be a day of the month or a class."""
    return _FULL_CODE.search(text) is not None


def class_written_in(text: str, known: Callable[[str], bool]) -> str:
    """The first class of the list that the text names, or nothing."""
    for letters, number in _WRITTEN_CLASS.findall(text):
        ho_class = (letters or number).upper().replace(" ", "")
        if known(ho_class):
            return str(ho_class)
    return ""


def without_codes(text: str) -> str:
    """The text with every written code and class taken out."""
    return _WRITTEN_CLASS.sub(" ", _WRITTEN_CODE.sub(" ", text))


def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith(_KEEP_S):
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word
