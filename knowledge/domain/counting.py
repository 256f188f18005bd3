"""How many crimes, which is principal, and what is included in it (pp. 12-14 and 55-57)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from knowledge.domain.decision import Crime, NotSeparate, Reason
from knowledge.domain.order import Listed, PrincipalOrder
from knowledge.domain.seriousness import Seriousness


@dataclass(frozen=True, slots=True)
class Counted:
    """`readings` stand side by side where the documents give no order: then the registrar decides."""

    crimes: tuple[Crime, ...]
    not_separate: tuple[NotSeparate, ...] = ()
    reasons: tuple[Reason, ...] = ()
    readings: tuple[str, ...] = ()


def choose_principal(
    recorded: tuple[Crime, ...],
    order: PrincipalOrder,
    listed: Mapping[tuple[str, str], Listed] | None = None,
) -> Counted:
    """One crime for what one offender or group did to one victim, the most serious; additions stay beside it.

    Without the notifiable list only the table and the tiers order crimes.
    """
    seriousness = Seriousness(order, listed or {})
    merged = _merged(recorded)
    counted = Counted(tuple(crime for crime in merged if crime.addition))
    ordinary = [crime for crime in merged if not crime.addition]
    for pair in dict.fromkeys((crime.victim, crime.offender) for crime in ordinary):
        own = [crime for crime in ordinary if (crime.victim, crime.offender) == pair]
        counted = _joined(counted, _principal_of(own, seriousness))
    return replace(counted, crimes=_shared_once(counted.crimes))


def _merged(recorded: Iterable[Crime]) -> list[Crime]:
    """The same offence proposed twice against one victim is one finished incident (p. 12)."""
    rows: dict[tuple[str | None, ...], Crime] = {}
    for crime in recorded:
        key = (crime.ho_class, crime.code, crime.victim, crime.offender)
        held = rows.get(key)
        rows[key] = crime if held is None or crime.count > held.count else held
    return list(rows.values())


def _shared_once(crimes: tuple[Crime, ...]) -> tuple[Crime, ...]:
    """What is counted by something other than victims (a business, an owner, an offender) is counted once (p. 12)."""
    rows: dict[tuple[str | None, ...], Crime] = {}
    for crime in crimes:
        key = (crime.ho_class, crime.code, "" if crime.shared else crime.victim, crime.offender)
        held = rows.get(key)
        rows[key] = replace(held, count=max(held.count, crime.count)) if held else crime
    return tuple(rows.values())


def _joined(first: Counted, second: Counted) -> Counted:
    return Counted(
        first.crimes + second.crimes,
        first.not_separate + second.not_separate,
        first.reasons + second.reasons,
        first.readings + second.readings,
    )


def _principal_of(own: list[Crime], seriousness: Seriousness) -> Counted:
    """The crime that is more serious than each of the others, whichever came first."""
    if len(own) <= 1:
        return Counted(tuple(own))
    verdicts = {
        (n, m): seriousness.of(own[n], own[m]) for n in range(len(own)) for m in range(n + 1, len(own))
    }
    beaten = {n if verdict[0] is own[m] else m for (n, m), verdict in verdicts.items() if verdict[0]}
    best = [crime for n, crime in enumerate(own) if n not in beaten]
    if len(best) != 1 or any(
        verdict[0] is None for pair, verdict in verdicts.items() if own.index(best[0]) in pair
    ):
        return _unordered(own, best if len(best) > 1 else own, seriousness)
    at = own.index(best[0])
    because = seriousness.order.because
    lost = (crime for crime in own if crime is not best[0])
    return Counted(
        (replace(best[0], count=max(best[0].count, 1)),),
        tuple(NotSeparate(c.ho_class, c.code, c.title, _included(best[0]), because) for c in lost),
        tuple(dict.fromkeys(verdict[1] for pair, verdict in verdicts.items() if at in pair)),
    )


def _included(best: Crime) -> str:
    return (
        f"Same offender, same victim, one report: {best.ho_class} {best.code or ''} is the principal crime. "
        "Document and investigate this too; do not record it separately."
    )


def _unordered(own: list[Crime], rivals: list[Crime], seriousness: Seriousness) -> Counted:
    readings = tuple(
        f"{crime.title} ({crime.ho_class} {crime.code or ''}) is the principal crime" for crime in rivals
    )
    reason = Reason(
        "principal.unordered",
        "The rules do not say which of these is the principal crime: the Force Crime Registrar decides.",
        seriousness.order.because,
    )
    return Counted(tuple(own), (), (reason,), readings)
