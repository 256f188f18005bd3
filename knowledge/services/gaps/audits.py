"""Audit results with their intervals, and the four fields of failing and asking."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from knowledge.domain.loads import FORCE, Audit
from knowledge.services.gaps.board import Board
from knowledge.statistics.intervals import Estimate, wilson

TARGET = 0.9


@dataclass(frozen=True)
class Compliance:
    """An audit result; `share` is None for a team of which too few records were audited."""

    audit: Audit
    share: Estimate | None


class Field(StrEnum):
    """Where a topic stands."""

    FAILS_AND_ASKS = "fails often and asks often"
    FAILS_SILENTLY = "fails often and does not ask"
    ASKS_AND_PASSES = "asks often and passes"
    NEITHER = "neither"


@dataclass(frozen=True)
class Placed:
    """A topic with its newest audit and how many people ask about it in a month."""

    topic: str
    category: str
    share: Estimate
    asking: float
    field: Field


def compliance(audits: Sequence[Audit], least: int) -> list[Compliance]:
    """Every result, as loaded; a category's small teams are left out so that they can't be worked out."""
    groups: dict[tuple[object, ...], list[Audit]] = defaultdict(list)
    for audit in audits:
        groups[audit.category, audit.first, audit.last].append(audit)
    hidden = {id(audit) for group in groups.values() for audit in _hidden(group, least)}
    return [
        Compliance(audit, None if id(audit) in hidden else wilson(audit.compliant, audit.audited))
        for audit in audits
    ]


def _hidden(group: Sequence[Audit], least: int) -> list[Audit]:
    """Teams with few records; with a total beside them, more until those left out are enough together."""
    teams = sorted((audit for audit in group if audit.team != FORCE), key=lambda one: (one.audited, one.team))
    cut = sum(audit.audited < least for audit in teams)
    total = any(audit.team == FORCE for audit in group)
    while total and 0 < cut < len(teams) and (cut < 2 or sum(a.audited for a in teams[:cut]) < least):
        cut += 1
    return teams[:cut]


def four_fields(board: Board, audits: Sequence[Audit], target: float = TARGET) -> list[Placed]:
    """Each audited topic: fails often when even the upper end of its interval is below the target; asks
    often when more people ask about it in a month than about half of the topics."""
    asking = {topic: _asking(board, topic) for topic in board.topics}
    middle = median(asking.values()) if asking else 0.0
    placed = []
    for topic, audit in _newest(audits).items():
        share, people = wilson(audit.compliant, audit.audited), asking.get(topic, 0.0)
        fails, asks = share.high < target, people > middle
        field = {
            (True, True): Field.FAILS_AND_ASKS,
            (True, False): Field.FAILS_SILENTLY,
            (False, True): Field.ASKS_AND_PASSES,
            (False, False): Field.NEITHER,
        }[fails, asks]
        placed.append(Placed(topic, audit.category, share, people, field))
    return sorted(placed, key=lambda one: (list(Field).index(one.field), one.share.value, one.topic))


def _asking(board: Board, topic: str) -> float:
    found = [month.topics[topic].people for month in board.shown if topic in month.topics]
    return sum(found) / len(board.shown) if found else 0.0


def _newest(audits: Sequence[Audit]) -> dict[str, Audit]:
    """By topic, of the force: its own row of the newest period, else all teams of that period together."""
    found: dict[str, Audit] = {}
    for topic in sorted({audit.topic for audit in audits} - {""}):
        own = [audit for audit in audits if audit.topic == topic]
        last = max(audit.last for audit in own)
        newest = [audit for audit in own if audit.last == last]
        force = [audit for audit in newest if audit.team == FORCE]
        some = force[:1] or [audit for audit in newest if audit.category == newest[0].category]
        found[topic] = Audit(
            some[0].category, topic, FORCE, sum(a.audited for a in some), sum(a.compliant for a in some),
            some[0].first, last,
        )  # fmt: skip
    return found
