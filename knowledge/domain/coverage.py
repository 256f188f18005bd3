"""Which headings of the documents our texts rest on, and which none of them does."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.domain.citation import Because, Citation
from knowledge.domain.source import Section, Sources

_IN_THE_TEXT = 4
_SMALL = frozenset("a an and by for from in not of on or rule the to with".split())


@dataclass(frozen=True, slots=True)
class Heading:
    """`by` are the documents of ours that cite it, or what it stands in or holds; `aside` says why none need to."""

    doc: str
    section: Section
    by: tuple[str, ...]

    @property
    def uncovered(self) -> bool:
        return not self.by and not self.section.aside


def coverage(sources: Sources, cited: Mapping[str, Because]) -> tuple[Heading, ...]:
    """Every heading in the order of the documents. `cited` holds the citations of each document of ours.

    A heading within the text is covered by what covers the section that it stands in, a chapter by what covers
    any of its sections.
    """
    return tuple(heading for doc in sources.in_force() for heading in _of_document(doc, sources, cited))


def _of_document(doc: str, sources: Sources, cited: Mapping[str, Because]) -> Iterator[Heading]:
    sections = sources.sections(doc)
    direct = _direct(doc, sources, cited)
    for at, section in enumerate(sections):
        by = set(direct[at])
        for other in _below(sections, at) if section.level < _IN_THE_TEXT else _above(sections, at):
            by |= direct[other]
        yield Heading(doc, section, tuple(sorted(by)))


def _direct(doc: str, sources: Sources, cited: Mapping[str, Because]) -> list[set[str]]:
    """For each section, the documents of ours with a citation that means it."""
    sections = sources.sections(doc)
    places = {id(section): at for at, section in enumerate(sections)}
    direct: list[set[str]] = [set() for _ in sections]
    for document_id, because in cited.items():
        for citation in because:
            if citation.doc == doc:
                for section in _meant(citation, sources):
                    direct[places[id(section)]].add(document_id)
    return direct


def _meant(citation: Citation, sources: Sources) -> tuple[Section, ...]:
    """The sections of that name on the page; for a name that is none, the one that shares most words with it."""
    named = sources.named(citation)
    if named:
        return named
    there = sources.sections_on(citation.doc, citation.page)
    words = _words(citation.section)
    best = max(there, key=lambda one: len(words & _words(one.title)), default=None)
    if best is not None and words & _words(best.title):
        return (best,)
    running = [one for one in there if one.level < _IN_THE_TEXT]
    return (max(running, key=lambda one: one.level),) if running else ()


def _words(title: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", title.lower())) - _SMALL


def _below(sections: tuple[Section, ...], at: int) -> Iterator[int]:
    for other in range(at + 1, len(sections)):
        if sections[other].level <= sections[at].level:
            return
        yield other


def _above(sections: tuple[Section, ...], at: int) -> Iterator[int]:
    for other in range(at - 1, -1, -1):
        if sections[other].level < sections[at].level:
            yield other
            return
