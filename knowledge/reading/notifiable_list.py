"""The Home Office's notifiable offence list (ODS), read strictly: a moved column is a complaint."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from time import strftime, strptime
from typing import TypeVar

from python_calamine import CalamineError, CalamineWorkbook

from knowledge.domain.errors import BadInput
from knowledge.domain.offence import Basis, Mode, Offence

T = TypeVar("T")
Cell = int | float | str | bool | time | date | datetime | timedelta

OFFENCES, INCIDENTS = "Notifiable_Offences_", "Notifiable_Reported_Incidents"

OFFENCE_COLUMNS = (
    "Home Office code",
    "Mode",
    "Max Sentence",
    "Victim or State Based",
    "Class",
    "Sub class",
    "Offence category",
    "Offence",
    "Act",
    "Section",
    "Current",
    "Year added/amended/deleted",
    "Commencement date",
    "Cessation date",
    "Comment",
)
INCIDENT_COLUMNS = (
    "Home Office code",
    "Class",
    "Incident category",
    "Incident",
    "Year Added",
    "",
    "Year deleted",
)

_MODES: dict[str, Mode] = {"I": "indictable only", "E": "either way", "S": "summary only"}
_BASES: dict[str, Basis] = {"V": "victim", "S": "state", "S/V": "either"}
_CLASS = re.compile(r"(NFIB ?\d+[A-Z]?|\d+(?:/\d+)?[A-Z]?)\s+(.+)")
_MOVED_TO = re.compile(r"(?:Replaced by|[Rr]ecord(?:ed)? under(?: code)?) (\d{3})/0?(\d{2})\b")
_WRITTEN_DATES = (("%d %B %Y", "%Y-%m-%d"), ("%b %Y", "%Y-%m"), ("%B %Y", "%Y-%m"))


def read_notifiable_list(path: Path) -> tuple[Offence, ...]:
    """Every offence and reported incident of the list, in its order."""
    try:
        workbook = CalamineWorkbook.from_path(path)
    except (CalamineError, OSError) as problem:
        raise _fault(f"{path.name}: can't be opened as a spreadsheet ({problem})") from problem
    offences = tuple(_offences(_rows(workbook, OFFENCES, OFFENCE_COLUMNS)))
    incidents = tuple(
        _incidents(_rows(workbook, INCIDENTS, INCIDENT_COLUMNS), {one.code for one in offences})
    )
    _no_row_twice(offences + incidents)
    return _one_spelling_of_each_class(offences) + incidents


def _rows(workbook: CalamineWorkbook, sheet: str, columns: Sequence[str]) -> Iterator[tuple[str, list[Cell]]]:
    """Each filled row below the heading row, with the words that name it in a complaint."""
    if sheet not in workbook.sheet_names:
        raise _fault(f"sheet {sheet!r} is missing; the file has {', '.join(workbook.sheet_names)}")
    rows = workbook.get_sheet_by_name(sheet).to_python()
    top = next((at for at, row in enumerate(rows) if row and _text(row[0]) == columns[0]), None)
    if top is None:
        raise _fault(f"sheet {sheet!r}: no row of headings beginning with {columns[0]!r}")
    for at, expected in enumerate(columns):
        found = _text(rows[top][at]) if at < len(rows[top]) else ""
        if found != expected:
            raise _fault(f"sheet {sheet!r}: column {at + 1} should be {expected!r} but is {found!r}")
    for at, row in enumerate(rows[top + 1 :], start=top + 2):
        if _text(row[0]):
            yield f"sheet {sheet!r} row {at}", list(row)


def _offences(rows: Iterator[tuple[str, list[Cell]]]) -> Iterator[Offence]:
    for where, row in rows:
        code, mode, sentence, basis, group, subgroup, category, title, act, section, current, *rest = row[:15]
        changed, commenced, ceased, comment = rest
        ho_class, class_title = _class(_text(category))
        if _text(current) not in ("Y", "N"):
            raise _fault(f"{where}: column 'Current' should be Y or N but is {_text(current)!r}")
        yield Offence(
            kind="offence",
            code=_code(where, _text(code)),
            ho_class=ho_class,
            class_title=class_title,
            title=_required(where, "Offence", title),
            act=_text(act),
            section=_text(section),
            mode=_one_of(where, "Mode", _text(mode).upper(), _MODES),
            maximum_sentence=_sentence(_text(sentence)),
            basis=_one_of(where, "Victim or State Based", _text(basis).upper(), _BASES),
            group=_text(group),
            subgroup=_text(subgroup),
            current=_text(current) == "Y",
            commenced=_when(commenced),
            changed=_when(changed),
            ceased=_when(ceased),
            replaced_by=_moved_to(_text(comment)) if _text(current) == "N" else (),
            notes=_text(comment),
        )


def _incidents(rows: Iterator[tuple[str, list[Cell]]], offence_codes: set[str]) -> Iterator[Offence]:
    for where, row in rows:
        code, ho_class, category, title, added, comment, deleted = row[:7]
        if not re.fullmatch(r"N\d{3}", _text(ho_class)):
            # Below the incidents the sheet repeats a few fraud rows in an older spelling of the code.
            class_number, _, number = _text(code).partition("/")
            if f"{class_number:0>3}/{number:0>2}" in offence_codes:
                continue
            raise _fault(f"{where}: column 'Class' should be N100, N300 or alike but is {_text(ho_class)!r}")
        yield Offence(
            kind="incident",
            code="N" + _code(where, _text(code)),
            ho_class=_text(ho_class),
            class_title=_text(category),
            title=_required(where, "Incident", title),
            act="",
            section="",
            mode="",
            maximum_sentence="",
            basis=None,
            group="Reported incidents",
            subgroup="",
            current=not _text(deleted),
            commenced=_when(added),
            ceased=_when(deleted),
            notes=_text(comment),
        )


def _fault(sentence: str) -> BadInput:
    return BadInput(sentence, field="file")


def _text(cell: Cell) -> str:
    """The words of a cell on one line; a whole number without its decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _required(where: str, column: str, cell: Cell) -> str:
    if not _text(cell):
        raise _fault(f"{where}: column {column!r} is empty")
    return _text(cell)


