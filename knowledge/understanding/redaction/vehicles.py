"""Vehicle registrations, current and older, told from classes, codes and sections by shape and by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.understanding.redaction.finding import Span
from knowledge.understanding.redaction.vocabulary import is_kept, is_ordinary

_CURRENT = r"(?<![A-Za-z\d/])[A-HJ-PR-Y]{2}\d{2}\s?(?P<tail>[A-HJ-PR-Z]{3})(?![A-Za-z\d/])"
_PREFIX = r"(?<![A-Za-z\d/])(?P<year>[A-HJ-NP-TV-Y])\d{1,3}\s?(?P<tail>[A-Z]{3})(?![A-Za-z\d/])"
_SUFFIX = r"(?<![A-Za-z\d/])(?P<tail>[A-Z]{3})\s?\d{1,3}[A-HJ-NP-TV-Y](?![A-Za-z\d/])"
_DATELESS = r"(?<![A-Za-z\d/])(?:[A-Z]{1,3}\s?\d{1,4}|\d{1,4}\s?[A-Z]{1,3})(?![A-Za-z\d/])"
_SHAPES = tuple(re.compile(shape, re.IGNORECASE) for shape in (_CURRENT, _PREFIX, _SUFFIX))
_BY_NAME = re.compile(
    r"\b(?:reg(?:istration)?|vrm|vrn|index|number\s?plate|plates?|plated)(?:\s(?:no|number|mark|plate))?\.?\s?(?:is|was|of|:|=|-)?\s?(?P<plate>"
    + "|".join(re.sub(r"\?P<\w+>", "?:", shape) for shape in (_CURRENT, _PREFIX, _SUFFIX, _DATELESS))
    + ")",
    re.IGNORECASE,
)
_VEHICLE = re.compile(
    r"\b(?:reg|vrm|vrn|index|plates?|car|van|vehicle|veh|lorry|truck|taxi|moped|motorbike|bike|scooter|quad|driver|driving|drove|ford|audi|bmw"
    r"|fiesta|golf|corsa|astra|focus|transit|vauxhall|polo|honda|toyota|mercedes|seen on|make off|made off)\b",
    re.IGNORECASE,
)


def find_named_plates(text: str) -> Iterator[Span]:
    """Plates announced as such ("reg S20 GBH"), before the words of the law are protected."""
    for match in _BY_NAME.finditer(text):
        plate = match["plate"]
        letters = re.sub(r"[^A-Za-z]", " ", plate).split()
        if not any(is_ordinary(part.lower()) and not part.isupper() for part in letters):
            yield Span("VRM", *match.span("plate"))


def find_plates(text: str) -> Iterator[Span]:
    for shape in _SHAPES:
        for match in shape.finditer(text):
            if _is_plate(text, match, strict=shape is not _SHAPES[0]):
                yield Span("VRM", *match.span())


def find_older_plates(text: str) -> Iterator[Span]:
    """Older plates beside a vehicle, which the protection of classes ("381V") would hide; S may be a section still."""
    for shape in _SHAPES[1:]:
        for match in shape.finditer(text):
            if not _is_spoken(match["tail"]) and match[0][0] not in "sS" and _is_near_vehicle(text, match):
                yield Span("VRM", *match.span())


def _is_plate(text: str, match: re.Match[str], *, strict: bool) -> bool:
    """Shapes other than the current one are short enough to be a road, a class or a section with a word beside it."""
    marked = match[0].isupper() and not text.isupper()
    if _is_spoken(match["tail"]):
        return not strict and (marked or (" " not in match[0] and _is_near_vehicle(text, match)))
    return not strict or _is_near_vehicle(text, match) or (marked and match[0][0] != "S")


def _is_spoken(tail: str) -> bool:
    return is_ordinary(tail.lower()) or is_kept(tail.lower())


def _is_near_vehicle(text: str, match: re.Match[str]) -> bool:
    return _VEHICLE.search(text, max(0, match.start() - 45), min(len(text), match.end() + 25)) is not None
