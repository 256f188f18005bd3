"""The documents that citations point into: their printed pages and the sections on them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.domain.citation import Citation

_LEAST_OF_A_NAME = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the pages it covers; level 1 holds level 2 and so on, 4 is a heading within the text.

    `aside` says why no recording decision can need it.
    """

    title: str
    level: int
    first: int
    last: int
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """`first` and `last` are the pages as printed, except where a document prints none: then its sheets."""

    id: str
    title: str
    first: int
    last: int
    sections: tuple[Section, ...] = ()


class Sources:
    """Every document that a citation may name."""

    def __init__(self, documents: Iterable[Source]) -> None:
        self._documents = {one.id: one for one in documents}

    def __contains__(self, doc: str) -> bool:
        return doc in self._documents

    def ids(self) -> tuple[str, ...]:
        return tuple(self._documents)

    def title(self, doc: str) -> str:
        return self._documents[doc].title if doc in self._documents else ""

    def sections(self, doc: str) -> tuple[Section, ...]:
        return self._documents[doc].sections if doc in self._documents else ()

    def named(self, citation: Citation) -> tuple[Section, ...]:
        """The sections on the page that the citation names, in full or shortened; an exact name alone if there."""
        wanted = _plain(citation.section)
        alike = [
            one for one in self.sections_on(citation.doc, citation.page) if _same(wanted, _plain(one.title))
        ]
        return tuple([one for one in alike if _plain(one.title) == wanted] or alike)

    def has_page(self, doc: str, page: int) -> bool:
        source = self._documents.get(doc)
        return source is not None and source.first <= page <= source.last

    def sections_on(self, doc: str, page: int) -> tuple[Section, ...]:
        """Every section that has a part on the page, in the order of the document."""
        source = self._documents.get(doc)
        return tuple(one for one in source.sections if one.first <= page <= one.last) if source else ()

    def has_section(self, doc: str, page: int, section: str) -> bool:
        """True too for documents whose sections we don't hold, and for a shortened heading."""
        source = self._documents.get(doc)
        if source is None or not source.sections:
            return source is not None
        wanted = _plain(section)
        return any(_same(wanted, _plain(one.title)) for one in self.sections_on(doc, page))

    def complaint(self, citation: Citation) -> str:
        """One sentence on a citation whose document or page can't be right, or nothing."""
        source = self._documents.get(citation.doc)
        if source is None:
            return f"there is no document '{citation.doc}'; known are {', '.join(self._documents)}"
        if not self.has_page(citation.doc, citation.page):
            return f"{citation.doc} has pages {source.first} to {source.last}, not {citation.page}"
        return ""

    def doubt(self, citation: Citation) -> str:
        """One sentence on a section that is no heading of the page; it may still be a fair description."""
        if self.complaint(citation) or self.has_section(citation.doc, citation.page, citation.section):
            return ""
        there = ", ".join(f"'{one.title}'" for one in self.sections_on(citation.doc, citation.page))
        return f"{citation.doc} page {citation.page} has no heading '{citation.section}'; it has {there or 'none'}"


def _plain(title: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", title.lower()))


def _same(wanted: str, title: str) -> bool:
    if wanted == title:
        return True
    shorter, longer = sorted((wanted, title), key=len)
    return len(shorter) >= _LEAST_OF_A_NAME and f" {shorter} " in f" {longer} "
