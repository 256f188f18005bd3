"""The words around a name that say there is one, or that there is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.understanding.redaction.roles import RELATIONS, ROLE_WORDS
from knowledge.understanding.redaction.vocabulary import (
    is_compound,
    is_given,
    is_kept,
    is_ordinary,
    is_place,
    is_surname,
    is_unknown,
    kept_phrases,
)
from knowledge.understanding.redaction.words import Word

TITLES = frozenset("mr mrs ms miss mx dr prof professor sir lady rev reverend father sister imam rabbi councillor cllr judge".split())
# Words before which a capital is needed on both sides, for they are said of people without a name too.
WEAK_TITLES = frozenset("miss father sister imam rabbi judge lady sir councillor professor".split())
_RANKS = frozenset(
    "pc dc ps ds sgt sergeant insp inspector di dci ci supt superintendent pcso wpc wdc dsupt cso tdc tpc sc constable acc".split()
)
_BEFORE_RANK = frozenset("det detective acting special a t temp".split())
JOINING = frozenset({"and", "&", "or", "n"})
NEVER = frozenset(
    "i im ive ill id is it its me my no ok so the a an and or but if in on at to of he she they we you his her him them their our who what when why how "
    "was were are be been has have had do does did not yes can could will would should may might must says said both all any mr mrs ms dr".split()
)
# Said of people, though some bear them as names.
_NAMES_OF_ALL = frozenset("boy guy angel honey love mercy justice king queen prince".split())
_LETTERED = frozenset("class schedule category cat type grade wing block appendix annex part option section plan vitamin gate platform team shift".split())
_NAMING = frozenset("called named aka nicknamed alias".split())
_OBJECT_VERBS = frozenset(
    "by told tell hit punched slapped kicked stabbed raped bit pushed grabbed attacked assaulted robbed messaged texted called rang phoned harassed "
    "stalked threatened strangled choked headbutted arrested identified identifies knows blames blamed accused suspects met dating saw seen asked "
    "against from with between spoke blocked followed owes contacted visited interviewed re".split()
)
_ACTS = frozenset(
    "says said states stated reports reported alleges alleged claims claimed denies denied wants refuses refused told tells rang phoned called hit hits "
    "punched punches slapped slaps kicked kicks stabbed pushed pushes bit spat spits grabbed grabs threw throws took takes stole steals smashed smashes "
    "sent sends texted texts messaged messages threatened threatens shouted shouts admitted admits thinks thought believes confirmed confirms "
    "came comes went goes turned broke left lives has had keeps kept got gets was made makes found gave followed follows posted posts lied "
    "attended disclosed discloses withdrew supports doesn't doesnt didn't didnt won't wont and strangled raped touched attacked assaulted knows is".split()
)
_STRONG_ACTS = _ACTS - {"was", "is", "has", "had", "and", "made", "makes", "left", "got", "gets", "found", "lives", "called", "reported", "went", "goes", "came", "comes"}
_OWNED = frozenset("phone house car mum dad brother sister mother father ex wife husband son daughter mate friend partner flat door address bike van boyfriend girlfriend family".split())
_PLACE_TYPES = frozenset(
    "street st road rd lane avenue ave close way court crescent drive square park hospital school church academy college university station house "
    "centre center hotel pub arms inn club hall library primary high secondary shopping market bridge hill gardens grove terrace mosque infirmary "
    "place retail estate row walk field fields farm common green surgery clinic law act knife bank store stores supermarket fc rovers united city".split()
)
_PLACE_WORDS = frozenset("in near at outside around inside towards into st saint".split())
_NICKNAMES = frozenset("big little fat mad young old lil uncle auntie aunty slim skinny ginger crazy".split())
_IS_A_NAME = frozenset({"is", "was", "are"})


def follows_in_one_line(word: Word, *, dot: bool = False) -> bool:
    return word.gap == " " or (dot and word.gap in {". ", "."})


def rank_length(words: Sequence[Word], place: int) -> int:
    """How many words the rank at this place has; none when there is none."""
    if words[place].low.rstrip(".") in _RANKS:
        return 1
    if words[place].low in _BEFORE_RANK and place + 1 < len(words) and words[place + 1].low.rstrip(".") in _RANKS | {"con"}:
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
    return place + 1 < len(words) and f"{words[place].low} {words[place + 1].low}".replace("’", "'") in kept_phrases()


def is_abbreviation(word: Word) -> bool:
    """Capitals throughout, and too short or too hard to say to be a name."""
    bare = word.text.removesuffix("s")
    return bare.isupper() and (len(bare) <= 3 or not re.search("[AEIOUY]", bare))


def is_in_a_heading(words: Sequence[Word], place: int) -> bool:
    """Is an ordinary word with a capital beside it: "Criminal Justice and Courts", "Honour Based Abuse"?"""
    before = place > 0 and words[place].gap == " " and _is_headed(words[place - 1]) and not words[place - 1].first
    return before or (place + 1 < len(words) and words[place + 1].gap == " " and _is_headed(words[place + 1]))


def _is_headed(word: Word) -> bool:
    return word.capital and len(word.base) > 2 and is_ordinary(word.base) and word.base not in ROLE_WORDS | RELATIONS


def is_nickname_start(words: Sequence[Word], place: int) -> bool:
    if words[place].low not in _NICKNAMES or place + 1 >= len(words) or not follows_in_one_line(words[place + 1]):
        return False
    return words[place].capital and words[place + 1].capital and is_given(words[place + 1].base)


def is_elsewhere(base: str) -> bool:
    """Is it a town, a month, a make or the like, which a capital does not make a person?"""
    return is_kept(base) or is_place(base)


def is_titled_text(words: Sequence[Word]) -> bool:
    """Do capitals mean nothing here, since Every Word Has One?"""
    return sum(word.capital for word in words) > 0.5 * len(words) and len(words) > 4


def is_place_name(words: Sequence[Word], first: int, last: int) -> bool:
    """Victoria Street, St James Hospital, Clare's Law: a name that is a place's or a law's."""
    if first > 0 and words[first - 1].low.rstrip(".") in {"st", "saint"} and words[first - 1].capital:
        return True
    for place in range(first + 1, min(last + 2, len(words))):
        if words[place].low.rstrip(".") in _PLACE_TYPES and words[place].capital and not words[place].claimed:
            return True
    following = words[last + 1].low if last + 1 < len(words) else ""
    return following == "law" and words[last].low.endswith(("'s", "’s"))


