"""Which of two crimes is the more serious: conduct tiers, look-up table, page 13, and what the force has settled."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.domain.decision import Crime, Reason
from knowledge.domain.order import Listed, Match, Precedence, PrincipalOrder, Tier

Verdict = tuple[Crime | None, Reason]
"""The more serious crime and why; None where the documents do not say."""

_VIOLENT = "A violent crime generally takes precedence over a property crime."
_SENTENCE = "The look-up table does not order them, so the crime with the longer maximum sentence is counted."


@dataclass(frozen=True, slots=True)
class Seriousness:
    """An order only as far as the documents order: what they leave open stays open."""

    order: PrincipalOrder
    listed: Mapping[tuple[str, str], Listed]

    def of(self, one: Crime, other: Crime) -> Verdict:
        if self._tier(one) or self._tier(other):
            verdict = self._by_tier(one, other)
        elif self._rank(one) is not None and self._rank(other) is not None:
            verdict = self._by_table(one, other)
        else:
            verdict = self._by_page_13(one, other)
        return verdict if verdict[0] else self._by_determination(one, other, verdict[1])

    def _by_tier(self, one: Crime, other: Crime) -> Verdict:
        for conduct, rival in ((one, other), (other, one)):
            tier = self._tier(conduct)
            if tier is None:
                continue
            yields = _covers(tier.yields_to, rival)
            if yields:
                text = f"{rival.title} is more serious than {conduct.title} in the order of conduct crimes."
                return rival, Reason(f"principal.{tier.name}.yields", text, tier.because)
            if _covers(tier.beats, rival):
                text = f"{conduct.title} prevails over {rival.title} in the order of conduct crimes."
                return conduct, Reason(f"principal.{tier.name}", text, tier.because)
        return None, Reason("principal.unlisted", "", self.order.because)

    def _by_table(self, one: Crime, other: Crime) -> Verdict:
        """The look-up table of page 14 is a guide, and the only order that the documents print."""
        reason = Reason(
            "principal.table",
            "The most serious crime of the incident is counted, by the look-up table for principal crimes.",
            self.order.because,
        )
        first, second = self._rank(one), self._rank(other)
        if first is None or second is None or first == second:
            return None, reason
        return (one if first < second else other), reason

    def _by_page_13(self, one: Crime, other: Crime) -> Verdict:
        """Violent before property, and the longer maximum sentence before the shorter.

        Violent comes first only "generally", and not in the table where its sentence is the shorter: where the two
        tests point apart neither crime is ahead. Nor is it where the sentences are equal, since no document says
        which is likelier to be imposed.
        """
        precedence = self.order.precedence
        own, rival = self._listed(one), self._listed(other)
        if own is None or rival is None or own.days is None or rival.days is None or own.days == rival.days:
            violent = _violent(own, rival, precedence)
            winner = one if violent == 1 else other if violent == -1 else None
            return winner, Reason("principal.violent", _VIOLENT, precedence.because)
        longer, shorter = (own, rival) if own.days > rival.days else (rival, own)
        winner = one if longer is own else other
        violent = _violent(longer, shorter, precedence)
        if violent == -1:
            return None, Reason("principal.violent", "", precedence.because)
        name, text = ("violent", _VIOLENT) if violent else ("sentence", _SENTENCE)
        return winner, Reason(f"principal.{name}", text, precedence.because)

    def _by_determination(self, one: Crime, other: Crime, open_: Reason) -> Verdict:
        """What the force has settled where the documents leave two crimes unordered."""
        for settled in self.order.settled:
            for best, rival in ((one, other), (other, one)):
                if _covers(settled.above, best) and _covers(settled.below, rival):
                    because = (*settled.because, *self.order.because)
                    return best, Reason(settled.rule, settled.why, because)
        return None, open_

    def _tier(self, crime: Crime) -> Tier | None:
        return next((tier for tier in self.order.tiers if _covers(tier.crimes, crime)), None)

    def _rank(self, crime: Crime) -> int | None:
        """The row of the crime's code; of its class where the table prints no row for the code."""
        rows = tuple(enumerate(self.order.rows))
        by_code = [number for number, row in rows if crime.code in row.codes]
        by_class = [number for number, row in rows if crime.ho_class in row.classes]
        return next(iter(by_code or by_class), None)

    def _listed(self, crime: Crime) -> Listed | None:
        return self.listed.get((crime.ho_class, crime.code or ""))


def _covers(match: Match, crime: Crime) -> bool:
    return match.covers(crime.ho_class, crime.code)


def _violent(own: Listed | None, rival: Listed | None, precedence: Precedence) -> int:
    """1 where the first is violent and the second about property, -1 the other way round, else 0."""
    if own is None or rival is None:
        return 0
    first = own.group in precedence.violent and rival.group in precedence.property
    second = rival.group in precedence.violent and own.group in precedence.property
    return first - second
