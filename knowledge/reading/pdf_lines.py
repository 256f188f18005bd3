"""A PDF as lines with their height on the page, type size and weight: what a heading is known by."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from knowledge.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Line:
    """`bold` is how many of its characters, from the first, are bold; `up` counts from the page's foot."""

    text: str
    size: float
    bold: int
    up: float


@dataclass(frozen=True, slots=True)
class Sheet:
    number: int
    height: float
    lines: tuple[Line, ...]


def read_sheets(path: Path, most: int | None = None) -> tuple[Sheet, ...]:
    """Every sheet of the file, or the first ones; one clear sentence when it can't be read or has no text."""
    # pypdf warns of each small fault that it mends; the person importing can do nothing about those.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages = PdfReader(path).pages[:most]
        sheets = tuple(_sheet(number, page) for number, page in enumerate(pages, start=1))
    except OSError as problem:
        raise _fault(f"{path.name}: can't be opened ({problem.strerror or problem})") from problem
    except (FileNotDecryptedError, DependencyError) as problem:
        raise _fault(f"{path.name}: is locked; save a copy without protection and import that") from problem
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        # A damaged file fails in pypdf in many ways, not all of them its own errors.
        raise _fault(f"{path.name}: is not a whole PDF; fetch it again") from problem
    if not any(sheet.lines for sheet in sheets):
        raise _fault(f"{path.name}: has no text, it looks scanned; the rules must come as a PDF with text")
    return sheets


def _fault(sentence: str) -> BadInput:
    return BadInput(sentence, field="file")


def _sheet(number: int, page: PageObject) -> Sheet:
    letters: list[tuple[float, bool, float]] = []

    def see(text: str, cm: list[float], tm: list[float], font: dict[str, str] | None, size: float) -> None:
        looks = (
            size * abs(tm[3]) * abs(cm[3]),
            "bold" in str((font or {}).get("/BaseFont", "")).lower(),
            tm[5] * cm[3] + cm[5],
        )
        letters.extend([looks] * sum(not one.isspace() for one in text))

    text = page.extract_text(visitor_text=see)
    return Sheet(number, float(page.mediabox.height), tuple(_lines(text, letters)))


def _lines(text: str, letters: list[tuple[float, bool, float]]) -> Iterator[Line]:
    """pypdf puts spaces and line ends in itself, so its text and its letters meet at what is no space."""
    at = 0
    for written in text.split("\n"):
        count = sum(not one.isspace() for one in written)
        looks, at = letters[at : at + count], at + count
        if looks:
            bold = next((n for n, (_, is_bold, _) in enumerate(looks) if not is_bold), count)
            yield Line(" ".join(written.split()), round(looks[0][0], 1), bold, round(looks[0][2], 1))
