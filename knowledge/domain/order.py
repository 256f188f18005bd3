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
class Listed:
    """What the notifiable list says of an offence: its group, its longest sentence, and since when it exists.

    `days` is the maximum sentence as a number of days, life above all others, or None where the list leaves it open;
    `since` a day such as 2024-01-31, or empty.
    """

    group: str
    days: int | None = None
    since: str = ""


@dataclass(frozen=True, slots=True)
class Precedence:
    """Page 13: violent before property, by the groups of the notifiable list, then the longer maximum sentence."""

    violent: frozenset[str] = frozenset()
    property: frozenset[str] = frozenset()
    because: Because = ()


PLAIN = Precedence()


@dataclass(frozen=True, slots=True)
class PrincipalOrder:
    """The look-up table of page 14, most serious first, the conduct tiers, and page 13 for what the table leaves out."""

    rows: tuple[Match, ...]
    tiers: tuple[Tier, ...]
    because: Because
    precedence: Precedence = PLAIN
    settled: tuple[Preference, ...] = ()
