"""What a text changes, part by part: its words, its citations, its dates, and its rules in plain words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from knowledge.domain.documents import Published
from knowledge.reading.leaves import Path, leaves_in
from knowledge.reading.rule_source import CASES, LISTS
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.rule_words import RuleRow

_DATES = frozenset({"from", "until", "verified", "review_by", "since", "takes_effect", "edition_starts"})
_TRIED = frozenset({CASES, "tests"})


class Sort(StrEnum):
    """Under which heading a change is shown."""

    WORDS = "words"
    CITATIONS = "citations"
    DATES = "dates"
    TESTS = "tests"
    RULES = "rules"


@dataclass(frozen=True, slots=True)
class PartChange:
    """`place` are the keys that lead there; `gone` and `come` are the values that only one of the texts has."""

    place: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule as it is and as it would be; None where it is not there. `moved` where it is tried at another place."""

    id: str
    before: RuleRow | None
    after: RuleRow | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class ChangedParts:
    """`unreadable` says why a text can't be taken apart; then there are no parts."""

    parts: Mapping[Sort, Sequence[PartChange]] = field(default_factory=dict)
    rules: Sequence[RuleChange] = ()
    unreadable: str = ""

    def of(self, sort: str) -> Sequence[PartChange]:
        """Those under one heading."""
        return self.parts.get(Sort(sort), ())


def changed_parts(
    candidate: Published, before: str, was: Sequence[RuleRow], now: Sequence[RuleRow]
) -> ChangedParts:
    """Between the text `before`, with its rules, and the candidate's; the empty text where there was none."""
    name = f"{candidate.document_id}.yml"
    try:
        old, new = leaves_in(before, name) if before else {}, leaves_in(candidate.body, name)
    except ContentError as error:
        return ChangedParts(unreadable=str(error))
    parts: dict[Sort, list[PartChange]] = {}
    for path in dict.fromkeys([*old, *new]):
        change = _change(path, old.get(path, ()), new.get(path, ()))
        if change is not None:
            parts.setdefault(_sort(path), []).append(change)
    return ChangedParts(parts, rule_changes(was, now))


def rule_changes(was: Sequence[RuleRow], now: Sequence[RuleRow]) -> list[RuleChange]:
    """The rules that read otherwise, are new or gone, or are tried at another place among those that stay."""
    old, new = {row.id: row for row in was}, {row.id: row for row in now}
    before = [row.id for row in was if row.id in new]
    after = [row.id for row in now if row.id in old]
    found = []
    for name in dict.fromkeys([*new, *old]):
        moved = name in old and name in new and before.index(name) != after.index(name)
        if old.get(name) != new.get(name) or moved:
            found.append(RuleChange(name, old.get(name), new.get(name), moved))
    return found


def _change(path: Path, old: tuple[str, ...], new: tuple[str, ...]) -> PartChange | None:
    if old == new:
        return None
    place = " › ".join(one.replace("_", " ") for one in path)
    gone = tuple(one for one in old if one not in new)
    come = tuple(one for one in new if one not in old)
    if not gone and not come:  # the same in another order, or once more
        return PartChange(place, old, new)
    return PartChange(place, gone, come)


def _sort(path: Path) -> Sort:
    if path[-1] == "source":
        return Sort.CITATIONS
    if path[-1] in _DATES:
        return Sort.DATES
    if path[0] in _TRIED:
        return Sort.TESTS
    return Sort.RULES if path[0] in LISTS else Sort.WORDS
