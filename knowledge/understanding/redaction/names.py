"""People's names, by the lists of names and by the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.understanding.redaction import contexts
from knowledge.understanding.redaction.contexts import follows_in_one_line
from knowledge.understanding.redaction.roles import role_of
from knowledge.understanding.redaction.vocabulary import (
    is_given,
    is_ordinary,
    is_surname,
    is_unknown,
    may_be_given,
    may_be_surname,
)
from knowledge.understanding.redaction.words import Word

_PARTICLES = frozenset("ap ab bin bint ibn al el ul ur de da dos das del della di du la le van von der den mc mac st".split())


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
        if contexts.is_kept_phrase(words, place):
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
    rank = contexts.rank_length(words, place)
    if rank:
        return _officer(words, place, rank)
    if word.low.rstrip(".") in contexts.TITLES:
        return _titled(words, place)
    first = place
    if contexts.is_nickname_start(words, place):
        place += 1
    if not (first != place or _starts_a_name(words, place, after_name=after_name)):
        return None
    last = _extend(words, place)
    if contexts.is_place_name(words, place, last):
        return None
    return _named(words, first, last, role_of(words, first, last)), last + 1


def _named(words: Sequence[Word], first: int, last: int, kind: str, title: str = "", start: int | None = None) -> Name:
    names = tuple(word.base.rstrip(".") for word in words[first : last + 1])
    return Name(words[first].start if start is None else start, words[last].base_end, kind, names, title)


def _officer(words: Sequence[Word], place: int, rank: int) -> tuple[Name, int] | None:
    """ "PC 1234 Smith", "DS Whitlock", "PCSO 7811": a rank with a number, a name, or both."""
    at = place + rank
    names: list[str] = []
    last = place + rank - 1
    if at < len(words) and follows_in_one_line(words[at]) and contexts.is_collar_number(words[at]):
        names.append(words[at].low)
        last = at
        at += 1
    if at < len(words) and follows_in_one_line(words[at]) and _could_be_named(words[at], strong=bool(names) or words[at].capital):
        last = _extend(words, at)
        names += [word.base.rstrip(".") for word in words[at : last + 1]]
    if not names:
        return None
    return Name(words[place].start, words[last].base_end, "OFFICER", tuple(names)), last + 1


def _titled(words: Sequence[Word], place: int) -> tuple[Name, int] | None:
    at = place + 1
    title = words[place].low.rstrip(".")
    if at + 1 < len(words) and words[at].low in {"and", "&"} and words[at + 1].low.rstrip(".") in contexts.TITLES:
        return _of_a_couple(words, place)
    if at >= len(words) or not follows_in_one_line(words[at], dot=True):
        return None
    if title in contexts.WEAK_TITLES and not (words[place].capital and words[at].capital):
        return None
    if not _could_be_named(words[at], strong=title not in contexts.WEAK_TITLES):
        return None
    last = _extend(words, at)
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
    return strong and is_unknown(word.base) and len(word.base) > 2


def _starts_a_name(words: Sequence[Word], place: int, *, after_name: bool) -> bool:
    word = words[place]
    base = word.base
    if word.text[0].isdigit() or (base in contexts.NEVER and not _is_will(words, place)):
        return False
    if contexts.is_initial(words, place):
        return _follows_initial(words, place)
    if len(base) < 2:
        return False
    if is_given(base) or is_surname(base):
        return True
    if word.capital and may_be_given(base) and _doubt_is_settled(words, place, after_name=after_name):
        return True
    if contexts.expects_a_name(words, place):
        if word.capital:
            return (is_unknown(base) and not contexts.is_abbreviation(word)) or may_be_given(base) or is_surname(base)
        return contexts.expects_any_name(words, place) and is_unknown(base) or _lower_pair(words, place)
    if word.capital and is_unknown(base) and not contexts.is_abbreviation(word):
        return after_name or contexts.follows_an_act(words, place) or _pair(words, place) or contexts.acts_like_a_person(words, place)
    return False


def _follows_initial(words: Sequence[Word], place: int) -> bool:
    at = place + 1
    while at < len(words) and contexts.is_initial(words, at):
        at += 1
    if at >= len(words) or at - place > 3 or not words[at].capital or not follows_in_one_line(words[at], dot=True):
        return False
    base = words[at].base
    if words[place].low in {"a", "i"} and not words[place].text.endswith("."):
        return is_surname(base)
    if contexts.is_elsewhere(base) or contexts.is_abbreviation(words[at]):
        return False
    return is_surname(base) or (len(base) > 2 and (is_unknown(base) or may_be_surname(base)))


def _is_will(words: Sequence[Word], place: int) -> bool:
    """The man of that name, inside a sentence and doing something: "says Will hit her"."""
    return words[place].base == "will" and not words[place].first and contexts.acts_like_a_person(words, place)


def _doubt_is_settled(words: Sequence[Word], place: int, *, after_name: bool) -> bool:
    """Is "Mark", "Grace" or "Jordan" with a capital a person here, and not a verb, a virtue or a country?"""
    word = words[place]
    if _surname_next(words, place) or contexts.expects_a_name(words, place):
        return True
    if contexts.is_elsewhere(word.base) or contexts.is_in_a_heading(words, place) or contexts.is_abbreviation(word):
        return False
    if after_name:
        return True
    if word.first:
        return contexts.acts_like_a_person(words, place)
    return not contexts.is_titled_text(words)


def _surname_next(words: Sequence[Word], place: int) -> bool:
    at = place + 1
    if at >= len(words) or not follows_in_one_line(words[at]):
        return False
    base = words[at].base
    return is_surname(base) or (words[at].capital and len(base) > 2 and is_unknown(base) and not contexts.is_elsewhere(words[place].base))


def _lower_pair(words: Sequence[Word], place: int) -> bool:
    return may_be_given(words[place].base) and place + 1 < len(words) and is_surname(words[place + 1].base)


def _pair(words: Sequence[Word], place: int) -> bool:
    """Two words with capitals that no list explains: "Oluwaseun Akindele", though not "in Pontllanfraith Bottom"."""
    at = place + 1
    if at >= len(words) or not words[at].capital or not follows_in_one_line(words[at]) or contexts.is_after_place_word(words, place):
        return False
    return len(words[at].base) > 1 and (is_unknown(words[at].base) or is_surname(words[at].base))


def _extend(words: Sequence[Word], place: int) -> int:
    """The place of the last word of the name that starts at `place`."""
    last = place
    while last + 1 < len(words) and last - place < 4:
        if words[last].low.endswith(("'s", "’s")):
            break
        step = _next_part(words, place, last)
        if not step:
            break
        last += step
    if last == place and contexts.is_comma_form(words, place) and may_be_given(words[place + 1].base):
        last = place + 1
    return last


def _next_part(words: Sequence[Word], first: int, last: int) -> int:
    """How many of the following words belong to the name: none, one, or a particle and one."""
    word = words[last + 1]
    if word.claimed or not follows_in_one_line(word, dot=len(words[last].text) < 3) or word.text[0].isdigit():
        return 0
    after = words[last + 2] if last + 2 < len(words) else None
    if word.base in _PARTICLES and after is not None and after.capital and not after.claimed and is_unknown(after.base):
        return 2
    if is_surname(word.base) or is_given(word.base):
        return 1
    if word.capital:
        return int(_is_capital_part(word))
    pair = after is not None and may_be_given(word.base) and is_surname(after.base) and not words[first].capital
    return int(pair or (not words[first].capital and may_be_surname(word.base) and is_unknown(word.base)))


def _is_capital_part(word: Word) -> bool:
    if word.base in contexts.NEVER or len(word.base) < 2:
        return False
    return is_unknown(word.base) or may_be_surname(word.base)
