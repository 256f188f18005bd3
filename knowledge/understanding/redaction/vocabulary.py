"""The word lists: which words are names, which are places, and which are nobody's."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parents[2] / "content" / "redaction"
_ENDINGS = (
    "'s",
    "s",
    "es",
    "d",
    "ed",
    "ing",
    "er",
    "ers",
    "ly",
    "y",
    "n't",
    "able",
    "ness",
    "less",
    "ish",
    "ment",
)
_BEGINNINGS = ("un", "re", "non", "ex", "pre", "anti", "self", "mis", "co", "over", "under", "out")


_UNSAYABLE = re.compile(r"^[^aeiouy]+$|[^aeiouy\W]{5}")
_WORDLIKE = re.compile(
    r"(?:ing|ed|ly|able|ible|ful|less|ness|ment|tion|sion|ous|ive|ally|wards|ates|ises|izes|ters|ents|ated)$"
)


@cache
def _words(name: str) -> frozenset[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _sure_given() -> frozenset[str]:
    """Given names that are nothing else; what another list also holds is in doubt."""
    return (
        _words("given_names")
        - _words("doubtful_names")
        - _words("ordinary_words")
        - _words("kept_words")
        - _words("places")
    )


@cache
def _sure_surnames() -> frozenset[str]:
    others = _words("doubtful_surnames") | _words("ordinary_words") | _words("kept_words") | _words("places")
    return _words("surnames") - others


@cache
def kept_phrases() -> frozenset[str]:
    lines = (_FOLDER / "kept_phrases.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def is_given(word: str) -> bool:
    return word in _sure_given()


def is_surname(word: str) -> bool:
    return word in _sure_surnames() or (
        word.startswith(("mc", "o'", "o’")) and len(word) > 4 and not _in_ordinary(word)
    )


def may_be_given(word: str) -> bool:
    return word in _words("given_names") or word in _words("doubtful_names")


def may_be_surname(word: str) -> bool:
    return word in _words("doubtful_surnames") or word in _words("surnames") or may_be_given(word)


def is_place(word: str) -> bool:
    return word in _words("places")


def is_kept(word: str) -> bool:
    return word in _words("kept_words")


def _in_ordinary(word: str) -> bool:
    return word in _words("ordinary_words")


def _stems(word: str) -> tuple[str, ...]:
    found = [word]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            found += [stem, stem + "e", stem + "y"]
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
            if stem.endswith("i"):
                found.append(stem[:-1] + "y")
    return tuple(found)


def is_ordinary(word: str) -> bool:
    """True also for a form of an ordinary word: "nicks", "re-reported", "step-dad's"."""
    if _in_ordinary(word):
        return True
    if "-" in word:
        return all(len(part) < 2 or is_ordinary(part) or is_kept(part) for part in word.split("-"))
    if any(_in_ordinary(stem) for stem in _stems(word)):
        return True
    return any(
        word.startswith(head) and len(word) - len(head) > 3 and _in_ordinary(word[len(head) :])
        for head in _BEGINNINGS
    )


def is_unlisted(word: str) -> bool:
    """No list holds it as it stands, though it may look like a form of an ordinary word: "pilling"."""
    return not (_in_ordinary(word) or is_kept(word) or is_place(word))


def is_compound(word: str) -> bool:
    """Two ordinary words run together: "homeowner", "cabdriver"."""
    return any(_in_ordinary(word[:cut]) and is_ordinary(word[cut:]) for cut in range(3, len(word) - 2))


_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def is_misspelt(word: str) -> bool:
    """One slip away from an ordinary word of some length: "assualted", "repoted"; a name seldom is."""
    if len(word) < 5:
        return False
    halves = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    slips = (
        made
        for left, right in halves
        for made in (
            left + right[1:],
            left + right[1:2] + right[:1] + right[2:],
            *(left + letter + right[1:] for letter in _LETTERS),
            *(left + letter + right for letter in _LETTERS),
        )
    )
    return any(_in_ordinary(made) for made in slips)


def could_be_unlisted(word: str) -> bool:
    """Without a capital: no list explains it, it can be said aloud, and is neither a form nor a slip of a word."""
    if len(word) < 4 or not is_unknown(word):
        return False
    return not (_UNSAYABLE.search(word) or _WORDLIKE.search(word) or is_misspelt(word))


def is_unknown(word: str) -> bool:
    """A word that no list explains, so that a capital or its neighbours may make a name of it."""
    return len(word) > 1 and not (is_ordinary(word) or is_kept(word) or is_place(word))
