"""The proof that the principal order is an order: of two crimes the same one whichever is named first, and no circle.

Where the documents leave two crimes open, open they stay: a pair is only ever ordered by a row or a tier of one page.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from knowledge.domain.counting import choose_principal
from knowledge.domain.decision import Crime
from knowledge.domain.order import Match, PrincipalOrder, Tier
from knowledge.domain.proof.domains import every_topic_rule
from knowledge.domain.proof.finding import Defect, Finding
from knowledge.domain.proof.presumptions import circles
from knowledge.domain.rulebook import Rulebook

Offence = tuple[str, str]
"""Class and code."""
Offences = Mapping[Offence, frozenset[str]]
"""The notifiable list: whether each offence is recorded for a victim, for the state, or for either."""
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
    yield from _circles(_told_apart(sorted(proposed | set(offences)), order), order)


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


def _told_apart(offences: Iterable[Offence], order: PrincipalOrder) -> list[Offence]:
    """One offence for each way in which the order can see one."""
    matches = [*order.rows]
    for tier in order.tiers:
        matches += [tier.crimes, tier.beats, tier.yields_to]
    seen: dict[tuple[object, ...], Offence] = {}
    for ho_class, code in offences:
        seen.setdefault(
            tuple((ho_class in match.classes, code in match.codes) for match in matches), (ho_class, code)
        )
    return list(seen.values())


def _circles(offences: list[Offence], order: PrincipalOrder) -> Iterator[Finding]:
    above: dict[str, list[str]] = {_name(one): [] for one in offences}
    for one, other in combinations(offences, 2):
        winner, again = _more_serious(one, other, order), _more_serious(other, one, order)
        if winner != again:
            names = f"{_name(one)} and {_name(other)}"
            yield _finding("tiers", f"of {names} each is the principal crime when it is named first")
        elif winner is not None:
            above[_name(winner)].append(_name(other if winner == one else one))
    for circle in circles(above):
        yield _finding("tiers", f"more serious goes round: {' > '.join((*circle, circle[0]))}")


def _more_serious(one: Offence, other: Offence, order: PrincipalOrder) -> Offence | None:
    counted = choose_principal((_crime(one), _crime(other)), order)
    return None if counted.readings else (counted.crimes[0].ho_class, counted.crimes[0].code or "")


def _crime(offence: Offence) -> Crime:
    return Crime(offence[0], offence[1] or None, "", 1, "V1", ())


def _name(offence: Offence) -> str:
    return " ".join(offence).strip()


def _finding(key: str, what: str) -> Finding:
    return Finding(Defect.ORDER, "counting", "", key, what, _CORRECT)
