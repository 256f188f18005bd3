"""Identifiers with a shape or a check digit of their own: numbers, addresses on the net, phones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from knowledge.understanding.redaction.checksums import is_iban, is_nhs_number, is_pnc_id, passes_luhn
from knowledge.understanding.redaction.finding import Span

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{2,2000}"
    r"|(?<![\w@.])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|net|org|uk|io|tv|me|info|biz|gg|ly|eu|ru|xyz|app)\b(?:/[^\s<>\"]{0,2000})?",
    re.IGNORECASE,
)
# Sites that an officer names as a place of the offence; alone they point at nobody.
_WELL_KNOWN = frozenset(
    "gov.uk www.gov.uk police.uk facebook.com www.facebook.com instagram.com twitter.com x.com snapchat.com tiktok.com "
    "whatsapp.com youtube.com ebay.co.uk ebay.com amazon.co.uk amazon.com gumtree.com vinted.co.uk booking.com "
    "google.com gmail.com hotmail.com outlook.com hotmail.co.uk match.com tinder.com onlyfans.com just-eat.co.uk".split()
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{1,40}(?<!\.)")
_HANDLE_AFTER = re.compile(
    r"\b(?:snap ?chat|snap|insta|instagram|tik ?tok|telegram|twitter|kik|discord|xbox|psn|roblox|gamertag|onlyfans"
    r"|facebook|user ?name|screen ?name|handle|account|profile|user ?id)"
    r"(?:\s(?:account|name|handle|user|username|id|profile|called|under|as)){0,2}\s?(?:is|was|of|:|=|-)?\s?[\"'“‘]?"
    r"(?P<handle>(?=[\w.]{0,40}[A-Za-z])(?=[\w.]{0,40}[\d_])[A-Za-z\d_][\w.]{2,40}(?<!\.))",
    re.IGNORECASE,
)
_IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d]|\.\d)")
_IPV6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}(?![\w:])|(?<![\w:])(?:[0-9a-f]{1,4}:){2,6}(?::[0-9a-f]{1,4}){1,5}(?![\w:])",
    re.IGNORECASE,
)
_IBAN = re.compile(
    r"(?<![A-Za-z\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![A-Za-z\d])", re.IGNORECASE
)
_NI = re.compile(r"(?<![A-Za-z\d])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z\d])", re.IGNORECASE)
_PNC = re.compile(
    r"(?<![\w/])(?P<year>(?:19|20)?\d{2})[/-](?P<serial>\d{1,7}) ?(?P<letter>[A-Z])(?![\w/])", re.IGNORECASE
)
_PNC_AFTER = re.compile(
    r"\bpnc(?:\s?(?:id|no|number|ref))?\.?\s?(?:is|:|=)?\s?(?P<id>\d{2,4}[/-]?\d{1,7} ?[A-Z])\b",
    re.IGNORECASE,
)
_CARD = re.compile(
    r"(?<![\d.,£$€])(?:\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}|\d{4}([ -])\d{6}\2\d{5}|\d{13,19})(?!\d)"
)
_IMEI = re.compile(r"(?<!\d)(?:\d{15}|\d{2}[ -]\d{6}[ -]\d{6}[ -]\d)(?!\d)")
_NHS = re.compile(r"(?<!\d)(?:\d{10}|\d{3}[ -]\d{3}[ -]\d{4})(?!\d)")
_NHS_AFTER = re.compile(
    r"\bnhs\s?(?:no|number|num|id|ref)?\b[^\d\n]{0,12}(?P<id>\d{3}[ -]?\d{3}[ -]?\d{4})(?!\d)", re.IGNORECASE
)
_SORT_CODE = re.compile(
    r"(?P<sort>(?<![\d/.-])(?:\d{2}-\d{2}-\d{2}|\d{2} \d{2} \d{2}|\d{6})(?![\d/-]))(?P<between>[^\d\n]{1,24})(?P<account>\d{8})(?!\d)"
)
_SORT_AFTER = re.compile(r"\bsort\s?code\b[^\d\n]{0,8}(?P<id>\d{2}[ -]?\d{2}[ -]?\d{2})(?!\d)", re.IGNORECASE)
_ACCOUNT_AFTER = re.compile(r"\b(?:account|acc|a/c)\b[^\d\n]{0,14}(?P<id>\d{7,10})(?!\d)", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w/.£-])(?:\+|00|\()?\d(?:[() .-]{0,3}\d){6,16}(?![\d/])")
_PHONE_AFTER = re.compile(
    r"\b(?:phone|tel|mobile|mob|number|landline|call(?:ed)? (?:her|him|them)? ?on|ring (?:her|him|them)? ?on)\b[^\d\n]{0,8}(?P<id>\d{3} ?\d{3,4})(?![\d/])",
    re.IGNORECASE,
)


def find_on_the_net(text: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(text):
        yield Span("EMAIL", *match.span())
    for match in _URL.finditer(text):
        address = match[0].rstrip(".,;:!?)'")
        if address.lower().rstrip("/") not in _WELL_KNOWN:
            yield Span("URL", match.start(), match.start() + len(address))
    for match in _HANDLE.finditer(text):
        yield Span("HANDLE", *match.span())
    for match in _HANDLE_AFTER.finditer(text):
        yield Span("HANDLE", *match.span("handle"))
    for match in _IPV4.finditer(text):
        if all(int(part) < 256 for part in match[0].split(".")):
            yield Span("IP ADDRESS", *match.span())
    for match in _IPV6.finditer(text):
        yield Span("IP ADDRESS", *match.span())


def find_checked_numbers(text: str) -> Iterator[Span]:
    yield from _find_bank_details(text)
    for match in _NI.finditer(text):
        yield Span("NI NUMBER", *match.span())
    for match in _PNC.finditer(text):
        # A short serial is only believed with its check letter: "26/4b" may be a paragraph.
        checked = len(match["serial"]) >= 3 and is_pnc_id(match["year"], match["serial"], match["letter"])
        if len(match["serial"]) >= 5 or (checked and " " not in match[0]):
            yield Span("PNC ID", *match.span())
    for match in _PNC_AFTER.finditer(text):
        yield Span("PNC ID", *match.span("id"))
    for match in _NHS_AFTER.finditer(text):
        yield Span("NHS NUMBER", *match.span("id"))
    for match in _NHS.finditer(text):
        if is_nhs_number(re.sub(r"\D", "", match[0])):
            yield Span("NHS NUMBER", *match.span())


def _find_bank_details(text: str) -> Iterator[Span]:
    for match in _IBAN.finditer(text):
        yield from _iban_within(match[0], match.start())
    for match in _IMEI.finditer(text):
        if "imei" in text[max(0, match.start() - 25) : match.start()].lower():
            yield Span("IMEI", *match.span())
    for match in _CARD.finditer(text):
        if passes_luhn(re.sub(r"\D", "", match[0])):
            yield Span("CARD", *match.span())
    for match in _SORT_CODE.finditer(text):
        if "-" in match["sort"] or "acc" in match["between"].lower():
            yield Span("ACCOUNT", *match.span("sort"))
            yield Span("ACCOUNT", *match.span("account"))
    for pattern in (_SORT_AFTER, _ACCOUNT_AFTER):
        for match in pattern.finditer(text):
            yield Span("ACCOUNT", *match.span("id"))


def _iban_within(candidate: str, start: int) -> Iterator[Span]:
    """The words after an account number look like more of it, so the tail is given up group by group."""
    while candidate:
        if is_iban(candidate):
            yield Span("ACCOUNT", start, start + len(candidate))
            return
        candidate = candidate.rpartition(" ")[0]


def find_phones(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        if _is_phone(match[0]):
            yield Span("PHONE", *match.span())
    for match in _PHONE_AFTER.finditer(text):
        yield Span("PHONE", *match.span("id"))


def _is_phone(candidate: str) -> bool:
    digits = re.sub(r"\D", "", candidate)
    # Eleven digits from 0 are dialled in Britain whether or not the block is in use (drama numbers are not).
    if len(digits) == 11 and digits.startswith("0") and digits[1] != "0":
        return True
    if not candidate.startswith(("+", "0", "(")):
        return len(digits) == 10 and digits.startswith("7") and " " not in candidate.strip()[:4]
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(candidate, "GB"))
    except phonenumbers.NumberParseException:
        return False
