"""Who suffers and who does what is told, by where each stands to the alleged acts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from knowledge.understanding import role_words
from knowledge.understanding.persons import Mention, mentions_in

VICTIM, SUSPECT, ASIDE = "victim", "suspect", "aside"

_REACH = 80
"""Characters before a place that can say something of who stands there."""


class Strength(IntEnum):
    """How surely a role is known: a word names it, the sentence shows it, or nothing speaks against it."""

    SUPPOSED = 1
    SHOWN = 2
    NAMED = 3


@dataclass(frozen=True)
class Roles:
    """The roles of those whom the text names; `acts` are where the alleged acts stand in it."""

    text: str
    acts: Sequence[tuple[int, int]] = ()
    """In the order of the text."""

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return mentions_in(self.text)

    @cached_property
    def _doers(self) -> tuple[Mention, ...]:
        """Those who can do what is told next."""
        return tuple(
            one for one in self.mentions if not role_words.NO_DOER_AFTER.search(self._before(one.start))
        )

    def _before(self, place: int) -> str:
        return self.text[max(0, place - _REACH) : place]

    def of(self, start: int, end: int) -> tuple[str, Strength]:
        """Of whoever is named there: VICTIM, SUSPECT, or ASIDE for somebody who is neither."""
        start, end, named = self._with_name(start, end)
        said = self._said(start, end, named)
        if said:
            return said, Strength.NAMED
        if role_words.REPORTS_FOR_ANOTHER.match(self.text, end) or role_words.BESIDE.search(
            self._before(start)
        ):
            return ASIDE, Strength.SHOWN
        shown = self._shown(start, end, named) or self._of_the_same_person(start, named)
        if shown:
            return shown, Strength.SHOWN
        return (ASIDE if self._rings_in(start, end) else VICTIM), Strength.SUPPOSED

    def of_several(self, start: int, end: int) -> str:
        """Of a number of people; where nothing shows it, those who are told of before any act do the first one."""
        role, strength = self.of(start, end)
        if strength > Strength.SUPPOSED or any(act[0] < end for act in self.acts):
            return role
        return SUSPECT if self.acts and not self._suffers(self.acts[0]) else role

    def another_does(self, start: int, end: int, told_of: Sequence[tuple[int, int]]) -> bool:
        """Whether one of the acts is done by nobody of those `told_of`, nor by whoever is named here."""
        _, _, here = self._with_name(start, end)
        sex = here.sex if here else ""
        taken = [self._with_name(*place)[:2] for place in told_of]
        return any(
            self._by_the_acts(one.start, one.end) == SUSPECT
            for one in self.mentions
            if not one.is_several
            and not (one.is_pronoun and one.sex == sex)
            and not any(opens <= one.start < closes for opens, closes in taken)
        )

    def _with_name(self, start: int, end: int) -> tuple[int, int, Mention | None]:
        """The place with the word for the person that it belongs to: `(man aged 41)`, `(12 y/o boy)`."""
        for one in self.mentions:
            if one.start < end and start < one.end:
                return min(start, one.start), max(end, one.end), one
        for one in self.mentions:
            if (
                one.end <= start
                and not role_words.ITS_OWN.match(self.text, start)
                and role_words.JOINS_AGE.fullmatch(self.text, one.end, start)
            ):
                return one.start, end, one
            if one.start >= end and role_words.JOINS_NAME.fullmatch(self.text, end, one.start):
                return start, one.end, one
        return start, end, None

    def _said(self, start: int, end: int, named: Mention | None) -> str | None:
        """The role that its own words name, or those right beside them where no other word says who it is."""
        own = _named(self.text[start:end]) or self._by_what_is_done(start)
        if own:
            return own
        beside = role_words.BESIDE_IT.match(self.text, end)
        if beside:
            return _named(beside.group())
        if named is not None and not role_words.SEX_ALONE.fullmatch(self.text, named.start, named.end):
            return None
        return _named(role_words.SENTENCE_ENDS.split(self.text[max(0, start - 18) : start])[-1])

    def _rings_in(self, start: int, end: int) -> bool:
        return bool(
            role_words.REPORTER.search(self.text[start:end]) and role_words.RINGS.match(self.text, end)
        )

    def _by_what_is_done(self, start: int) -> str | None:
        """The role of whoever stands after these words: arrested by us, or suffering what a suspect did."""
        before = self._before(start)
        if role_words.ARRESTED.search(before):
            return SUSPECT
        return VICTIM if role_words.DONE_TO.search(before) else None

    def _shown(self, start: int, end: int, named: Mention | None) -> str | None:
        if named is not None and named.is_speaker:
            return VICTIM
        if role_words.DID_IT.match(self.text, end):
            return SUSPECT
        if role_words.UNDERGOES.match(self.text, end):
            return VICTIM
        by_acts = self._by_the_acts(start, end)
        if by_acts:
            return by_acts
        if role_words.BY.search(self._before(start)) and not role_words.SEEN_BY.search(self._before(start)):
            return SUSPECT
        if role_words.TELLS.match(self.text, end):
            return ASIDE if role_words.REPORTER.search(self.text[start:end]) else VICTIM
        return None

    def _by_the_acts(self, start: int, end: int) -> str | None:
        """By the act that it is part of, before or after, in the same sentence with nobody else between."""
        for opens, closes in self.acts:
            if opens <= start < closes:
                return SUSPECT if role_words.BY.search(self.text[opens:start]) else VICTIM
        later = next((act for act in self.acts if act[0] >= end and self._is_next(end, act[0])), None)
        if later is not None and not role_words.NO_DOER_AFTER.search(self._before(start)):
            if self._suffers(later):
                return VICTIM
            return None if role_words.A_DEED.search(self._before(later[0])) else SUSPECT
        earlier = [act for act in self.acts if act[1] <= start and self._together(act[1], start)]
        if not earlier:
            return None
        between = self.text[earlier[-1][1] : start]
        if role_words.BY.search(between) and not role_words.SEEN_BY.search(self._before(start)):
            return SUSPECT
        if not self._is_next(earlier[-1][1], start):
            return None
        return SUSPECT if self._suffers(earlier[-1]) and not self._does(earlier[-1]) else VICTIM

    def _is_next(self, start: int, end: int) -> bool:
        """Nobody else stands between, in one sentence."""
        return self._together(start, end) and not any(
            start <= one.start and one.end <= end for one in self._doers
        )

    def _together(self, start: int, end: int) -> bool:
        return not role_words.SENTENCE_ENDS.search(self.text, start, end)

    def _does(self, act: tuple[int, int]) -> bool:
        return bool(role_words.BY_SOMEBODY.match(self.text[act[1] :]))

    def _of_the_same_person(self, start: int, here: Mention | None) -> str | None:
        """A pronoun's role is that of the nearest before it of the same sex; a name's that of the pronoun after it."""
        if here is None or not here.sex:
            return None
        others = [one for one in self.mentions if one.sex == here.sex and one is not here]
        if here.is_pronoun:
            before = [one for one in others if one.end <= start and not one.is_pronoun]
            same = before[-1] if before else None
        else:
            after = [one for one in others if one.start >= here.end]
            same = after[0] if after and after[0].is_pronoun else None
        if same is None:
            return None
        return _named(self.text[same.start : same.end]) or self._shown(same.start, same.end, same)

    def _suffers(self, act: tuple[int, int]) -> bool:
        """The act is told from the side of the one who suffers it."""
        before, told, after = self._before(act[0]), self.text[act[0] : act[1]], self.text[act[1] :]
        if re.match(r"(?!being)\w+ing\b", told, re.IGNORECASE):
            return False
        if role_words.TOLD_PASSIVE.match(told):
            return True
        alone = (
            told.lower().endswith("ed")
            and re.search(r"[,;]\s*$", before)
            and re.match(r"\s*(?:[.,;)]|$)", after)
        )
        return bool(
            alone
            or role_words.PASSIVE.search(before)
            or role_words.MADE_TO.match(told)
            or role_words.BY_SOMEBODY.match(after)
        )


def _named(near: str) -> str | None:
    """The role that the words name, the last of them winning."""
    places = {
        role: max((match.end() for match in pattern.finditer(near)), default=-1)
        for role, pattern in ((VICTIM, role_words.NAMES_VICTIM), (SUSPECT, role_words.NAMES_SUSPECT))
    }
    best = max(places, key=lambda role: places[role])
    return best if places[best] >= 0 else None
