"""A rules document in sections and paragraphs, addressed by the page numbers printed on it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.domain.errors import BadInput
from knowledge.domain.paragraph import Paragraph, ReadDocument
from knowledge.domain.source import Section
from knowledge.reading.pdf_lines import Line, Sheet, read_sheets

_MARGIN = 60.0
_LEVELS = ((22.0, 1), (15.5, 2), (13.5, 3))
WITHIN_THE_TEXT = 4
_WRAPPED, _NEW_PARAGRAPH = 1.3, 1.45
_BEGINS_WITH_CLASS = re.compile(r"\d+[A-Z]?(/\d+)? [A-Z]")
_BULLET = re.compile(r"[\uf0b7•▪]|[a-z0-9]{1,2}[).] |\([a-z0-9]+\) ")
_YEARS = re.compile(r"\b(20\d\d)/(?:20)?(\d\d)\b")
# A companion speaks of the rules too, and has headings and a year: only the title tells it from them.
_RULES = re.compile(r"crime recording rules( for front[ -]?line officers (and|&) staff)?", re.IGNORECASE)
_TITLE_SIZE = 20.0
_LONGEST_LEAD, _SHORTEST_LEAD = 100, 4
_FEWEST_SECTIONS = 5


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line on its printed page; `level` is 0 for plain text; `heading` is what names the section."""

    page: int
    line: Line
    level: int
    heading: str = ""


def read_rules(path: Path) -> ReadDocument:
    """The crime recording rules; one clear sentence when the file is something else."""
    title = _title(read_sheets(path, most=1)[0])
    if not _RULES.fullmatch(title):
        says = f"its title is '{title[:80]}', not" if title else "its first page has no title such as"
        raise _not_the_rules(path, f"{says} 'Crime Recording Rules'")
    document = in_sections(read_sheets(path))
    if sum(section.level < WITHIN_THE_TEXT for section in document.sections) < _FEWEST_SECTIONS:
        raise _not_the_rules(path, f"fewer than {_FEWEST_SECTIONS} headings were found")
    if not document.edition:
        raise _not_the_rules(path, "no edition such as 2026/27 stands on its first pages")
    return document


def in_sections(sheets: Sequence[Sheet]) -> ReadDocument:
    """Sections and paragraphs of any document whose headings are bold and larger than its text."""
    pages = _printed_pages(sheets)
    placed = tuple(_placed(sheets, pages))
    return ReadDocument(
        edition=_edition(sheets),
        first=pages[0],
        last=pages[-1],
        sections=tuple(_sections(placed, pages[-1])),
        paragraphs=tuple(_paragraphs(placed)),
    )


def _not_the_rules(path: Path, why: str) -> BadInput:
    return BadInput(f"{path.name}: does not look like the crime recording rules: {why}", field="file")


def _title(sheet: Sheet) -> str:
    """What the title page says in its largest types, without the years."""
    words = " ".join(line.text for line in sheet.lines if line.size >= _TITLE_SIZE)
    return " ".join(_YEARS.sub("", words).split())


def _edition(sheets: Sequence[Sheet]) -> str:
    found = _YEARS.search(" ".join(line.text for sheet in sheets[:2] for line in sheet.lines))
    return f"{found[1]}-{found[2]}" if found else ""


def _printed_pages(sheets: Sequence[Sheet]) -> list[int]:
    """The page printed at each sheet's foot; where none is, the one that its neighbours imply."""
    printed = {
        sheet.number: int(line.text) for sheet in sheets for line in sheet.lines if _is_page_number(line)
    }
    offsets = Counter(page - number for number, page in printed.items())
    usual = offsets.most_common(1)[0][0] if offsets else 0
    return [printed.get(sheet.number, sheet.number + usual) for sheet in sheets]


def _is_page_number(line: Line) -> bool:
    return line.up < _MARGIN and re.fullmatch(r"\d{1,3}", line.text) is not None


