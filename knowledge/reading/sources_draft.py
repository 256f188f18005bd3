"""Writes a new edition into the text of `sources`, and releases it by taking one line out; no other line changes."""

import json
from collections.abc import Iterator

from knowledge.domain.source import Source
from knowledge.reading.sources_file import read_sources
from knowledge.reading.strict_yaml import ContentError

WAITS = "    waits: yes   # read, but not released: take this line out to release it"


def with_edition(body: str, edition: Source) -> str:
    """The text with this edition at its end, in place of what it said of it before.

    Raises ContentError where the text is not laid out as ours is.
    """
    kept = _without(body.rstrip("\n").split("\n"), edition.id)
    written = "\n".join((*kept, *_lines(edition))) + "\n"
    if read_sources(written, "sources").find(edition.id) != edition:
        raise ContentError(
            "sources: `documents` must be the last key of the text, or no edition can be added"
        )
    return written


def released(body: str, doc: str) -> str:
    """The text in which the edition waits no longer. Raises ContentError where there is no line to take out."""
    lines = body.split("\n")
    begins, ends = _place(lines, doc)
    kept = [line for line in lines[begins:ends] if not line.strip().startswith("waits:")]
    written = "\n".join((*lines[:begins], *kept, *lines[ends:]))
    found = read_sources(written, "sources").find(doc)
    if found is None or found.waits:
        raise ContentError(f"sources: no line 'waits: yes' of {doc} was found to take out")
    return written


def _without(lines: list[str], doc: str) -> list[str]:
    begins, ends = _place(lines, doc)
    return lines[:begins] + lines[ends:]


def _place(lines: list[str], doc: str) -> tuple[int, int]:
    """Where what is said of the document begins and ends; twice the end where nothing is."""
    begins = next((at for at, line in enumerate(lines) if line.rstrip() == f"  - id: {doc}"), len(lines))
    after = (at for at, line in enumerate(lines) if at > begins and line.startswith("  - "))
    return begins, next(after, len(lines))


def _lines(edition: Source) -> Iterator[str]:
    yield f"  - id: {edition.id}"
    yield f"    name: {json.dumps(edition.name, ensure_ascii=False)}"
    yield f"    title: {json.dumps(edition.title, ensure_ascii=False)}"
    yield f"    edition: {edition.edition}"
    yield f"    from: {edition.since}"
    yield f"    follows: {edition.follows}"
    if edition.waits:
        yield WAITS
    if edition.unit != "page":
        yield f"    unit: {edition.unit}"
    yield f"    first: {edition.first}"
    yield f"    last: {edition.last}"
    if edition.sections:
        yield "    sections:"
    for one in edition.sections:
        title = json.dumps(one.title, ensure_ascii=False)
        pages = str(one.first) if one.first == one.last else f"{one.first}-{one.last}"
        yield f'      - {{title: {title}, level: {one.level}, pages: "{pages}"}}'
    if edition.moved:
        yield "    moved:"
    for row in edition.moved:
        parts = [f"page: {row.page}"]
        parts += [f"section: {json.dumps(row.section, ensure_ascii=False)}"] if row.section else []
        parts += [f"now: {row.now}"] if row.now is not None else []
        parts += ["changed: yes"] if row.changed else []
        yield f"      - {{{', '.join(parts)}}}"
