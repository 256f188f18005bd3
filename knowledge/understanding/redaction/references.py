"""References that lead to a record: crime and occurrence numbers, custody records, incident logs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.understanding.redaction.finding import Span

_REFERENCE = r"(?P<id>(?:\d{1,4}\s?(?:of|-)\s?\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)|[A-Z\d][A-Z\d]{0,12}(?:[/-][A-Z\d]{1,12}){0,4})"
_AFTER = re.compile(
    r"\b(?P<what>custody(?:\s(?:record|rec|ref|no|number|log))?|dp\s(?:no|number|ref)"
    r"|(?:existing |original |previous |linked |new )?crime\s(?:ref(?:erence)?|no|num(?:ber)?|report)"
    r"|occ(?:urrence)?(?:\s(?:ref|no|num(?:ber)?))|incident\s(?:ref(?:erence)?|no|num(?:ber)?|log)|existing crime|crime"
    r"|cad|storm|urn|crn|niche|athena|nfrc|cris|cr|log|report\s(?:no|num(?:ber)?|ref)|case\s(?:no|num(?:ber)?|ref)|ref(?:erence)?|asn|cro)(?![a-z])"
    r"(?:\s?(?:ref|no|number|num|id|log))?\.?\s?(?:is|was|:|=|#)?\s?" + _REFERENCE + r"(?![\w/])",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w/.£-])(?:\d{2}[A-Z]{0,3}/\d{4,7}/\d{2,4}|[A-Z]{2,4}[/-]?\d{4,9}[/-]\d{2,4}|\d{5,7}/\d{2}|2\d{10}|\d{2}[A-Z]{2}\d{7}|NFRC\d{6,14})(?![\w/])"
)
# A code of the counting rules is looked at by the engine and must stay: 195/94, 8L, 105A, N100/01.
_CODE = re.compile(
    r"(?:\d{1,3}[A-Z]?(?:/\d{1,2}[A-Z]?)?|N\d{3}(?:/\d{1,2})?|\d{1,3}[A-Z]{1,2}|NFIB\d{1,2}[A-Z]?)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-](?:\d{4}|\d{2})|\d{4}-\d{1,2}-\d{1,2}")
# Words that are also said without a reference must be followed by a long one: "crime 12", "ref 3", "log 8".
_WEAK = frozenset({"crime", "existing crime", "ref", "reference", "cr", "crime report"})
_LOGS = frozenset({"cad", "log", "storm", "incident log"})


def find_references(text: str) -> Iterator[Span]:
    for match in _AFTER.finditer(text):
        if _leads_to_a_record(match["what"].lower(), match["id"]):
            kind = "CUSTODY REF" if match["what"].lower().startswith(("custody", "dp")) else "CRIME REF"
            yield Span(kind, *match.span("id"))
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()].lower()
        yield Span("CUSTODY REF" if "custody" in before else "CRIME REF", *match.span())


def _leads_to_a_record(what: str, reference: str) -> bool:
    digits = sum(sign.isdigit() for sign in reference)
    if what in _LOGS:
        return digits >= 2
    if _CODE.fullmatch(reference) or _DATE.fullmatch(reference):
        return False
    return digits >= (5 if what in _WEAK else 3)


_LONG = re.compile(r"(?<![\d£$€])\d{8,}(?!\d)")
_DAY = re.compile(
    r"(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})"
)


def find_long_numbers(text: str) -> Iterator[Span]:
    """Whatever has eight digits or more and no day in it identifies somebody or something."""
    for match in _LONG.finditer(text):
        if not _DAY.fullmatch(match[0]):
            yield Span("NUMBER", *match.span())
