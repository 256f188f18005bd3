"""An invented rules document of three sheets, laid out as the real one is; about fences, so that none is quoted."""

from collections.abc import Sequence
from pathlib import Path

from tests.knowledge.reading.small_pdf import PdfLine, write_pdf

Page = list[PdfLine]

TITLE: Page = [
    (500, 26, "bold", "Crime Recording Rules"),
    (470, 22, "bold", "2026/27"),
]
FENCES: Page = [
    (770, 26, "bold", "General matters"),
    (730, 16, "bold", "Where the fence ends and the field of the"),
    (712, 16, "bold", "neighbour begins"),
    (680, 11, "plain", "A fence ends where its"),
    (667, 11, "plain", "last post stands."),
    (645, 11, "plain", "a) one post"),
    (632, 11, "plain", "b) two posts"),
    (590, 16, "bold", "28J Attempted climbing of a fence"),
    (572, 16, "bold", "28N Attempted climbing of a wall"),
    (540, 11, "plain", "A wall is climbed when it is left."),
]
GATES: Page = [
    (770, 11, "plain", "A wall of a garden counts."),
    (740, 26, "bold", "Gates"),
    (700, 14, "bold", "Locked gates"),
    (670, 11, "bold", "Gate keepers: "),
    (640, 11, "bold", "NB"),
    (610, 11, "plain", "A locked gate is shut."),
]


HEDGES: Page = [
    (740, 26, "bold", "Hedges"),
    (700, 11, "plain", "A hedge is a fence that grows."),
]
OPEN_GATES: Page = [*GATES[:-1], (610, 11, "plain", "A locked gate is not shut.")]
"""What the next edition, in which hedges stand before gates, makes of the gates: they move and change."""


def rules_pdf(path: Path, bodies: Sequence[Page] = (FENCES, GATES), years: str = "2026/27") -> Path:
    """The title page, which prints no number, and then the bodies as printed pages 5 and on."""
    title: Page = [TITLE[0], (470, 22, "bold", years)]
    return write_pdf(path, [title, *(_page(at, body) for at, body in enumerate(bodies, start=5))])


def next_rules_pdf(path: Path) -> Path:
    """The edition after."""
    return rules_pdf(path, [FENCES, HEDGES, OPEN_GATES], "2027/28")


def _page(number: int, body: Page) -> Page:
    return [
        (811, 12, "plain", "Official"),
        (36, 9, "plain", str(number)),
        (22, 12, "plain", "With effect from April 2026"),
        *body,
    ]


PAGES = [TITLE, _page(5, FENCES), _page(6, GATES)]
