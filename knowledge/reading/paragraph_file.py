"""A rules document as we keep it on this machine: one JSON object a line, the document itself first."""

import json
from dataclasses import asdict
from pathlib import Path

from knowledge.domain.errors import BadInput
from knowledge.domain.paragraph import Paragraph, ReadDocument
from knowledge.domain.source import Section


def write_paragraphs(document: ReadDocument, file: Path) -> None:
    """All or nothing: a reader sees the edition before or this one, never half of it."""
    head = {
        "edition": document.edition,
        "first": document.first,
        "last": document.last,
        "sections": [asdict(one) for one in document.sections],
    }
    lines = [head, *(asdict(one) for one in document.paragraphs)]
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".part")
    half.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    half.replace(file)


def read_paragraphs(file: Path) -> ReadDocument:
    try:
        head, *rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
        sections = tuple(Section(**one) for one in head.pop("sections"))
        return ReadDocument(**head, sections=sections, paragraphs=tuple(Paragraph(**row) for row in rows))
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise BadInput(
            f"{file.name}: the edition kept there is damaged; delete it and import it again"
        ) from problem
