"""Postcodes and street addresses. Towns, counties and streets without a house number are left: they decide whose crime it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.understanding.redaction.finding import Span
from knowledge.understanding.redaction.vocabulary import is_kept, is_ordinary, is_place

_POSTCODE = re.compile(
    r"(?<![A-Za-z\d])(?:(?:A[BL]|B[ABDHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|L[ADELNSU]?"
    r"|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)\d[A-Z\d]?)\s?(?P<inward>\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z\d])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"1st|2nd|3rd|[04-9]th|\dhr|\dyr|\dpt", re.IGNORECASE)
_SURE = r"road|rd|avenue|ave|crescent|cres|terrace|gardens|gdns|lane|drive|mews|grove|close"
_UNSURE = r"street|str|st|ln|terr|tce|dr|cl|way|court|ct|place|pl|hill|park|row|square|sq|walk|rise|view|parade|green|vale|wharf|quay|croft|gate|mount|end|fold|wynd|heights|yard|side|path|common|broadway|drove"
_HOUSE = r"(?:no\.?\s?)?\d{1,4}\s?[a-z]?(?:\s?-\s?\d{1,4}[a-z]?)?"
_STREET = re.compile(
    rf"(?<![\w£/.:]){_HOUSE},?\s(?P<name>(?:[^\W\d_][\w'’.-]{{0,24}}\s){{1,3}}?)(?P<type>(?:{_SURE}|{_UNSURE})(?:\s(?:{_SURE}|{_UNSURE}))?)\b\.?",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"\b(?:(?i:flat|apartment|apt|unit|room|plot))\s?(?:no\.?\s?)?\d{1,4}[a-z]?,?\s(?P<building>(?:of\s)?(?:(?:The\s)?[A-Z][\w'’]{1,20}(?:\s[A-Z][\w'’]{1,20}){0,2},?\s?)?)$"
)
_FLAT_WORD = re.compile(r"\b(?:flat|apartment|apt|unit)\s$", re.IGNORECASE)
_FLAT_ALONE = re.compile(
    r"\b(?:flat|apartment|apt)\s?(?:no\.?\s?)?\d{1,4}[a-z]?,?\s(?:the\s)?(?:[^\W\d_][\w'’]{1,20}\s){1,2}(?:house|court|lodge|towers?|heights|mansions|point|buildings?|apartments|foundry)\b",
    re.IGNORECASE,
)
_TOWN = re.compile(r",\s(?P<town>[A-Z][a-z'’-]{2,24})\b")
_AT = re.compile(r"\b(?:at|of|address|lives?|living|resides|from|home|to|no)\W{0,3}$", re.IGNORECASE)
# "2 males on the street": what stands between a number and "street" in a sentence that is no address.
_NOT_IN_A_STREET = frozenset(
    "a an the in on at of to by for from with and or off down up along near outside into onto over his her their my our your this that some "
    "males male men man women woman lads lad girls boys youths people persons kids children times time hours hour days weeks months years year "
    "yo yrs yr old minutes mins pm am crimes crime offences victims suspects cars vans bikes miles metres yards x".split()
)


def find_postcodes(text: str) -> Iterator[Span]:
    for match in _POSTCODE.finditer(text):
        if not _ORDINAL.fullmatch(match["inward"]) or match[0].isupper():
            yield Span("POSTCODE", *match.span())


def find_addresses(text: str) -> Iterator[Span]:
    for match in _STREET.finditer(text):
        if _is_address(text, match):
            yield Span("ADDRESS", _with_flat(text, match.start()), _with_town(text, match.end()))
    for match in _FLAT_ALONE.finditer(text):
        yield Span("ADDRESS", *match.span())


def _is_address(text: str, match: re.Match[str]) -> bool:
    name = match["name"].split()
    if any(word.lower().strip(".") in _NOT_IN_A_STREET for word in name):
        return False
    if all(word[0].isupper() for word in name) and match["type"][0].isupper():
        return True
    if re.fullmatch(_SURE, match["type"].split()[-1], re.IGNORECASE) and len(name) < 3:
        return True
    return _AT.search(text, max(0, match.start() - 14), match.start()) is not None


def _with_flat(text: str, start: int) -> int:
    window = max(0, start - 70)
    before = text[window:start]
    # In "flat 12 Beech Court" the number is the flat's.
    flat = _FLAT.search(before) or _FLAT_WORD.search(before)
    return window + flat.start() if flat else start


def _with_town(text: str, end: int) -> int:
    """A village that no list knows points at few people, so it goes with the address."""
    town = _TOWN.match(text, end)
    if town is None:
        return end
    word = town["town"].lower()
    return end if is_place(word) or is_ordinary(word) or is_kept(word) else town.end()
