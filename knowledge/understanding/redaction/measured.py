"""How well redaction did on sentences that no pattern was written for; the tests measure it and hold it true."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

_FILE = Path(__file__).parents[2] / "content" / "redaction" / "measured.json"


@dataclass(frozen=True)
class Measured:
    """`there` and `found` count pieces of personal data by kind; `lost` the ordinary words taken out of `words`."""

    sentences: int
    there: Mapping[str, int]
    found: Mapping[str, int]
    words: int
    lost: int

    @property
    def recall(self) -> float:
        return sum(self.found.values()) / sum(self.there.values())


def read_measured() -> Measured:
    """The figures as they were last recorded."""
    return Measured(**json.loads(_FILE.read_text(encoding="utf-8")))


def record_measured(measured: Measured) -> None:
    """Written by the scorecard's `--record` alone."""
    _FILE.write_text(json.dumps(asdict(measured), indent=1, sort_keys=True) + "\n", encoding="utf-8")
