"""People's names, by the lists of names and by the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.understanding.redaction import contexts, shapes
from knowledge.understanding.redaction.extent import last_word
from knowledge.understanding.redaction.roles import ROLE_WORDS, role_of
from knowledge.understanding.redaction.vocabulary import (
    could_be_unlisted,
    is_given,
    is_ordinary,
    is_surname,
    is_unknown,
    is_unlisted,
    may_be_given,
    may_be_surname,
)
from knowledge.understanding.redaction.words import Word


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in the message: the words of it, without titles, ranks and possessives."""

    start: int
    end: int
    kind: str
    names: tuple[str, ...]
    title: str = ""


def find_names(words: Sequence[Word]) -> Iterator[Name]:
    place = 0
    after_name = False
    while place < len(words):
        if shapes.is_kept_phrase(words, place):
            place += 2
            continue
        found = _name_at(words, place, after_name=after_name)
        if found is None:
            after_name = after_name and words[place].low in contexts.JOINING
            place += 1
            continue
        yield found[0]
        place = found[1]
        after_name = True


def _name_at(words: Sequence[Word], place: int, *, after_name: bool) -> tuple[Name, int] | None:
    """The name that starts here and the place of the word after it."""
    word = words[place]
    if word.claimed:
        return None
    rank = shapes.rank_length(words, place)
    if rank:
        return _officer(words, place, rank)
    if word.low.rstrip(".") in contexts.TITLES:
        return _titled(words, place)
    first = place
    if shapes.is_nickname_start(words, place):
        place += 1
    if not (first != place or _starts_a_name(words, place, after_name=after_name)):
        return None
    last = last_word(words, place)
    if shapes.is_place_name(words, place, last):
        return None
    return _named(words, first, last, role_of(words, first, last)), last + 1


def _named(
    words: Sequence[Word], first: int, last: int, kind: str, title: str = "", start: int | None = None
) -> Name:
    names = tuple(word.base.rstrip(".") for word in words[first : last + 1])
    return Name(words[first].start if start is None else start, words[last].base_end, kind, names, title)


def _officer(words: Sequence[Word], place: int, rank: int) -> tuple[Name, int] | None:
    """ "PC 1234 Smith", "DS Whitlock", "PCSO 7811": a rank with a number, a name, or both."""
    at = place + rank
    names: list[str] = []
    last = place + rank - 1
    if at < len(words) and shapes.follows_in_one_line(words[at]) and shapes.is_collar_number(words[at]):
        names.append(words[at].low)
        last = at
        at += 1
    if (
        at < len(words)
        and shapes.follows_in_one_line(words[at])
        and _could_be_named(words[at], strong=bool(names) or words[at].capital)
    ):
        last = last_word(words, at)
        names += [word.base.rstrip(".") for word in words[at : last + 1]]
        if (
            last + 1 < len(words)
            and shapes.follows_in_one_line(words[last + 1])
            and shapes.is_collar_number(words[last + 1])
        ):
            last += 1
            names.append(words[last].low)
    if not names:
        return None
    return Name(words[place].start, words[last].base_end, "OFFICER", tuple(names)), last + 1


def _titled(words: Sequence[Word], place: int) -> tuple[Name, int] | None:
    at = place + 1
    title = words[place].low.rstrip(".")
    if (
        at + 1 < len(words)
        and words[at].low in {"and", "&"}
        and words[at + 1].low.rstrip(".") in contexts.TITLES
    ):
        return _of_a_couple(words, place)
    if at >= len(words) or not shapes.follows_in_one_line(words[at], dot=True):
        return None
    if title in contexts.WEAK_TITLES and not (words[place].capital and words[at].capital):
        return None
    # Nobody is called "Mr" without a name, so that even "pilling" is one here.
    always_named = title in {"mr", "mrs", "ms"} and is_unlisted(words[at].base) and len(words[at].base) > 2
    if not (_could_be_named(words[at], strong=title not in contexts.WEAK_TITLES) or always_named):
        return None
    last = last_word(words, at)
    return _named(words, at, last, role_of(words, place, last), title, words[place].start), last + 1


def _of_a_couple(words: Sequence[Word], place: int) -> tuple[Name, int] | None:
    """The "Mr" of "Mr and Mrs Castellanos", who is a second person under the same name."""
    other = _titled(words, place + 2)
    if other is None:
        return None
    word = words[place]
    return Name(word.start, word.end, other[0].kind, other[0].names, word.low.rstrip(".")), place + 1