def _one_of(where: str, column: str, value: str, known: Mapping[str, T]) -> T:
    if value not in known:
        raise _fault(f"{where}: column {column!r} should be one of {', '.join(known)} but is {value!r}")
    return known[value]


def _code(where: str, text: str) -> str:
    if not re.fullmatch(r"\d{3}/\d{2}", text):
        raise _fault(f"{where}: column 'Home Office code' should be like 008/06 but is {text!r}")
    return text


def _class(category: str) -> tuple[str, str]:
    """`8L Harassment` in its two parts; a few fraud rows name no class, or several at once."""
    found = _CLASS.fullmatch(category)
    return (found[1].replace(" ", ""), found[2]) if found else ("", category)


def _sentence(text: str) -> str:
    """`2` is years, `6m` months; the list puts a question mark where it varies."""
    if text == "?":
        return ""
    if text.isdigit():
        return f"{text} year" + ("s" if text != "1" else "")
    if found := re.fullmatch(r"(\d+)m", text):
        return f"{found[1]} month" + ("s" if found[1] != "1" else "")
    return text.lower()


def _when(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    text = _text(cell)
    for written, iso in _WRITTEN_DATES:
        try:
            return strftime(iso, strptime(text, written))
        except ValueError:
            continue
    return text


def _moved_to(comment: str) -> tuple[str, ...]:
    return tuple(f"{class_number}/{number}" for class_number, number in _MOVED_TO.findall(comment))


def _one_spelling_of_each_class(offences: tuple[Offence, ...]) -> tuple[Offence, ...]:
    """The list spells some class names in two ways; the commoner one is given to all its rows."""
    spellings: dict[str, Counter[str]] = {}
    for one in offences:
        spellings.setdefault(one.ho_class or one.class_title, Counter())[one.class_title] += 1
    return tuple(
        replace(one, class_title=spellings[one.ho_class or one.class_title].most_common(1)[0][0])
        for one in offences
    )


def _no_row_twice(offences: tuple[Offence, ...]) -> None:
    twice = [key for key, count in Counter(one.key for one in offences).items() if count > 1]
    if twice:
        raise _fault(f"sheet {OFFENCES!r}: {twice[0][0]} {twice[0][2]!r} stands in the list twice")
