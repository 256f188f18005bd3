"""What came of a command."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """Its exit status, what it printed, and what it complained of."""

    status: int
    out: str
    complaint: str


Run = Callable[..., Done]
