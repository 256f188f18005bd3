"""The proof that the principal order is an order: of two crimes the same one whichever is named first, and no circle.

Where the documents leave two crimes open, open they stay: a pair is only ever ordered by a row or a tier of one page.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from knowledge.domain.decision import Crime
from knowledge.domain.order import Listed, Match, PrincipalOrder, Tier
from knowledge.domain.proof.domains import every_topic_rule
from knowledge.domain.proof.finding import Defect, Finding
from knowledge.domain.proof.presumptions import circles
from knowledge.domain.rulebook import Rulebook
from knowledge.domain.seriousness import Seriousness

Offence = tuple[str, str]
"""Class and code."""
Offences = Mapping[Offence, frozenset[str]]
"""The notifiable list: whether each offence is recorded for a victim, for the state, or for either."""
_UNLISTED = Listed("")
_CORRECT = "Correct one of the two after the page"


def prove_order(rulebook: Rulebook, offences: Iterable[Offence] = ()) -> Iterator[Finding]:
    """`offences` are those of the notifiable list; the crimes that rules propose are looked at in any case."""
    order = rulebook.order
    yield from _rows(order)
    for tier in order.tiers:
        yield from _tier(tier)
    proposed = {
        (crime.ho_class, crime.code or "")
        for _, rule in every_topic_rule(rulebook)
        for crime in rule.then.crimes
    }
    known = _told_apart(sorted(proposed | set(offences)), rulebook)
    yield from _pairs(known, rulebook)
    yield from _circles(known, rulebook)


def _rows(order: PrincipalOrder) -> Iterator[Finding]:
    for one, other in combinations(enumerate(order.rows, 1), 2):
        for name in sorted(_shared(one[1], other[1])):
            yield _finding("rows", f"{name} stands in row {one[0]} and in row {other[0]}")


def _tier(tier: Tier) -> Iterator[Finding]:
    for name in sorted(_shared(tier.beats, tier.yields_to)):
        yield _finding(f"tiers: {tier.name}", f"{name} stands under 'beats' and under 'yields_to'")
    for key, match in (("beats", tier.beats), ("yields_to", tier.yields_to)):
        for name in sorted(_shared(tier.crimes, match)):
            yield _finding(f"tiers: {tier.name}", f"{name} is the tier's own and stands under '{key}'")


def _shared(one: Match, other: Match) -> frozenset[str]:
    return (one.classes & other.classes) | (one.codes & other.codes)


def _told_apart(offences: Iterable[Offence], rulebook: Rulebook) -> list[Offence]:
    """One offence for each way in which the order can see one."""
    order = rulebook.order
    matches = [*order.rows]
    for tier in order.tiers:
        matches += [tier.crimes, tier.beats, tier.yields_to]
    seen: dict[tuple[object, ...], Offence] = {}
    for offence in offences:
        ho_class, code = offence
        listed = rulebook.listed.get(offence, _UNLISTED)
        kind = (
            listed.group in order.precedence.violent,
            listed.group in order.precedence.property,
            listed.days,
        )
        places = tuple((ho_class in match.classes, code in match.codes) for match in matches)
        seen.setdefault((kind, places, offence in rulebook.listed), offence)
    return list(seen.values())


def _pairs(offences: list[Offence], rulebook: Rulebook) -> Iterator[Finding]:
    """Whichever of two crimes is named first, the same one is the more serious, or neither."""
    seriousness = Seriousness(rulebook.order, rulebook.listed)
    for one, other in combinations(map(_crime, offences), 2):
        if seriousness.of(one, other)[0] is not seriousness.of(other, one)[0]:
            names = f"{_name(_of(one))} and {_name(_of(other))}"
            yield _finding("tiers", f"of {names} each is the principal crime when it is named first")


def _circles(offences: list[Offence], rulebook: Rulebook) -> Iterator[Finding]:
    """What rows and tiers print must not lead back to itself.

    Page 13 is left out: violent before property and longer before shorter sentences do go round with the table, and
    a report in which they meet has no crime ahead of all others, so the registrar decides.
    """
    printed = Seriousness(rulebook.order, {})
    above: dict[str, list[str]] = {_name(one): [] for one in offences}
    for one, other in combinations(map(_crime, offences), 2):
        winner = printed.of(one, other)[0]
        if winner is not None:
            above[_name(_of(winner))].append(_name(_of(other if winner is one else one)))
    for circle in circles(above):
        yield _finding("tiers", f"more serious goes round: {' > '.join((*circle, circle[0]))}")


def _of(crime: Crime) -> Offence:
    return crime.ho_class, crime.code or ""


def _crime(offence: Offence) -> Crime:
    return Crime(offence[0], offence[1] or None, "", 1, "V1", ())


def _name(offence: Offence) -> str:
    return " ".join(offence).strip()


def _finding(key: str, what: str) -> Finding:
    return Finding(Defect.ORDER, "counting", "", key, what, _CORRECT)
