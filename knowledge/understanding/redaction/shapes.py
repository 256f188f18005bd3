"""What a word or two look like by themselves: a rank, an initial, an abbreviation, the name of a street or a law."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.understanding.redaction.roles import RELATIONS, ROLE_WORDS
from knowledge.understanding.redaction.vocabulary import (
    is_given,
    is_kept,
    is_ordinary,
    is_place,
    is_surname,
    kept_phrases,
)
from knowledge.understanding.redaction.words import Word

_RANKS = frozenset(
    "pc dc ps ds sgt sergeant insp inspector di dci ci supt superintendent pcso wpc wdc dsupt cso tdc tpc sc constable acc".split()
)
_BEFORE_RANK = frozenset("det detective acting special a t temp".split())
_BUSINESS = frozenset(
    "cafe accessories bar restaurant salon kitchen diner bakery chippy takeaway shop barbers butchers pizza nails nursery".split()
)
_LETTERED = frozenset(
    "class schedule category cat type grade wing block appendix annex part option section plan vitamin gate platform team shift".split()
)
_PLACE_TYPES = frozenset(
    "street st road rd lane avenue ave close way court crescent drive square park hospital school church academy college university station house "
    "centre center hotel pub arms inn club hall library primary high secondary shopping market bridge hill gardens grove terrace mosque infirmary "
    "place retail estate row walk field fields farm common green surgery clinic law act knife bank store stores supermarket fc rovers united city".split()
)
_PLACE_WORDS = frozenset("in near at outside around inside towards into st saint".split())
_NICKNAMES = frozenset("big little fat mad young old lil uncle auntie aunty slim skinny ginger crazy".split())


def follows_in_one_line(word: Word, *, dot: bool = False) -> bool:
    return word.gap == " " or (dot and word.gap in {". ", "."})


def rank_length(words: Sequence[Word], place: int) -> int:
    """How many words the rank at this place has; none when there is none."""
    if words[place].low.rstrip(".") in _RANKS:
        return 1
    if (
        words[place].low in _BEFORE_RANK
        and place + 1 < len(words)
        and words[place + 1].low.rstrip(".") in _RANKS | {"con"}
    ):
        return 2
    return 0


def is_collar_number(word: Word) -> bool:
    return bool(re.fullmatch(r"\d{2,6}[a-z]{0,2}", word.low))


def is_initial(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if place and words[place - 1].low in _LETTERED:
        return False
    return word.capital and len(word.low.rstrip(".")) == 1


def is_kept_phrase(words: Sequence[Word], place: int) -> bool:
    """Old Bill, Clare's Law, John Lewis."""
    return (
        place + 1 < len(words)
        and f"{words[place].low} {words[place + 1].low}".replace("’", "'") in kept_phrases()
    )


def is_abbreviation(word: Word) -> bool:
    """Capitals throughout, and too short or too hard to say to be a name."""
    bare = word.text.removesuffix("s")
    return bare.isupper() and (len(bare) <= 3 or not re.search("[AEIOUY]", bare))


def is_in_a_heading(words: Sequence[Word], place: int) -> bool:
    """Is an ordinary word with a capital beside it: "Criminal Justice and Courts", "Honour Based Abuse"?"""
    before = (
        place > 0 and words[place].gap == " " and _is_headed(words[place - 1]) and not words[place - 1].first
    )
    return before or (place + 1 < len(words) and words[place + 1].gap == " " and _is_headed(words[place + 1]))


def _is_headed(word: Word) -> bool:
    return (
        word.capital
        and len(word.base) > 2
        and is_ordinary(word.base)
        and word.base not in ROLE_WORDS | RELATIONS
    )


def is_nickname_start(words: Sequence[Word], place: int) -> bool:
    if (
        words[place].low not in _NICKNAMES
        or place + 1 >= len(words)
        or not follows_in_one_line(words[place + 1])
    ):
        return False
    return words[place].capital and words[place + 1].capital and is_given(words[place + 1].base)


def is_elsewhere(base: str) -> bool:
    """Is it a town, a month, a make or the like, which a capital does not make a person?"""
    return is_kept(base) or is_place(base)


def is_titled_text(words: Sequence[Word]) -> bool:
    """Do capitals mean nothing here, since Every Word Has One?"""
    inner = [word.capital for word in words if not word.first]
    return len(inner) > 3 and sum(inner) > 0.5 * len(inner)


def is_place_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Victoria Street, St James Hospital, Clare's Law: a name that is a place's or a law's."""
    if first > 0 and words[first - 1].low.rstrip(".") in {"st", "saint"} and words[first - 1].capital:
        return True
    for place in range(first + 1, min(last + 2, len(words))):
        if words[place].low.rstrip(".") in _PLACE_TYPES and words[place].capital and not words[place].claimed:
            return True
    following = words[last + 1].low if last + 1 < len(words) else ""
    if following in _BUSINESS and words[last].low.endswith(("'s", "’s")) and words[last + 1].capital:
        return True
    return following == "law" and words[last].low.endswith(("'s", "’s"))


def is_after_place_word(words: Sequence[Word], place: int) -> bool:
    return place > 0 and words[place - 1].low.rstrip(".") in _PLACE_WORDS


def is_comma_form(words: Sequence[Word], place: int) -> bool:
    """SMITH, Jordan"""
    if place + 1 >= len(words) or words[place + 1].gap != ", " or words[place + 1].claimed:
        return False
    return words[place].text.isupper() and words[place + 1].capital and is_surname(words[place].base)