def _could_be_named(word: Word, *, strong: bool) -> bool:
    """Would this word, after a title, a rank or "called", be somebody's name?"""
    if word.claimed or word.text[0].isdigit() or len(word.base) < 2 or word.base in contexts.NEVER:
        return False
    if is_given(word.base) or is_surname(word.base):
        return True
    if word.capital:
        return is_unknown(word.base) or (strong and may_be_surname(word.base))
    return strong and could_be_unlisted(word.base)


def _starts_a_name(words: Sequence[Word], place: int, *, after_name: bool) -> bool:
    word = words[place]
    base = word.base
    if word.text[0].isdigit() or base in ROLE_WORDS:
        return False
    if shapes.is_initial(words, place):
        return _follows_initial(words, place)
    if len(base) < 2 or (base in contexts.NEVER and not _is_will_or_may(words, place)):
        return False
    if is_given(base) or is_surname(base):
        return True
    if word.capital:
        return _capital_starts_a_name(words, place, after_name=after_name)
    return contexts.expects_a_name(words, place) and _lower_starts_a_name(words, place)


def _capital_starts_a_name(words: Sequence[Word], place: int, *, after_name: bool) -> bool:
    word = words[place]
    if may_be_given(word.base) and _doubt_is_settled(words, place, after_name=after_name):
        return True
    if not shapes.is_elsewhere(word.base) and contexts.expects_a_nickname(words, place):
        return True
    if not is_unknown(word.base) or shapes.is_abbreviation(word):
        return False
    if after_name or contexts.expects_a_name(words, place) or contexts.follows_an_act(words, place):
        return True
    return _pair(words, place) or contexts.acts_like_a_person(words, place)


def _lower_starts_a_name(words: Sequence[Word], place: int) -> bool:
    base = words[place].base
    if is_unknown(base) and (may_be_given(base) or contexts.expects_any_name(words, place)):
        return True
    if contexts.follows_a_person(words, place) and could_be_unlisted(base):
        return True
    return may_be_given(base) and place + 1 < len(words) and is_surname(words[place + 1].base)


def _follows_initial(words: Sequence[Word], place: int) -> bool:
    at = place + 1
    while at < len(words) and shapes.is_initial(words, at):
        at += 1
    if (
        at >= len(words)
        or at - place > 3
        or not words[at].capital
        or not shapes.follows_in_one_line(words[at], dot=True)
    ):
        return False
    base = words[at].base
    if words[place].low in {"a", "i"} and not words[place].text.endswith("."):
        return is_surname(base)
    if shapes.is_elsewhere(base) or shapes.is_abbreviation(words[at]):
        return False
    return is_surname(base) or (len(base) > 2 and (is_unknown(base) or may_be_surname(base)))


def _is_will_or_may(words: Sequence[Word], place: int) -> bool:
    """People of that name, inside a sentence where a person would be: "says Will hit her", "by May"."""
    word = words[place]
    if word.base not in {"will", "may"} or not word.capital or word.first:
        return False
    if contexts.acts_like_a_person(words, place) or contexts.follows_an_act(words, place):
        return True
    return contexts.expects_a_name(words, place) and _surname_next(words, place)


def _doubt_is_settled(words: Sequence[Word], place: int, *, after_name: bool) -> bool:
    """Is "Mark", "Grace" or "Jordan" with a capital a person here, and not a verb, a virtue or a country?"""
    word = words[place]
    if _surname_next(words, place) or contexts.expects_a_name(words, place):
        return True
    if shapes.is_elsewhere(word.base) or shapes.is_in_a_heading(words, place) or shapes.is_abbreviation(word):
        return False
    if after_name:
        return True
    if word.first:
        return contexts.acts_like_a_person(words, place)
    if shapes.is_titled_text(words):
        return False
    return not is_ordinary(word.base) or contexts.stands_like_a_name(words, place)


def _surname_next(words: Sequence[Word], place: int) -> bool:
    at = place + 1
    if at >= len(words) or not shapes.follows_in_one_line(words[at]):
        return False
    base = words[at].base
    if words[at].capital and may_be_surname(base) and contexts.expects_a_name(words, place):
        return True
    return is_surname(base) or (
        words[at].capital
        and len(base) > 2
        and is_unknown(base)
        and not shapes.is_elsewhere(words[place].base)
    )


def _pair(words: Sequence[Word], place: int) -> bool:
    """Two words with capitals that no list explains: "Oluwaseun Akindele", though not "in Pontllanfraith Bottom"."""
    at = place + 1
    if (
        at >= len(words)
        or not words[at].capital
        or not shapes.follows_in_one_line(words[at])
        or shapes.is_after_place_word(words, place)
    ):
        return False
    return len(words[at].base) > 1 and (is_unknown(words[at].base) or is_surname(words[at].base))
