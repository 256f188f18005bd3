"""The chain that the record of events is: each line's hash rests on the line before, so none can be changed unseen."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from knowledge.domain.documents import Event

BEGINNING = "0" * 64
"""What the first line rests on."""


@dataclass(frozen=True)
class Head:
    """How many lines there are, and the hash of the last; noted outside, it proves that none was cut off."""

    length: int
    link: str


def link(previous: str, event: Event) -> str:
    """The hash of a line after the line of that hash; every column but its number in the store is in it."""
    line = [
        previous,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.who,
        event.account_id,
        event.what,
        event.document_id,
        event.version_number,
        event.detail,
    ]
    return hashlib.sha256(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def chain_complaints(events: Iterable[Event], head: Head) -> Iterator[str]:
    """Where the chain is broken, if it is; oldest first. After a first break nothing more is looked at."""
    last, length = BEGINNING, 0
    for event in events:
        length += 1
        last = link(last, event)
        if last != event.chain:
            yield (
                f"Line {length} of the record ({event.what} by {event.who}, "
                f"{event.at:%d.%m.%Y %H:%M} UTC) is not what was written, or a line before it is gone."
            )
            return
    if (length, last) != (head.length, head.link):
        yield f"The record holds {length} lines, and {head.length} were written: its end is not the end that was."
