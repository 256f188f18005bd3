"""A reply's plain text as pieces of page, without what the page shows in a form of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.domain.rule import Word
from knowledge.services.wording import HEADINGS

# The page has its own place for these two.
_SHOWN_ELSEWHERE = ("Source: ", "Decision support: ")


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list under a heading; either part may be empty."""

    text: str
    heading: bool = False
    rows: tuple[str, ...] = ()


def blocks(reply: Mapping[str, Any]) -> list[Block]:
    """What is left to say beside the decision, the question, the sources and the notice."""
    return [block for part in _parts(reply) for block in _blocks(part)]


def _parts(reply: Mapping[str, Any]) -> Iterator[str]:
    asked = (reply.get("question") or {}).get("text")
    heading = _heading(reply.get("decision") or {})
    for part in str(reply.get("text") or "").split("\n\n"):
        part = part.strip()
        if heading and part.startswith(heading):
            return  # from here on the text says what the decision's own parts say
        if part and part not in (asked, reply.get("notice")) and not part.startswith(_SHOWN_ELSEWHERE):
            yield part


def _heading(decision: Mapping[str, Any]) -> str | None:
    return HEADINGS[Word(decision["decision"])] if decision.get("status") == "decided" else None


def _blocks(part: str) -> Iterator[Block]:
    said: list[str] = []
    rows: list[str] = []
    for line in part.split("\n"):
        if line.startswith("- "):
            rows.append(line[2:])
        else:
            if rows:
                yield _block(said, rows)
                said, rows = [], []
            said.append(line)
    yield _block(said, rows)


def _block(said: list[str], rows: list[str]) -> Block:
    text = "\n".join(said)
    heading = bool(rows) and text.endswith(":") and len(text) < 40
    return Block(text.removesuffix(":") if heading else text, heading, tuple(rows))
