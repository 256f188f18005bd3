"""The map of the documents: their chapters with coverage, and of one of them each heading with what rests on it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from knowledge.domain.coverage import Heading
from knowledge.domain.errors import NotFound
from knowledge.services.covering import headings
from knowledge.services.publishing import effective
from webhook.clock import today
from webhook.registrar.blueprint import EDITORS, KINDS
from webhook.roles import for_roles
from webhook.wiring import wiring

MOST_FOUND = 60


@dataclass(frozen=True)
class Chapter:
    """A part of a document under one heading of the first level; all of a document that has none."""

    doc: str
    number: int
    rows: Sequence[Heading]

    @property
    def title(self) -> str:
        """None of its own where the document begins, or stands, without a chapter."""
        return self.rows[0].section.title if self.rows[0].section.level == 1 else ""

    @property
    def covered(self) -> int:
        return sum(1 for one in self.rows if one.by)

    @property
    def bare(self) -> int:
        return sum(1 for one in self.rows if one.uncovered)

    @property
    def set_aside(self) -> int:
        return len(self.rows) - self.covered - self.bare


def add_to(blueprint: Blueprint) -> None:
    """One page, of all chapters, of one, or of the headings with some words."""
    blueprint.add_url_rule("/map", "covered", covered)


@for_roles(*EDITORS)
def covered() -> ResponseReturnValue:
    """Chapters with counts; `doc` and `chapter` open one, `q` finds headings in all of them."""
    not_said = {one.document_id for one in wiring().desk.not_said(today())}
    with wiring().store.reading() as work:
        said = [one for one in effective(work, today()) if one.document_id not in not_said]
    documents = chapters(headings(said))
    opened, words = None, request.args.get("q", "").strip()
    if "doc" in request.args:
        opened = _opened(documents, request.args["doc"], request.args.get("chapter", 1, type=int))
    found = _found(documents, words) if words else []
    return render_template(
        "registrar/map.html", documents=documents, titles={one.document_id: one.title for one in said},
        resting=_resting, opened=opened, words=words, found=found[:MOST_FOUND], more=len(found[MOST_FOUND:]),
    )  # fmt: skip


def chapters(rows: Sequence[Heading]) -> dict[str, list[Chapter]]:
    """By document, in its order."""
    parts: dict[str, list[list[Heading]]] = defaultdict(list)
    for one in rows:
        if one.section.level == 1 or not parts[one.doc]:
            parts[one.doc].append([])
        parts[one.doc][-1].append(one)
    return {
        doc: [Chapter(doc, number, part) for number, part in enumerate(found, start=1)]
        for doc, found in parts.items()
    }


def _opened(documents: dict[str, list[Chapter]], doc: str, number: int) -> Chapter:
    chapter = next((one for one in documents.get(doc, ()) if one.number == number), None)
    if chapter is None:
        raise NotFound("The documents in force have no such chapter.")
    return chapter


def _found(documents: dict[str, list[Chapter]], words: str) -> list[Heading]:
    wanted = words.casefold().split()
    rows = (row for found in documents.values() for chapter in found for row in chapter.rows)
    return [row for row in rows if all(word in row.section.title.casefold() for word in wanted)]


def _resting(heading: Heading) -> str:
    """How many of each kind: `3 advice entries, 1 topic`; what stands once, as the general rules, has no number."""
    kinds = Counter(name.partition("/")[0] for name in heading.by)
    return ", ".join(_counted(KINDS[kind].lower(), n) for kind, n in sorted(kinds.items()))


def _counted(words: str, number: int) -> str:
    if words.endswith("s"):
        return words
    if number == 1:
        return f"1 {words}"
    return f"{number} {words.removesuffix('y')}ies" if words.endswith("y") else f"{number} {words}s"
