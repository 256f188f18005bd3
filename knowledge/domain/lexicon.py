"""What officers say, and the fact that it tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """`pattern` is in the little language of knowledge/understanding/patterns.py.

    `unless` are patterns that, found in the same sentence, take the saying back.
    """

    fact: str
    value: str
    pattern: str
    unless: tuple[str, ...] = ()
