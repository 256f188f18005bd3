"""Dates of birth, told from the dates of events by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.understanding.redaction.finding import Span

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:\d{4}|\d{2})"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s?(?:of\s)?{_MONTH}\.?,?\s?(?:\d{{4}}|\d{{2}})?|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}|\d{{6,8}})(?!\d)"
)
_BIRTH = r"(?:d\.?\s?o\.?\s?b\.?'?s?|dates?\sof\sbirth|birth\s?da(?:te|y)|born)"
_AFTER = re.compile(
    rf"\b{_BIRTH}(?:\s(?:is|was|of|on|the)){{0,2}}\W{{0,4}}(?P<date>{_DATE})(?:\s?(?:and|&|,|/)\s?(?P<second>{_DATE}))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?<!\d)(?P<date>{_DATE})\s?\(?(?:d\.?o\.?b\b|is\s(?:his|her|their)\sdob)\.?\)?(?!\s?[:\d])",
    re.IGNORECASE,
)


def find_births(text: str) -> Iterator[Span]:
    for match in _AFTER.finditer(text):
        yield Span("DOB", *match.span("date"))
        if match["second"]:
            yield Span("DOB", *match.span("second"))
    for match in _BEFORE.finditer(text):
        yield Span("DOB", *match.span("date"))
