"""Ages, sexes and numbers of victims and suspects, told apart by who does and who suffers."""

import re
from collections.abc import Iterator, Sequence

from knowledge.understanding.ages import Age, ages_in
from knowledge.understanding.numbers import number_of
from knowledge.understanding.persons import FEMALE, MALE
from knowledge.understanding.roles import ASIDE, SUSPECT, VICTIM, Roles, Strength

Told = tuple[str, str | int, str]
Known = tuple[str, Strength, Age]
"""Whose age it is, how surely, and the age."""

_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)"
_GROWN_UP = 18
_OF_AN_AGE_FOR_CRIME = 10
_SEX = re.compile(rf"\b(?:(?P<f>{FEMALE})|(?P<m>{MALE}))s?\b", re.IGNORECASE)
_SEX_BY_PRONOUN = re.compile(r"\b(?:ip|vic|victim)\b[^.]{0,60}?\b(she|her|he|him|his)\b", re.IGNORECASE)
_PLURAL = r"people|persons|victims|ips|lads|men|women|girls|boys|kids|children|workers|males|females|blokes|guys|youths|staff|mates|friends|customers|officers|passengers|residents|neighbours|colleagues|members|pupils|students|teenagers|teens|teachers|nurses|paramedics|ladies|lasses|tenants|drivers|shoppers|cashiers|adults|brothers|sisters|sons|daughters"
_HOW_MANY = re.compile(
    rf"\b(?P<n>{_NUMBER})\s+(?!y(?:ea)?rs?\b)(?:\w+\s+){{0,2}}?(?P<w>{_PLURAL}|offenders|suspects)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\bwith\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(he|she)(?:'?s| is| was| were)\b", re.IGNORECASE)


def people_in(text: str, acts: Sequence[tuple[int, int]]) -> Iterator[Told]:
    """Each fact about people that the text tells, with the words; `acts` are where the alleged acts stand."""
    roles = Roles(text, sorted(acts))
    yield from _ages(text, roles)
    yield from _victim_sex(text, roles)
    yield from _how_many(text, roles)


def _ages(text: str, roles: Roles) -> Iterator[Told]:
    ages = list(ages_in(text))
    both = next((age for age in ages if age.both), None)
    if both is not None:
        yield "victim_age", both.years, both.words
        yield "suspect_age", both.years, both.words
        return
    known = [(*roles.of(age.start, age.end), age) for age in ages]
    known = [(role, strength, age) for role, strength, age in known if role != ASIDE]
    if len(known) == 2 and _together(text, roles, known[1][2]):
        younger, older = sorted((age for _, _, age in known), key=lambda age: age.years)
        if younger.years < _GROWN_UP:
            known = [(VICTIM, Strength.SHOWN, younger), (SUSPECT, Strength.SHOWN, older)]
    for role in (VICTIM, SUSPECT):
        told = [age for whose, _, age in _shared_out(known, roles) if whose == role]
        if told:
            yield f"{role}_age", told[0].years, told[0].words


def _together(text: str, roles: Roles, second: Age) -> bool:
    """What the two do is told as done by both; of such a pair the younger is the one to be protected."""
    they = any(one.is_several and one.start > second.start for one in roles.mentions)
    return they or bool(_WITH.search(text[: second.start]))


def _shared_out(known: list[Known], roles: Roles) -> list[Known]:
    """Of two ages that would be one person's, the less sure one is the other's. A child under ten is made a suspect
    by plain words alone."""
    if len(known) != 2 or known[0][0] != known[1][0]:
        return known
    less_sure = _less_sure(*known)
    role, strength, age = less_sure
    if strength > Strength.SUPPOSED:
        return known
    rest = [one for one in known if one is not less_sure]
    if role == SUSPECT:
        return [*rest, (VICTIM, strength, age)]
    everybody = [(one.start, one.end) for _, _, one in known]
    if age.years < _OF_AN_AGE_FOR_CRIME or roles.another_does(age.start, age.end, everybody):
        return rest
    return [*rest, (SUSPECT, strength, age)]


def _less_sure(first: Known, second: Known) -> Known:
    """Of two of whom nothing else is told the second, or a grown-up named before a child: the child suffers."""
    if first[1] != second[1]:
        return min(first, second, key=lambda one: one[1])
    first_suffers = first[2].years <= second[2].years or second[2].years >= _GROWN_UP
    return second if first_suffers else first


def _victim_sex(text: str, roles: Roles) -> Iterator[Told]:
    for found in _SEX.finditer(text):
        role, _ = roles.of(found.start(), found.end())
        if role == VICTIM:
            yield "victim_sex", "female" if found.group("f") else "male", found.group()
            return
    pronoun = _SEX_BY_PRONOUN.search(text)
    if pronoun:
        female = pronoun.group(1).lower() in ("she", "her")
        yield "victim_sex", "female" if female else "male", pronoun.group(1)


def _how_many(text: str, roles: Roles) -> Iterator[Told]:
    told: set[str] = set()
    for found in _HOW_MANY.finditer(text):
        number = number_of(found.group("n"))
        suspects = re.match(r"offender|suspect", found.group("w"), re.IGNORECASE)
        role = SUSPECT if suspects else roles.of_several(found.start(), found.end())
        fact = "victims" if role == VICTIM else "offenders"
        if number and role != ASIDE and fact not in told:
            told.add(fact)
            yield fact, number, found.group()


def age_of_whom(text: str, victim_sex: str | None) -> str:
    """Whose age a follow-up tells by its pronoun alone ("and if he's 15?"): `victim_age` or `suspect_age`.

    Where the victim's sex is not known, he is taken for the suspect and she for the victim.
    """
    found = _PRONOUN.search(text)
    sex = "male" if found and found.group(1).lower() == "he" else "female"
    return "victim_age" if sex == (victim_sex or "female") else "suspect_age"
