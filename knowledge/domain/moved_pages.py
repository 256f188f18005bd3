"""Where the pages of one edition stand in the next, told from the paragraphs that both have."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from knowledge.domain.citation import Because, Citation
from knowledge.domain.paragraph import EditionChange, Paragraph, ReadDocument
from knowledge.domain.source import Moved, Source

_Place = tuple[int, str]
_Found = list[tuple[Paragraph, Paragraph | None]]


def moved_pages(held: ReadDocument, read: ReadDocument, change: EditionChange) -> tuple[Moved, ...]:
    """A row for each page of `held`; where its parts stand on several pages now, one for each section on it too."""
    by_page: dict[int, _Found] = defaultdict(list)
    for old, new in _matched(held, read, change):
        by_page[old.page].append((old, new))
    touched = change.touched_pages
    return tuple(
        row
        for page in range(held.first, held.last + 1)
        for row in _rows(page, by_page[page], page in touched)
    )


def _matched(
    held: ReadDocument, read: ReadDocument, change: EditionChange
) -> Iterator[tuple[Paragraph, Paragraph | None]]:
    """Each paragraph of `held` with what it is now: the same words in their order, what they became, or nothing."""
    became = dict(change.changed)
    same: dict[tuple[str, str], list[Paragraph]] = defaultdict(list)
    for one in read.paragraphs:
        same[one.section, one.text].append(one)
    for one in held.paragraphs:
        left = same[one.section, one.text]
        yield one, became.get(one) or (left.pop(0) if left else None)


def _rows(page: int, found: _Found, touched: bool) -> Iterator[Moved]:
    now = _one_page(found)
    yield Moved(page, "", now, touched or now is None)
    if now is not None:
        return
    sections: dict[str, _Found] = defaultdict(list)
    for old, new in found:
        sections[old.section].append((old, new))
    for section, own in sections.items():
        if section and (stands := _one_page(own)) is not None:
            yield Moved(page, section, stands, any(new is None or new.text != old.text for old, new in own))


def _one_page(found: _Found) -> int | None:
    pages = {new.page for _, new in found if new is not None}
    return pages.pop() if len(pages) == 1 else None


def to_look_at(edition: Source, cited: Mapping[str, Because]) -> dict[str, tuple[Citation, ...]]:
    """By the name of each text of ours what it cites of the edition before that changed or can't be found again."""
    found = {
        name: tuple(one for one in because if one.doc in ("", edition.follows) and _changed(edition, one))
        for name, because in cited.items()
    }
    return {name: citations for name, citations in found.items() if citations}


def _changed(edition: Source, cited: Citation) -> bool:
    place = edition.place_of(cited.page, cited.section)
    return place is not None and (place.changed or place.now is None)
