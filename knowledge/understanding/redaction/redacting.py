"""One message without its personal data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.understanding.redaction.births import find_births
from knowledge.understanding.redaction.finding import PLACEHOLDER, Claims, Finding
from knowledge.understanding.redaction.identifiers import find_checked_numbers, find_on_the_net, find_phones
from knowledge.understanding.redaction.memory import Memory
from knowledge.understanding.redaction.names import Name, find_names
from knowledge.understanding.redaction.places import find_addresses, find_postcodes
from knowledge.understanding.redaction.protected import find_protected
from knowledge.understanding.redaction.references import find_long_numbers, find_references
from knowledge.understanding.redaction.vehicles import find_named_plates, find_older_plates, find_plates
from knowledge.understanding.redaction.vocabulary import is_ordinary, is_unknown, may_be_surname
from knowledge.understanding.redaction.words import Word, split


@dataclass(frozen=True, slots=True)
class Redacted:
    """The message as everything after this may see it, and what the conversation remembers of it."""

    text: str
    findings: tuple[Finding, ...]
    memory: Memory


def redact(text: str, memory: Memory) -> Redacted:
    """Replace personal data by placeholders that stay the same throughout the conversation."""
    claims = _claim_values(text)
    words = split(text, claims.taken)
    names = list(find_names(words))
    pieces, memory = _name_people(names, memory)
    again = _people_again(words, names, memory)
    values, memory = _name_values(text, claims, memory)
    return _put_together(text, sorted(pieces + again + values, key=lambda finding: finding.start), memory)


def _claim_values(text: str) -> Claims:
    """What has a check digit or an announcement first, then the law's own words, then what has only a shape."""
    claims = Claims(len(text))
    for match in PLACEHOLDER.finditer(text):
        claims.protect(*match.span())
    claims.take(find_on_the_net(text))
    claims.take(find_births(text))
    claims.take(find_checked_numbers(text))
    claims.take(find_references(text))
    claims.take(find_named_plates(text))
    claims.take(find_phones(text))
    claims.take(find_addresses(text))
    claims.take(find_postcodes(text))
    claims.take(find_older_plates(text))
    for span in find_protected(text):
        if claims.free(*span):
            claims.protect(*span)
    claims.take(find_plates(text))
    claims.take(find_long_numbers(text))
    return claims


def _name_people(names: Sequence[Name], memory: Memory) -> tuple[list[Finding], Memory]:
    findings = []
    for name in names:
        placeholder, memory = memory.person(name.names, name.kind, name.title)
        findings.append(Finding(placeholder.rpartition(" ")[0], name.start, name.end, placeholder))
    return findings, memory


def _people_again(words: Sequence[Word], names: Sequence[Name], memory: Memory) -> list[Finding]:
    """Names that nothing around them gives away, of people whom the conversation has already met."""
    if not memory.people:
        return []
    named = bytearray(words[-1].end + 1 if words else 0)
    for name in names:
        named[name.start : name.end] = b"\x01" * (name.end - name.start)
    findings = []
    for word in words:
        if named[word.start] or word.claimed or not _worth_a_look(word):
            continue
        placeholder = memory.knows(word.base)
        if placeholder:
            findings.append(Finding(placeholder.rpartition(" ")[0], word.start, word.base_end, placeholder))
    return findings


def _worth_a_look(word: Word) -> bool:
    if len(word.base) < 3 or word.text[0].isdigit():
        return False
    if word.capital and not word.first:
        return is_unknown(word.base) or may_be_surname(word.base)
    return not is_ordinary(word.base) and is_unknown(word.base)


def _name_values(text: str, claims: Claims, memory: Memory) -> tuple[list[Finding], Memory]:
    findings = []
    for span in sorted(claims.spans, key=lambda span: span.start):
        normalised = re.sub(r"[\W_]", "", text[span.start : span.end]).lower()
        placeholder, memory = memory.value(normalised, span.kind)
        findings.append(Finding(span.kind, span.start, span.end, placeholder))
    return findings, memory


def _put_together(text: str, findings: Sequence[Finding], memory: Memory) -> Redacted:
    pieces = []
    end = 0
    for finding in findings:
        pieces += [text[end : finding.start], finding.placeholder]
        end = finding.end
    return Redacted("".join([*pieces, text[end:]]), tuple(findings), memory)
