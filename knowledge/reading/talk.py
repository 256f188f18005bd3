"""Signposts, short replies and abbreviations as they are written in content files."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.domain.documents import Published
from knowledge.domain.reply import Status
from knowledge.reading.strict_yaml import parse


@dataclass(frozen=True, slots=True)
class Phrase:
    """An approved short text, and the patterns by which a message asks for it.

    `asked_as` are examples of such messages, from which unforeseen ones are told apart from questions of recording.
    """

    id: str
    text: str
    say: tuple[str, ...]
    status: Status = Status.ANSWERED
    asked_as: tuple[str, ...] = ()


def read_signposts(document: Published) -> tuple[Phrase, ...]:
    """In their order: the first that fits is given."""
    top = parse(document.body, f"{document.document_id}.yml")
    top.text("title")
    rows = []
    for block in top.blocks("signposts", "signpost"):
        status = Status(block.choice("status", ("out_of_scope", "handed_over", "answered")))
        rows.append(
            Phrase(block.text("id"), block.text("text"), block.texts("say"), status, block.texts("asked_as"))
        )
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


@dataclass(frozen=True, slots=True)
class Glossary:
    """`abbreviations` with what each stands for; `everyday`, groups of words of one meaning by a name."""

    abbreviations: Mapping[str, str]
    everyday: Mapping[str, tuple[str, ...]]


def read_glossary(document: Published) -> Glossary:
    top = parse(document.body, f"{document.document_id}.yml")
    top.text("title")
    short, groups = top.block("abbreviations"), top.block("everyday")
    read = Glossary(
        {key: short.text(key) for key in short.names()}, {key: groups.texts(key) for key in groups.names()}
    )
    top.done()
    return read
