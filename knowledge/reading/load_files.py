"""The files that trainers load, cell by cell; the first thing that is wrong is said with row and column."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.domain.errors import BadInput
from knowledge.domain.loads import FORCE, Audit, Recorded, Strength
from knowledge.domain.month import Month
from knowledge.reading.sheets import Cell, Row, read_sheet

_MOST = 10_000_000
_FORCE_WORDS = ("", "-", "force", "whole force", "all")
# How a period may be written; all of a file must be written alike, or 03/04 might be either.
_DAY, _BRITISH, _MONTH = r"\d{4}-\d{2}-\d{2}", r"\d{2}/\d{2}/\d{4}", r"\d{4}-\d{2}"
_WAYS = {
    "2026-04 to 2026-09": re.compile(f"({_MONTH})(?: to ({_MONTH}))?"),
    "2026-04-01 to 2026-09-30": re.compile(f"({_DAY}) to ({_DAY})"),
    "01/04/2026 to 30/09/2026": re.compile(f"({_BRITISH}) to ({_BRITISH})"),
}


@dataclass(frozen=True)
class Names:
    """The teams there are, and topics with their titles."""

    teams: frozenset[str]
    topics: Mapping[str, str]
    audited: frozenset[tuple[str, str, date, date]] = frozenset()
    """Category, team, first and last day of what was loaded before."""


def read_audits(name: str, content: bytes, names: Names) -> list[Audit]:
    """Columns category, team, audited, compliant, period, and topic if one likes."""
    rows = read_sheet(name, content, ("category", "team", "audited", "compliant", "period"), ("topic",))
    way = _way(rows[0]["period"])
    found = [_audit(row, names, way, rows[0]["period"]) for row in rows]
    _once(
        rows,
        [(a.category, a.team, a.first, a.last) for a in found],
        "category",
        "this category, team and period",
    )
    return found


def _audit(row: Row, names: Names, way: str, example: Cell) -> Audit:
    category = _filled(row["category"])
    audited, compliant = _number(row["audited"]), _number(row["compliant"])
    if audited == 0:
        raise row["audited"].wrong("nothing was audited; leave such a row out.")
    if compliant > audited:
        raise row["compliant"].wrong(f"{compliant} compliant of {audited} audited can't be.")
    first, last = _period(row["period"], way, example)
    topic = _topic(row["topic"], names) if row["topic"].text else _topic_called(category, names)
    team = _team(row["team"], names, force=True)
    if (category, team, first, last) in names.audited:
        raise row["category"].wrong(f"{category} was loaded before for this team and period.")
    return Audit(category, topic, team, audited, compliant, first, last)


def read_strengths(name: str, content: bytes, names: Names) -> list[Strength]:
    """Columns team, people, month: the month from which it is so."""
    rows = read_sheet(name, content, ("team", "people", "month"))
    found = []
    for row in rows:
        people = _number(row["people"])
        if people == 0:
            raise row["people"].wrong("a team has at least one person.")
        found.append(Strength(_filled(row["team"]), people, _month(row["month"])))
    _once(rows, [(one.team, one.month) for one in found], "team", "this team and month")
    return found


def read_recorded(name: str, content: bytes, names: Names) -> list[Recorded]:
    """Columns team, topic, month, crimes."""
    rows = read_sheet(name, content, ("team", "topic", "month", "crimes"))
    found = [
        Recorded(
            _team(row["team"], names),
            _topic(row["topic"], names),
            _month(row["month"]),
            _number(row["crimes"]),
        )
        for row in rows
    ]
    _once(rows, [(one.team, one.topic, one.month) for one in found], "team", "this team, topic and month")
    return found


READERS: Mapping[str, Callable[[str, bytes, Names], list[Audit] | list[Strength] | list[Recorded]]] = {
    "audits": read_audits,
    "teams": read_strengths,
    "crimes": read_recorded,
}


def _filled(cell: Cell) -> str:
    if not cell.text:
        raise cell.wrong("it is empty.")
    if len(cell.text) > 120:
        raise cell.wrong("it has more than 120 characters.")
    return cell.text


def _number(cell: Cell) -> int:
    text = _filled(cell).replace(",", "")
    if not (text.isascii() and text.isdigit() and int(text) <= _MOST):
        raise cell.wrong(f"“{cell.text}” is not a whole number from 0.")
    return int(text)


def _team(cell: Cell, names: Names, *, force: bool = False) -> str:
    if force and cell.text.lower() in _FORCE_WORDS:
        return FORCE
    if _filled(cell) not in names.teams:
        raise cell.wrong(f"there is no team called “{cell.text}”.")
    return cell.text


def _topic(cell: Cell, names: Names) -> str:
    found = _topic_called(_filled(cell), names)
    if not found:
        raise cell.wrong(f"there is no topic called “{cell.text}”.")
    return found


def _topic_called(name: str, names: Names) -> str:
    wanted = name.strip().lower()
    return next((t for t, title in names.topics.items() if wanted in (t.lower(), title.lower())), "")


def _month(cell: Cell) -> str:
    try:
        return str(Month.read(cell.month))
    except BadInput as error:
        raise cell.wrong(error.sentence) from None


def _way(cell: Cell) -> str:
    found = next((way for way, pattern in _WAYS.items() if pattern.fullmatch(cell.month)), None)
    if found is None:
        raise cell.wrong(f"“{cell.text}” is not a period; write it like {', or '.join(_WAYS)}.")
    return found


def _period(cell: Cell, way: str, example: Cell) -> tuple[date, date]:
    found = _WAYS[way].fullmatch(cell.month)
    if found is None:
        _way(cell)
        raise cell.wrong(
            f"“{cell.text}” is not written as “{example.text}” in row {example.row} is; write all alike."
        )
    try:
        first, last = _ends(found[1], found[2] or found[1])
    except ValueError:
        raise cell.wrong(f"“{cell.text}” names a day that there is not.") from None
    if last < first:
        raise cell.wrong(f"“{cell.text}” ends before it begins.")
    return first, last


def _ends(begin: str, end: str) -> tuple[date, date]:
    if len(begin) == 7:
        year, month = int(end[:4]), int(end[5:])
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(int(begin[:4]), int(begin[5:]), 1), after - timedelta(days=1)
    return _day(begin), _day(end)


def _day(written: str) -> date:
    if "/" in written:
        day, month, year = map(int, written.split("/"))
        return date(year, month, day)
    return date.fromisoformat(written)


def _once(rows: list[Row], keys: list[tuple[object, ...]], column: str, what: str) -> None:
    first: dict[tuple[object, ...], int] = {}
    for row, key in zip(rows, keys, strict=True):
        cell = row[column]
        if key in first:
            raise cell.wrong(f"{what} stand in row {first[key]} already.")
        first[key] = cell.row
