"""Words of the law and of the counting rules that look like somebody's property: "S20 GBH" is no number plate."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SECTION = r"(?:s|ss|sec|sect|section|sections)\.?\s?\d{1,3}[a-z]{0,2}(?:\s?\(\w{1,3}\)){0,3}"
_OFFENCE = r"(?:gbh|abh|poa|oapa|pace|pha|mca|rta|cja|soa|sca|scc|poca|tda|twoc|wounding|assault|harassment|stalking|aggs?|agg)"
_PROTECTED = re.compile(
    rf"\b{_SECTION}(?:\s?{_OFFENCE}\b)?|\b{_OFFENCE}\s?{_SECTION}"
    rf"|\b{_OFFENCE}\s\d{{1,3}}[a-z]?\b"
    r"|\b(?:class|code|hoc|homc)\s?\d{1,3}[a-z]{0,2}(?:/\d{1,2}[a-z]?)?"
    r"|(?<![\w/])(?:\d{1,3}[a-z]?/\d{1,2}[a-z]?|n\d{3}(?:/\d{1,2})?|\d{1,3}[a-z]{1,2}|nfib\s?\d{1,2}[a-z]?)(?![\w/])"
    r"|\b(?:outcome|tier|level|step|annex|page|para|rule|r)\s?\d{1,3}[a-z]?\b",
    re.IGNORECASE,
)


def find_protected(text: str) -> Iterator[tuple[int, int]]:
    for match in _PROTECTED.finditer(text):
        yield match.span()
