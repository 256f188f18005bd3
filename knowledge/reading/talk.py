"""Signposts, short replies and abbreviations as they are written in content files."""

from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.domain.documents import Published
from knowledge.domain.reply import Status
from knowledge.reading.strict_yaml import parse

_STATUSES = ("out_of_scope", "handed_over", "answered")


@dataclass(frozen=True, slots=True)
class Phrase:
    """An approved short text, and the patterns by which a message asks for it.

    `asked_as` are examples of such messages, from which unforeseen ones are told apart from questions of recording.
    `again` is said, with its own status, where the text itself was the last thing said.
    """

    id: str
    text: str
    say: tuple[str, ...]
    status: Status = Status.ANSWERED
    asked_as: tuple[str, ...] = ()
    again: str = ""
    again_status: Status | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Topics that are offered together when an officer wants to be led to a decision."""

    id: str
    title: str
    topics: tuple[str, ...]


def read_signposts(document: Published) -> tuple[Phrase, ...]:
    """In their order: the first that fits is given."""
    top = parse(document.body, f"{document.document_id}.yml")
    top.text("title")
    rows = []
    for block in top.blocks("signposts", "signpost"):
        status = Status(block.choice("status", _STATUSES))
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
        again = block.text("again", "")
        status = Status(block.choice("again_status", _STATUSES)) if block.has("again_status") else None
        rows.append(
            Phrase(block.text("id"), block.text("text"), block.texts("say"), again=again, again_status=status)
        )
        block.done()
    top.take("groups")  # read by read_groups
    top.done()
    return tuple(rows)


def read_groups(document: Published) -> tuple[Group, ...]:
    """The groups of topics, for the documents that have any."""
    top = parse(document.body, f"{document.document_id}.yml")
    if not top.has("groups"):
        return ()
    rows = []
    for block in top.blocks("groups", "group"):
        rows.append(Group(block.text("id"), block.text("title"), block.texts("topics")))
        block.done()
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
