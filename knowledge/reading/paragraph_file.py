"""A rules document as we keep it on this machine: one JSON object a line, the document itself first."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from knowledge.domain.errors import BadInput
from knowledge.domain.paragraph import Paragraph, ReadDocument
from knowledge.domain.source import Section

FOLDER = "rules"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,119}\.jsonl")


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


def kept_texts(home: Path) -> dict[str, str]:
    """Every edition kept under `home`, as it stands in its file, by the file's name."""
    return {file.name: file.read_text(encoding="utf-8") for file in sorted((home / FOLDER).glob("*.jsonl"))}


def keep_texts(home: Path, texts: Mapping[str, str]) -> None:
    """Put such files back; BadInput, and none is put back, where a name is none that we give."""
    only_kept_names(texts)
    for name, text in texts.items():
        (home / FOLDER).mkdir(parents=True, exist_ok=True)
        half = home / FOLDER / f"{name}.part"
        half.write_text(text, encoding="utf-8")
        half.replace(home / FOLDER / name)


def only_kept_names(texts: Iterable[str]) -> None:
    """BadInput for a name that could lead anywhere else."""
    for name in texts:
        if not _NAME.fullmatch(name):
            raise BadInput(f"{name[:80]!r} is no edition of the rules that was kept here.", field="file")


def read_paragraphs(file: Path) -> ReadDocument:
    try:
        head, *rows = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
        sections = tuple(Section(**one) for one in head.pop("sections"))
        return ReadDocument(**head, sections=sections, paragraphs=tuple(Paragraph(**row) for row in rows))
    except (ValueError, TypeError, KeyError, AttributeError) as problem:
        raise BadInput(
            f"{file.name}: the edition kept there is damaged; delete it and import it again"
        ) from problem
