"""Signposts, short replies and abbreviations as they are written in content files."""

from dataclasses import dataclass

from knowledge.domain.documents import Published
from knowledge.domain.reply import Status
from knowledge.reading.strict_yaml import parse


@dataclass(frozen=True, slots=True)
class Phrase:
    """An approved short text, and the patterns by which a message asks for it."""

    id: str
    text: str
    say: tuple[str, ...]
    status: Status = Status.ANSWERED


def read_signposts(document: Published) -> tuple[Phrase, ...]:
    """In their order: the first that fits is given."""
    top = parse(document.body, f"{document.document_id}.yml")
    top.text("title")
    rows = []
    for block in top.blocks("signposts", "signpost"):
        status = Status(block.choice("status", ("out_of_scope", "handed_over", "answered")))
        rows.append(Phrase(block.text("id"), block.text("text"), block.texts("say"), status))
        block.done()
    top.done()
    return tuple(rows)


def read_replies(document: Published) -> tuple[Phrase, ...]:
    top = parse(document.body, f"{document.document_id}.yml")
    top.text("title")
    rows = []
    for block in top.blocks("replies", "reply"):
        rows.append(Phrase(block.text("id"), block.text("text"), block.texts("say")))
        block.done()
    top.done()
    return tuple(rows)


def read_abbreviations(document: Published) -> dict[str, str]:
    top = parse(document.body, f"{document.document_id}.yml")
    top.text("title")
    block = top.block("abbreviations")
    rows = {key: block.text(key) for key in block.names()}
    top.done()
    return rows
