"""Check digits and letters of the identifiers that have one."""

from __future__ import annotations

PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"


def is_nhs_number(digits: str) -> bool:
    if len(digits) != 10:
        return False
    total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def passes_luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_iban(text: str) -> bool:
    compact = text.replace(" ", "").upper()
    if not 15 <= len(compact) <= 34:
        return False
    turned = compact[4:] + compact[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def is_pnc_id(year: str, serial: str, letter: str) -> bool:
    """The letter is chosen by the two-digit year and the seven-digit serial, modulo 23."""
    return PNC_LETTERS[int(year[-2:] + serial.zfill(7)) % 23] == letter.upper()
