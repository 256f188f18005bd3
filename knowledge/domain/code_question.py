"""Officers' questions about the list itself: which code, which class, what sentence, still notifiable."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.domain.catalogue import Catalogue
from knowledge.domain.offence import EverydayName, Offence, Replacement
from knowledge.domain.offence_words import (
    class_written_in,
    codes_written_in,
    is_written_in_full,
    subject_of,
    without_codes,
    words_of,
)

Words = tuple[str, ...]


class Asked(StrEnum):
    """Which field of the list the question is after."""

    CODE = "code"
    CLASS = "class"
    SENTENCE = "sentence"
    NOTIFIABLE = "notifiable"
    REPLACED = "replaced"
    MODE = "mode"
    BASIS = "basis"
    LAW = "law"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """`offences` is empty when the code that was asked for (`unknown`) is not on the list.

    `likened`: they are what the list has that is most like the words asked for, not what the words name.
    """

    asked: Asked
    offences: tuple[Offence, ...]
    named: EverydayName | None = None
    replacements: tuple[Replacement, ...] = ()
    unknown: str = ""
    likened: bool = False


# The first that fits decides, so the narrower questions stand before "what code".
_QUESTIONS = tuple(
    (asked, re.compile(pattern))
    for asked, pattern in (
        (Asked.REPLACED, r"\breplac\w+|\bsupersed\w+|\bwhat happened to\b|\btook over from\b"),
        (
            Asked.SENTENCE,
            r"\b(max\w*|sentence|penalty|tariff)\b(?!.*\bstatement)|\bhow (long|many years)\b.*\b(carr\w+|get|jail|prison)\b"
            r"|\bhow many years (for|is|on)\b|\bwhat (does|do|would|will|can) .*\b(carry|attract)\b",
        ),
        (
            Asked.NOTIFIABLE,
            r"\b(notifiable|recordable|on the (notifiable )?list)\b|\bdo we still (record|crime)\b",
        ),
        (Asked.BASIS, r"\b(state|victim)[ -]based\b"),
        (Asked.MODE, r"\b(either way|triable|indictable|summary only|summary or)\b"),
        (Asked.LAW, r"\b(what|which|whats the) (act|legislation|section|law)\b"),
        (
            Asked.CLASS,
            r"\b(what|which|whats the) (h\.?o\.? |home office |crime |offence )?class(ification)?\b"
            r"|\b(h\.?o\.?|home office) class\b|\bclass(ification)? (for|of)\b|\bwhat class\w* is\b|\w\w class(ification)?\W*$",
        ),
        (Asked.CODE, r"\bcodes?\b|\bcode\?"),
    )
)
_ABOUT = re.compile(
    r"\b(what|whats|wots|what's|what’s|define|meaning|mean|stands? for|explain|look ?up|tell me|exists?|a thing)\b"
)
_OTHER_CODES = re.compile(
    r"\bcodes? (of (practice|ethics|conduct)|[a-h]\b)|\bpace\b|\b(post|dress|door|bar|pin|access|dialling|qr|warning) ?codes?\b"
    r"|\bcode \d+\b(?!\s?[/-])|\bvictims?.? code\b|\boutcome\b|\bflag\b|\bfull code\b"
)
_MOST_WORDS_OF_SUBJECT = 9
_LEAST_COVERED = 0.6
_SEVERAL = 6


def answer_code_question(text: str, catalogue: Catalogue) -> CodeAnswer | None:
    """None unless the message really asks about codes, classes, sentences or the list; a story is none."""
    lower = text.lower()
    asked = next((asked for asked, pattern in _QUESTIONS if pattern.search(lower)), None)
    if asked in (Asked.CODE, Asked.SENTENCE, None) and _OTHER_CODES.search(lower):
        return None
    left = subject_of(without_codes(lower))
    if len(left) > _MOST_WORDS_OF_SUBJECT:
        return None
    written = _answer_written(lower, asked, left, catalogue)
    if written is not None or asked is None:
        return written
    return _answer_named(asked, left, catalogue)


def _answer_written(text: str, asked: Asked | None, left: Words, catalogue: Catalogue) -> CodeAnswer | None:
    """The question names a code or a class in so many characters, and little else besides."""
    ho_class = class_written_in(text, catalogue.has_class)
    codes = codes_written_in(text)
    known = tuple(code for code in codes if catalogue.by_code(code) or catalogue.replaced_by(code))
    if not ho_class and not codes:
        return None
    if asked is None and (left or not (_ABOUT.search(text) or _is_bare(text))):
        return None
    asked = asked or Asked.ABOUT
    if ho_class and not (codes and is_written_in_full(text)):
        return _about(asked, catalogue.by_class(ho_class), catalogue) if not left else None
    if known:
        rows = tuple(row for code in known for row in catalogue.by_code(code))
        replaced = tuple(one for code in known for one in catalogue.replaced_by(code))
        return CodeAnswer(asked, rows, None, replaced, "" if rows else known[0])
    return CodeAnswer(asked, (), unknown=codes[0]) if is_written_in_full(text) else None


def _answer_named(asked: Asked, left: Words, catalogue: Catalogue) -> CodeAnswer | None:
    """The question names the offence in words: an everyday name, or enough of the list's own title."""
    if not left:
        return None
    mended = tuple(catalogue.mended(word) for word in left)
    name = catalogue.named(left) or catalogue.named(mended)
    if name is not None:
        return _about(asked, catalogue.meant_by(name), catalogue, name)
    shares = {one: _covered(left, mended, one, catalogue) for one in catalogue.likeliest(mended, _SEVERAL)}
    most = max(shares.values(), default=0.0)
    if most < _LEAST_COVERED:
        return None
    rows = tuple(one for one, share in shares.items() if share == most)
    exact = any({*words_of(row.title)} <= {*left, *mended} for row in rows)
    return replace(_about(asked, rows, catalogue), likened=not exact)


def _about(
    asked: Asked, rows: tuple[Offence, ...], catalogue: Catalogue, named: EverydayName | None = None
) -> CodeAnswer:
    codes = dict.fromkeys(row.code for row in rows)
    return CodeAnswer(asked, rows, named, tuple(one for code in codes for one in catalogue.replaced_by(code)))


def _is_bare(text: str) -> bool:
    """Nothing but the code or class itself, perhaps with a question mark."""
    return not re.search(r"[a-z]{2,}", without_codes(text).replace("class", ""))


def _covered(said: Words, mended: Words, offence: Offence, catalogue: Catalogue) -> float:
    """How much of the question the offence accounts for; a word that had to be mended counts half."""
    if offence.kind == "incident":
        return 0.0  # their titles are everyday words: they are asked for by class or by name
    own = {*words_of(offence.title), *words_of(offence.class_title), *words_of(offence.law)}
    own.update(word for name in catalogue.names_of(offence) for word in words_of(name))
    shares = [
        (1.0 if one == as_said else 0.5) for as_said, one in zip(said, mended, strict=True) if one in own
    ]
    return sum(shares) / len(said)