def _placed(sheets: Sequence[Sheet], pages: Sequence[int]) -> Iterator[_Placed]:
    """The body's lines; running heads, page numbers, the title page's own type and the contents left out."""
    margins = Counter(line.text for sheet in sheets for line in sheet.lines if _in_margin(line, sheet))
    for sheet, page in zip(sheets, pages, strict=True):
        for line in sheet.lines:
            running = _in_margin(line, sheet) and margins[line.text] > max(1, len(sheets) // 2)
            if running or _is_page_number(line) or "....." in line.text:
                continue
            level, heading = _heading(line)
            if heading != "Table of Contents":
                yield _Placed(page, line, 0 if sheet.number == 1 and len(sheets) > 2 else level, heading)


def _in_margin(line: Line, sheet: Sheet) -> bool:
    return line.up < _MARGIN or line.up > sheet.height - _MARGIN


def _heading(line: Line) -> tuple[int, str]:
    """Its level and words: large bold type is a heading, bold words that open a line one within the text."""
    letters = len(line.text.replace(" ", ""))
    if line.bold == letters:
        for size, level in _LEVELS:
            if line.size >= size:
                return level, line.text
    lead = _lead(line) if line.bold else ""
    return (WITHIN_THE_TEXT, lead) if lead else (0, "")


def _lead(line: Line) -> str:
    """The bold words that open a line, when they name something: `Professional Reports:` but not `NB`."""
    seen = 0
    for at, letter in enumerate(line.text, start=1):
        seen += not letter.isspace()
        if seen == line.bold:
            words = line.text[:at].strip(" :–-.")
            rest = line.text[at:].strip()
            names = line.text[:at].rstrip().endswith((":", "–", "-")) or not rest or rest[0] in ":–-"
            fits = _SHORTEST_LEAD <= len(words) <= _LONGEST_LEAD
            return words if names and fits and words[0].isupper() | words[0].isdigit() else ""
    return ""


def _sections(placed: Sequence[_Placed], last_page: int) -> Iterator[Section]:
    headings = _joined(placed)
    for at, (start, level, title) in enumerate(headings):
        page = placed[start].page
        end = next((other for other, its_level, _ in headings[at + 1 :] if its_level <= level), None)
        # A section ends on the page of its last line, which a heading at the top of a page leaves behind.
        last = last_page if end is None else placed[max(end - 1, start)].page
        yield Section(title, level, page, last)


def _joined(placed: Sequence[_Placed]) -> list[tuple[int, int, str]]:
    """Where each heading starts, its level and its whole title, wrapped lines put together."""
    found: list[tuple[int, int, str]] = []
    before: _Placed | None = None
    for at, one in enumerate(placed):
        if one.level:
            if found and before is not None and _wraps(before, one):
                start, level, title = found[-1]
                found[-1] = (start, level, f"{title} {one.heading}")
            else:
                found.append((at, one.level, one.heading))
        before = one
    return found


def _wraps(before: _Placed, one: _Placed) -> bool:
    """A heading's second line: same type, right below, and no class of its own at its start."""
    near = 0 < before.line.up - one.line.up <= one.line.size * _WRAPPED
    alike = before.level == one.level < WITHIN_THE_TEXT and before.page == one.page
    return near and alike and not _BEGINS_WITH_CLASS.match(one.line.text)


def _paragraphs(placed: Sequence[_Placed]) -> Iterator[Paragraph]:
    titles = {start: title for start, level, title in _joined(placed) if level < WITHIN_THE_TEXT}
    section, current, before = "", None, None
    for at, one in enumerate(placed):
        section = titles.get(at, section)
        if 0 < one.level < WITHIN_THE_TEXT:
            before = None
            continue
        if current is not None and before is not None and _runs_on(before, one):
            current = replace(current, text=f"{current.text} {one.line.text}")
        else:
            if current is not None:
                yield current
            current = Paragraph(one.page, section, one.line.text)
        before = one
    if current is not None:
        yield current


def _runs_on(before: _Placed, one: _Placed) -> bool:
    drop = before.line.up - one.line.up
    same = before.page == one.page and 0 <= drop <= one.line.size * _NEW_PARAGRAPH
    return same and not _BULLET.match(one.line.text)
