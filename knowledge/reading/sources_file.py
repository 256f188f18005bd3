"""The documents that citations point into, as `content/sources.yml` names their pages and sections."""

import re
from collections.abc import Iterator

from knowledge.domain.source import Section, Source, Sources
from knowledge.reading.strict_yaml import Block, parse


def read_sources(text: str, name: str = "sources.yml") -> Sources:
    top = parse(text, name)
    documents = tuple(_document(one) for one in top.blocks("documents", "document"))
    top.text("title", "")
    top.done()
    return Sources(documents)


def _document(block: Block) -> Source:
    first, last = block.number("first"), block.number("last")
    if first > last:
        raise block.error(f"the first page, {first}, stands after the last, {last}")
    found = Source(block.text("id"), block.text("title"), first, last, tuple(_sections(block, first, last)))
    block.text("pages", "")
    block.done()
    return found


def _sections(block: Block, first: int, last: int) -> Iterator[Section]:
    for one in block.blocks("sections", "section"):
        title, level, pages = one.text("title"), one.number("level"), one.text("pages")
        found = re.fullmatch(r"(\d+)(?:-(\d+))?", pages)
        if found is None:
            raise one.error(f"'pages' must be like 57 or 57-58, not '{pages}'")
        begins, ends = int(found[1]), int(found[2] or found[1])
        if not first <= begins <= ends <= last:
            raise one.error(f"pages {pages} lie outside {first} to {last}")
        aside = one.text("aside", "")
        one.done()
        yield Section(title, level, begins, ends, aside)
