"""The words around a name that say there is one, or that there is none."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.understanding.redaction.roles import RELATIONS, ROLE_WORDS
from knowledge.understanding.redaction.shapes import follows_in_one_line, is_abbreviation, is_elsewhere
from knowledge.understanding.redaction.vocabulary import (
    is_compound,
    is_unknown,
    may_be_given,
)
from knowledge.understanding.redaction.words import Word

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir lady rev reverend father sister imam rabbi councillor cllr judge".split()
)
# Words before which a capital is needed on both sides, for they are said of people without a name too.
WEAK_TITLES = frozenset("miss father sister imam rabbi judge lady sir councillor professor".split())
JOINING = frozenset({"and", "&", "or", "n"})
NEVER = frozenset(
    "i im ive ill id is it its me my no ok so the a an and or but if in on at to of he she they we you his her him them their our who what when why how "
    "was were are be been has have had do does did not yes can could will would should may might must says said both all any mr mrs ms dr".split()
)
# Said of people, though some bear them as names.
_NAMES_OF_ALL = frozenset("boy guy angel honey love mercy justice king queen prince".split())
_ASKING = frozenset(
    "will can should does did do could would has have is was were does if when because whether that but".split()
)
_AFTER_A_NAME = frozenset(
    "and or in on at with who about for to from if because when while is was has had be been have does did will would can could should not".split()
)
_NEVER_THINGS = frozenset("mark rob sue josh grant drew ray dean lee sid phil ken nick pat".split())
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
_STRONG_ACTS = _ACTS - {
    "was",
    "is",
    "has",
    "had",
    "and",
    "made",
    "makes",
    "left",
    "got",
    "gets",
    "found",
    "lives",
    "called",
    "reported",
    "went",
    "goes",
    "came",
    "comes",
}
_OWNED = frozenset(
    "phone house car mum dad brother sister mother father ex wife husband son daughter mate friend partner flat door address bike van boyfriend girlfriend family".split()
)
_RELATIVES = frozenset(
    "ex husband wife fiance fiancee boyfriend girlfriend bf gf son daughter brother sister mum mam dad mother father stepdad stepmum stepson "
    "stepdaughter uncle aunt auntie aunty cousin nephew niece nan gran grandad grandma grandson granddaughter".split()
)
_IS_A_NAME = frozenset({"is", "was", "are"})


def stands_like_a_name(words: Sequence[Word], place: int) -> bool:
    """Is an ordinary word with a capital where a person would be: "by Mark", "Can Grace refuse", not "Faith schools"?"""
    if follows_an_act(words, place) or acts_like_a_person(words, place):
        return True
    if place and words[place].gap == " " and words[place - 1].low in _ASKING:
        return True
    after = words[place + 1] if place + 1 < len(words) else None
    return (
        after is None
        or after.gap != " "
        or after.low in _AFTER_A_NAME
        or words[place].low.endswith(("'s", "’s"))
    )


def follows_an_act(words: Sequence[Word], place: int) -> bool:
    """Is this whom something was done to, said to or done by: "punched by Kezza", "told Zenab"?"""
    return (
        place > 0
        and words[place].gap == " "
        and words[place - 1].low in _OBJECT_VERBS
        and not is_abbreviation(words[place])
    )


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
    if low == "by":
        return place > 1 and words[place - 2].low in {"goes", "known"}
    if place > 1 and (low in _IS_A_NAME or low in {"as", "of"}):
        earlier = words[place - 2].low
        return earlier in ROLE_WORDS | RELATIONS | {"name", "names", "known", "named", "surname"}
    return False


def expects_a_nickname(words: Sequence[Word], place: int) -> bool:
    """After "known as", "goes by" and "nicknamed" even an ordinary word with a capital is what somebody is called."""
    if not place or (words[place].gap != " " and words[place].gap not in {' "', " '", " “"}):
        return False
    before, earlier = words[place - 1].low, words[place - 2].low if place > 1 else ""
    return before in {"aka", "nicknamed", "alias"} or (
        before in {"as", "by"} and earlier in {"known", "goes"}
    )


def follows_a_person(words: Sequence[Word], place: int) -> bool:
    """Directly after a role or a relative, where only a name or a verb can stand: "susp kyrell made off"."""
    before = words[place - 1].low.rstrip(".") if place else ""
    if before in ROLE_WORDS - {"sus", "comp", "inf", "injured", "known"}:
        return words[place].gap in {" ", ": ", " = ", ":", "=", " - ", " ("}
    return before in _RELATIVES and words[place].gap == " "


def expects_any_name(words: Sequence[Word], place: int) -> bool:
    """Is a name so certain that even a word without a capital must be one: "a lad called kezza"?"""
    before = words[place - 1].low
    if before in {"named", "aka", "nicknamed", "alias"}:
        return True
    earlier = words[place - 2].low if place > 1 else ""
    if before == "called":
        return earlier in RELATIONS | ROLE_WORDS | {
            "someone",
            "somebody",
            "person",
            "bloke",
            "guy",
            "fella",
            "kid",
            "lass",
            "chap",
        }
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
    doubtful = not is_unknown(words[place].base) or not words[place].first
    acts = _STRONG_ACTS if doubtful and words[place].base not in _NEVER_THINGS else _ACTS
    if (
        after.low not in acts
        or words[place].base in _NAMES_OF_ALL
        or (words[place].first and is_compound(words[place].base))
    ):
        return False
    if after.low == "and":
        if (
            place + 2 < len(words)
            and words[place + 2].low in {"his", "her"}
            and is_unknown(words[place].base)
        ):
            return True
        return place + 2 < len(words) and _could_be(words[place]) and _could_be(words[place + 2])
    return True


def _could_be(word: Word) -> bool:
    return word.capital and (
        is_unknown(word.base) or (may_be_given(word.base) and not is_elsewhere(word.base))
    )
