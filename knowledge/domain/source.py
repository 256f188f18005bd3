"""The documents that citations point into: their printed pages and the sections on them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

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
class Moved:
    """Where a page of the edition before stands in this one; with `section`, where that section's part of it does.

    `changed`: something on the page, or in that part, no longer stands as it did; `now` is none where nothing or
    not all of it is found on one page, so that nobody guesses.
    """

    page: int
    section: str
    now: int | None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """`first` and `last` are the pages as printed, except where a document prints none: then its sheets.

    `name` is what officers call it, `since` its first day. A new edition `follows` the one before, and `waits`
    until it is released: it can be cited by texts that are being prepared, and nothing else changes.
    """

    id: str
    title: str
    first: int
    last: int
    sections: tuple[Section, ...] = ()
    name: str = ""
    unit: str = "page"
    edition: str = ""
    since: date | None = None
    follows: str = ""
    waits: bool = False
    moved: tuple[Moved, ...] = ()

    def place_of(self, page: int, section: str) -> Moved | None:
        """What became of a page of the edition before, as precisely as is known."""
        rows = [one for one in self.moved if one.page == page]
        wanted = _plain(section)
        own = [one for one in rows if one.section and _plain(one.section) == wanted]
        return next(iter(own or [one for one in rows if not one.section]), None)


class Sources:
    """Every document that a citation may name. `unnamed` is what a citation without a document cites."""

    def __init__(self, documents: Iterable[Source], unnamed: str = "") -> None:
        self._documents = {one.id: one for one in documents}
        self.unnamed = unnamed or next(iter(self._documents), "")
        released = (one for one in self._documents.values() if one.follows and not one.waits)
        self._after: Mapping[str, Source] = {one.follows: one for one in released}

    def __iter__(self) -> Iterator[Source]:
        return iter(self._documents.values())

    def __contains__(self, doc: str) -> bool:
        return doc in self._documents

    def find(self, doc: str) -> Source | None:
        return self._documents.get(doc)

    def ids(self) -> tuple[str, ...]:
        return tuple(self._documents)

    def in_force(self) -> tuple[str, ...]:
        """Without editions that have been replaced, and those that wait for their release."""
        return tuple(id for id, one in self._documents.items() if id not in self._after and not one.waits)

    @property
    def rules(self) -> Source | None:
        """The edition of the rules that is in force."""
        return self.newest(self.unnamed)

    @property
    def begins(self) -> date:
        """The first day for which rules are held."""
        first = self._documents.get(self.unnamed)
        return (first.since if first else None) or date.min

    def newest(self, doc: str) -> Source | None:
        """The released edition that has taken the document's place by now, or the document itself."""
        while doc in self._after:
            doc = self._after[doc].id
        return self._documents.get(doc)

    def cite(self, citation: Citation) -> Citation:
        """The citation as officers read it: in the edition in force, where its place in that is known."""
        doc, page = citation.doc or self.unnamed, citation.page
        while doc in self._after:
            later = self._after[doc]
            place = later.place_of(page, citation.section)
            if place is None or place.now is None:
                break
            doc, page = later.id, place.now
        source = self._documents.get(doc)
        if source is None:
            return replace(citation, doc=doc)
        return replace(citation, doc=doc, page=page, title=source.name, unit=source.unit)

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
