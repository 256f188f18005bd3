"""A new edition of the rules: which of our texts cite a page that has changed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.domain.citation import Citation
from knowledge.domain.documents import Published
from knowledge.reading.rules_document import citations_in

# Words that any heading may have say nothing about where it stands.
_COMMON = frozenset("and the for not with from when where which that this into also rule rules crime".split())
_WORD = re.compile(r"[a-z0-9/]{3,}")


@dataclass(frozen=True)
class Doubt:
    """A citation that a person must look at again, and why."""

    document_id: str
    citation: Citation
    why: str


def changed_pages(before: Mapping[int, str], after: Mapping[int, str]) -> frozenset[int]:
    """Pages whose words differ, or that only one edition has."""
    return frozenset(page for page in {*before, *after} if before.get(page) != after.get(page))


def doubts(
    published: Iterable[Published], doc: str, pages: Mapping[int, str], changed: frozenset[int]
) -> list[Doubt]:
    """Citations of `doc` to pages that are gone, have changed, or don't speak of the section named."""
    found = []
    for document in published:
        if document.kind == "catalogue":
            continue
        cited = {c for c in citations_in(document.body) if c.doc == doc}
        for citation in sorted(cited, key=lambda c: (c.page, c.section)):
            why = _why(citation, pages, changed)
            if why:
                found.append(Doubt(document.document_id, citation, why))
    return found


def _why(citation: Citation, pages: Mapping[int, str], changed: frozenset[int]) -> str:
    text = pages.get(citation.page)
    if text is None:
        return "there is no such page"
    if citation.page in changed:
        return "the page has changed"
    wanted = set(_WORD.findall(citation.section.lower())) - _COMMON
    # A section may have begun on the page before.
    speaks = f"{pages.get(citation.page - 1, '')} {text}".lower()
    missing = {word for word in wanted if word not in speaks}
    return "the page doesn't speak of this" if len(missing) * 2 > len(wanted) else ""
