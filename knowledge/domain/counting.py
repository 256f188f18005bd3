"""How many crimes, which is principal, and what is included in it (pp. 12-14 and 55-57)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from knowledge.domain.decision import Crime, NotSeparate, Reason
from knowledge.domain.order import PrincipalOrder, Tier


@dataclass(frozen=True, slots=True)
class Counted:
    """`readings` stand side by side where the documents give no order: then the registrar decides."""

    crimes: tuple[Crime, ...]
    not_separate: tuple[NotSeparate, ...] = ()
    reasons: tuple[Reason, ...] = ()
    readings: tuple[str, ...] = ()


def choose_principal(recorded: tuple[Crime, ...], order: PrincipalOrder) -> Counted:
    """One crime for each victim's finished incident, the most serious; what is additional stays beside it."""
    counted = Counted(tuple(crime for crime in _merged(recorded) if crime.addition))
    for victim in dict.fromkeys(crime.victim for crime in recorded if not crime.addition):
        own = [crime for crime in _merged(recorded) if crime.victim == victim and not crime.addition]
        counted = _joined(_principal_of(own, order), counted)
    return counted


def _merged(recorded: Iterable[Crime]) -> list[Crime]:
    """The same offence proposed twice against one victim is one finished incident (p. 12)."""
    rows: dict[tuple[str, str | None, str], Crime] = {}
    for crime in recorded:
        key = (crime.ho_class, crime.code, crime.victim)
        held = rows.get(key)
        rows[key] = crime if held is None or crime.count > held.count else held
    return list(rows.values())


def _joined(first: Counted, second: Counted) -> Counted:
    return Counted(
        first.crimes + second.crimes,
        first.not_separate + second.not_separate,
        first.reasons + second.reasons,
        first.readings + second.readings,
    )


def _principal_of(own: list[Crime], order: PrincipalOrder) -> Counted:
    if len(own) <= 1:
        return Counted(tuple(own))
    best, reasons = own[0], []
    for rival in own[1:]:
        winner, reason = _more_serious(best, rival, order)
        if winner is None:
            return _unordered(own, best, rival, order)
        best = winner
        reasons.append(reason)
    lost = tuple(
        NotSeparate(c.ho_class, c.code, c.title, _included(best), order.because) for c in own if c is not best
    )
    return Counted((replace(best, count=max(best.count, 1)),), lost, tuple(dict.fromkeys(reasons)))


def _included(best: Crime) -> str:
    return (
        f"Same offender, same victim, one report: {best.ho_class} {best.code or ''} is the principal crime. "
        "Document and investigate this too; do not record it separately."
    )


def _unordered(own: list[Crime], one: Crime, other: Crime, order: PrincipalOrder) -> Counted:
    readings = tuple(
        f"{crime.title} ({crime.ho_class} {crime.code or ''}) is the principal crime"
        for crime in (one, other)
    )
    reason = Reason(
        "principal.unordered",
        "The rules do not say which of these two is the principal crime: the Force Crime Registrar decides.",
        order.because,
    )
    return Counted(tuple(own), (), (reason,), readings)


def _more_serious(one: Crime, other: Crime, order: PrincipalOrder) -> tuple[Crime | None, Reason]:
    for conduct, rival in ((one, other), (other, one)):
        tier = _tier(conduct, order)
        if tier is None:
            continue
        if tier.beats.covers(rival.ho_class, rival.code) and not tier.yields_to.covers(
            rival.ho_class, rival.code
        ):
            return conduct, Reason(
                f"principal.{tier.name}",
                f"{conduct.title} prevails over {rival.title} in the order of conduct crimes.",
                tier.because,
            )
        if tier.yields_to.covers(rival.ho_class, rival.code):
            return rival, Reason(
                f"principal.{tier.name}.yields",
                f"{rival.title} is more serious than {conduct.title} in the order of conduct crimes.",
                tier.because,
            )
    if _tier(one, order) or _tier(other, order):
        return _by_determination(one, other, order, Reason("principal.unlisted", "", order.because))
    winner, reason = _by_table(one, other, order)
    return (winner, reason) if winner else _by_determination(one, other, order, reason)


def _by_determination(
    one: Crime, other: Crime, order: PrincipalOrder, open_: Reason
) -> tuple[Crime | None, Reason]:
    """What the force has settled where the documents leave two crimes unordered."""
    for settled in order.settled:
        for best, rival in ((one, other), (other, one)):
            if settled.above.covers(best.ho_class, best.code) and settled.below.covers(
                rival.ho_class, rival.code
            ):
                return best, Reason(settled.rule, settled.why, (*settled.because, *order.because))
    return None, open_


def _tier(crime: Crime, order: PrincipalOrder) -> Tier | None:
    return next((tier for tier in order.tiers if tier.crimes.covers(crime.ho_class, crime.code)), None)


def _by_table(one: Crime, other: Crime, order: PrincipalOrder) -> tuple[Crime | None, Reason]:
    """The look-up table of page 14 is a guide, and the only order that the documents print."""
    ranks = [_rank(crime, order) for crime in (one, other)]
    reason = Reason(
        "principal.table",
        "The most serious crime of the incident is counted, by the look-up table for principal crimes.",
        order.because,
    )
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return None, reason
    return (one if ranks[0] < ranks[1] else other), reason


def _rank(crime: Crime, order: PrincipalOrder) -> int | None:
    by_code = (n for n, row in enumerate(order.rows) if crime.code in row.codes)
    by_class = (n for n, row in enumerate(order.rows) if crime.ho_class in row.classes)
    return next(by_code, None) if crime.code and _known(crime.code, order) else next(by_class, None)


def _known(code: str, order: PrincipalOrder) -> bool:
    return any(code in row.codes for row in order.rows)
