"""In what order crimes of one incident stand: what the documents print, and what the force has settled (pp. 13-14, 55-57)."""

from dataclasses import dataclass

from knowledge.domain.citation import Because


@dataclass(frozen=True, slots=True)
class Match:
    """Names crimes by class or by code."""

    classes: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def covers(self, ho_class: str, code: str | None) -> bool:
        return ho_class in self.classes or (code is not None and code in self.codes)


NOTHING = Match()


@dataclass(frozen=True, slots=True)
class Tier:
    """A step of the conduct order (pp. 56-57): what it prevails over and what prevails over it."""

    name: str
    crimes: Match
    beats: Match
    yields_to: Match
    because: Because


@dataclass(frozen=True, slots=True)
class Preference:
    """One crime before another by the force's own determination, where the documents leave the pair open."""

    rule: str
    above: Match
    below: Match
    why: str
    because: Because


@dataclass(frozen=True, slots=True)
class PrincipalOrder:
    """The look-up table of page 14, most serious first, and the conduct tiers."""

    rows: tuple[Match, ...]
    tiers: tuple[Tier, ...]
    because: Because
    settled: tuple[Preference, ...] = ()
