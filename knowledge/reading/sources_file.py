"""The documents that citations point into, as `content/sources.yml` names their pages and sections."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from knowledge.domain.documents import Published
from knowledge.domain.source import Moved, Section, Source, Sources
from knowledge.reading.strict_yaml import Block, parse

DOCUMENT = "sources"
_YEARS = re.compile(r"20\d\d-\d\d$")
_HELD = 8
_NOTHING = Sources(())


def sources_in(documents: Iterable[Published]) -> Sources:
    """What the documents of a day say of those that they cite; nothing where none of them says anything."""
    return next((sources_of(one.body) for one in documents if one.kind == DOCUMENT), _NOTHING)


def read_sources(text: str, name: str = "sources.yml") -> Sources:
    """Raises ContentError naming the document and the key."""
    top = parse(text, name)
    documents = tuple(_document(one) for one in top.blocks("documents", "document"))
    unnamed = top.text("unnamed", "")
    top.text("title", "")
    top.done()
    ids = [one.id for one in documents]
    for key, doc in [("unnamed", unnamed), *(("follows", one.follows) for one in documents)]:
        if doc and doc not in ids:
            raise top.error(f"'{key}' names '{doc}', which is none of the documents")
    before = [one.follows for one in documents if one.follows]
    for one in documents:
        if ids.count(one.id) > 1:
            raise top.error(f"the document '{one.id}' stands twice")
        if one.follows and (before.count(one.follows) > 1 or ids.index(one.follows) >= ids.index(one.id)):
            raise top.error(f"{one.id}: 'follows' must name a document above it that no other follows")
    return Sources(documents, unnamed)


sources_of = lru_cache(maxsize=_HELD)(read_sources)


def _document(block: Block) -> Source:
    first, last = block.number("first"), block.number("last")
    if first > last:
        raise block.error(f"the first page, {first}, stands after the last, {last}")
    doc, title = block.text("id"), block.text("title")
    years = _YEARS.search(doc)
    found = Source(
        doc,
        title,
        first,
        last,
        tuple(_sections(block, first, last)),
        block.text("name", title),
        block.choice("unit", ("page", "sheet"), "page"),
        block.text("edition", years[0] if years else ""),
        block.day("from"),
        block.text("follows", ""),
        block.choice("waits", ("yes", "no"), "no") == "yes",
        tuple(_moved(one, first, last) for one in block.blocks("moved", "moved page")),
    )
    if found.follows and found.since is None:
        raise block.error("'from' is missing: say the first day on which it applies")
    block.text("pages", "")
    block.done()
    return found


def _moved(block: Block, first: int, last: int) -> Moved:
    now = block.number("now") if block.has("now") else None
    if now is not None and not first <= now <= last:
        raise block.error(f"'now' is {now}, which lies outside {first} to {last}")
    changed = block.choice("changed", ("yes", "no"), "no") == "yes"
    row = Moved(block.number("page"), block.text("section", ""), now, changed)
    block.done()
    return row


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
