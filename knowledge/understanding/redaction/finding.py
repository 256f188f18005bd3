"""What redaction looks for, and what it found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PERSON_KINDS = ("VICTIM", "SUSPECT", "WITNESS", "OFFICER", "PERSON")
VALUE_KINDS = (
    "PHONE",
    "EMAIL",
    "POSTCODE",
    "ADDRESS",
    "VRM",
    "DOB",
    "NHS NUMBER",
    "PNC ID",
    "CRIME REF",
    "CUSTODY REF",
    "CARD",
    "ACCOUNT",
    "URL",
    "HANDLE",
    "IP ADDRESS",
    "IMEI",
    "NI NUMBER",
    "NUMBER",
)
# A redacted message must pass unharmed when it is redacted again.
PLACEHOLDER = re.compile(
    rf"\b(?:{'|'.join(PERSON_KINDS)}) \d{{1,3}}\b|\[(?:{'|'.join(VALUE_KINDS)})(?: \d{{1,3}})?\]"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the message that may be personal data of one kind."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data that was replaced; start and end count in the message as it was typed."""

    kind: str
    start: int
    end: int
    placeholder: str


class Claims:
    """Which characters are spoken for: an earlier finder wins over a later one."""

    def __init__(self, length: int) -> None:
        self.taken = bytearray(length)
        self.spans: list[Span] = []

    def free(self, start: int, end: int) -> bool:
        return not any(self.taken[start:end])

    def protect(self, start: int, end: int) -> None:
        """Keep these characters as they are, whatever a later finder thinks."""
        self.taken[start:end] = b"\x01" * (end - start)

    def take(self, spans: Iterator[Span]) -> None:
        for span in spans:
            if span.start < span.end and self.free(span.start, span.end):
                self.protect(span.start, span.end)
                self.spans.append(span)