def is_after_place_word(words: Sequence[Word], place: int) -> bool:
    return place > 0 and words[place - 1].low.rstrip(".") in _PLACE_WORDS


def is_comma_form(words: Sequence[Word], place: int) -> bool:
    """SMITH, Jordan"""
    if place + 1 >= len(words) or words[place + 1].gap != ", " or words[place + 1].claimed:
        return False
    return words[place].text.isupper() and words[place + 1].capital and is_surname(words[place].base)


def follows_an_act(words: Sequence[Word], place: int) -> bool:
    """Is this whom something was done to, said to or done by: "punched by Kezza", "told Zenab"?"""
    return place > 0 and words[place].gap == " " and words[place - 1].low in _OBJECT_VERBS and not is_abbreviation(words[place])


def expects_a_name(words: Sequence[Word], place: int) -> bool:
    """Does a role, a relation or a naming stand before, so that this is a name if it can be one at all?"""
    if place == 0:
        return False
    before, gap = words[place - 1], words[place].gap
    low = before.low.rstrip(".")
    if any(sign in gap for sign in ".!?;\n") or before.claimed:
        return False
    if low == "called" and place > 1 and words[place - 2].low == "so":
        return False
    if low in _NAMING | ROLE_WORDS | RELATIONS:
        return len(gap) < 4
    if place > 1 and (low in _IS_A_NAME or low in {"as", "of"}):
        earlier = words[place - 2].low
        return earlier in ROLE_WORDS | RELATIONS | {"name", "names", "known", "surname"}
    return False


def expects_any_name(words: Sequence[Word], place: int) -> bool:
    """Is a name so certain that even a word without a capital must be one: "a lad called kezza"?"""
    before = words[place - 1].low
    if before in {"named", "aka", "nicknamed", "alias"}:
        return True
    earlier = words[place - 2].low if place > 1 else ""
    if before == "called":
        return earlier in RELATIONS | ROLE_WORDS | {"someone", "somebody", "person", "bloke", "guy", "fella", "kid", "lass", "chap"}
    return before in {"is", "as"} and earlier in {"name", "known", "surname"}


def acts_like_a_person(words: Sequence[Word], place: int) -> bool:
    """Is this word with a capital the one who says, hits or owns something?"""
    if place + 1 >= len(words) or not words[place].capital:
        return False
    after = words[place + 1]
    if not follows_in_one_line(after):
        return False
    if words[place].low.endswith(("'s", "’s")):
        return after.low in _OWNED
    acts = _STRONG_ACTS if not is_unknown(words[place].base) or not words[place].first else _ACTS
    if after.low not in acts or words[place].base in _NAMES_OF_ALL or (words[place].first and is_compound(words[place].base)):
        return False
    if after.low == "and":
        return is_unknown(words[place].base) and place + 2 < len(words) and words[place + 2].capital and is_unknown(words[place + 2].base)
    return True
