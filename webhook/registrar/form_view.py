"""A text as a form of its kind's fields, with each fault at its field and what the officer will see beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import render_template

from knowledge.domain.documents import Document
from knowledge.domain.errors import BadInput
from knowledge.domain.shape import Field, Holds, Values
from knowledge.domain.source import Sources
from knowledge.reading.layout import lay_out, read_fragment
from knowledge.reading.sources_file import DOCUMENT, sources_of
from knowledge.reading.splicing import rewritten
from knowledge.services.field_checks import Complaint, complaints, unwritable
from knowledge.services.offers import Offers, offers
from knowledge.services.shapes import SHAPES
from webhook.clock import today
from webhook.registrar.drafts import draft_of
from webhook.registrar.form_fields import PREFIX, Fields, as_shown, values_typed
from webhook.registrar.shown import Shown, in_force, shown
from webhook.wiring import wiring

SEEN = frozenset({"entry", "determination"})
"""The kinds whose text officers read as a whole; of the others they read a part as it is typed."""


@dataclass(frozen=True)
class Problem:
    """One sentence on what is wrong, and the id of the field in which it is mended."""

    sentence: str
    field: str = ""


@dataclass(frozen=True)
class Drawn:
    """What the form's template needs; its `problems` are listed at the top of the page."""

    context: Mapping[str, Any]
    problems: Sequence[Problem]


class FormView:
    """The form of one kind. What the check of the text complains of is said once, at its field where it has one."""

    def __init__(self, kind: str, shape: Sequence[Field]) -> None:
        self._kind, self._shape = kind, shape

    def of_text(self, document: Document, body: str, complaints: Sequence[str]) -> Drawn:
        """Raises ContentError where no form can show the text."""
        values = lay_out(body, f"{document.id}.yml", self._shape)
        return self._drawn(document, values, offered(), complaints, body)

    def of_fields(self, document: Document, fields: Fields, complaints: Sequence[str], do: str = "") -> Drawn:
        """As typed, with the rows that are still empty, after the button `do`."""
        lists = offered()
        values, focus = values_typed(self._shape, fields, lists, document.slug, do)
        body = (
            "" if unwritable(self._shape, values) else self._text(document, values, draft_of(document.id)[2])
        )
        return self._drawn(document, values, lists, complaints, body, focus)

    def text_of(self, document: Document, fields: Fields, base: str) -> str:
        """What the fields say, put into `base`, the draft so far. Raises BadInput where no text can say it."""
        values, _ = values_typed(self._shape, fields, offered(), document.slug, fields.get("do", ""))
        for one in unwritable(self._shape, values):
            raise BadInput(one.sentence, field=f"{PREFIX}{one.place}")
        return self._text(document, values, base)

    def live(self, document: Document, fields: Fields, body: str) -> Mapping[str, object]:
        """What our script shows at once as she types: faults, doubts, choices and the preview."""
        lists = offered()
        values, _ = values_typed(self._shape, fields, lists, document.slug)
        found = self._complaints(values, lists)
        return {
            "problems": {f"{PREFIX}{one.place}": one.sentence for one in found},
            "notes": {f"{PREFIX}{place}": said for place, said in _notes(values, lists).items()},
            "choices": _choices(values, lists),
            "preview": self._preview(document, body),
        }

    def _text(self, document: Document, values: Values, base: str) -> str:
        parts = {
            one.key: read_fragment(values[one.key], one.label, one)
            for one in self._shape
            if one.holds is Holds.SOURCE
        }
        return rewritten(base, f"{document.id}.yml", self._shape, {**values, **parts})

    def _complaints(self, values: Values, lists: Offers) -> list[Complaint]:
        return complaints(self._kind, self._shape, values, lists)

    def _preview(self, document: Document, body: str) -> str:
        if self._kind not in SEEN or not body:
            return ""
        return render_template("registrar/preview.html", shown=_seen(document, body))

    def _drawn(
        self,
        document: Document,
        values: Values,
        lists: Offers,
        said: Sequence[str],
        body: str,
        focus: str = "",
    ) -> Drawn:
        own = self._complaints(values, lists)
        problems = [Problem(one.sentence, f"{PREFIX}{one.place}") for one in own]
        problems += [one for one in (_placed(each, document, values, own) for each in said) if one]
        context: dict[str, Any] = {
            "shape": self._shape,
            "values": as_shown(self._shape, values, lists),
            "problems": {one.field: one.sentence for one in reversed(problems) if one.field},
            "notes": _notes(values, lists),
            "lists": lists.lists,
            "choices": _choices(values, lists),
            "focus": f"{PREFIX}{focus}" if focus else "",
            "preview": self._preview(document, body),
            "seen": self._kind in SEEN,
        }
        return Drawn(context, problems)


def offered() -> Offers:
    """What there is to choose from today."""
    with wiring().store.reading() as work:
        edition = wiring().desk.edition_in(work, today())
        standing = in_force(work.documents.versions(DOCUMENT))
    return offers(edition, sources_of(standing.body) if standing else Sources(()))


def _seen(document: Document, body: str) -> Shown:
    _, writing, _ = draft_of(document.id)
    if writing is None:
        with wiring().store.reading() as work:
            writing = work.documents.versions(document.id)[0]
    return shown(document, replace(writing, body=body))


def _placed(said: str, document: Document, values: Values, own: Sequence[Complaint]) -> Problem | None:
    """What the check says, at the field it speaks of; nothing where the form says it already."""
    for number, row in enumerate(values.get("tests", ())):
        if said.startswith(f"{document.id}: '{row['ask']}' now finds"):
            return Problem(said, f"{PREFIX}tests-{number}-ask")
    known = ("the answer does not state", "there is no topic", "there is no related entry")
    if own and (
        said.startswith(f"{document.id}.yml:") or any(f"{document.id}: {one}" in said for one in known)
    ):
        return None
    return Problem(said)


def _notes(values: Values, lists: Offers) -> dict[str, str]:
    """What may be right, but is worth a look: a heading that is none of its page's."""
    rows = enumerate(values.get("source", ()))
    doubts = {
        f"source-{number}-section": lists.doubt(row["doc"], row["page"], row["section"])
        for number, row in rows
    }
    return {place: said for place, said in doubts.items() if said}


def _choices(values: Values, lists: Offers) -> dict[str, list[tuple[str, str]]]:
    """What a field offers that depends on what stands in others, by the field's id."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, row in enumerate(values.get("source", ())):
        headings = lists.headings(row["doc"], row["page"])
        found[f"{PREFIX}source-{number}-section"] = [(one, one) for one in headings]
    if "settles" in values:
        found[f"{PREFIX}reading"] = list(lists.readings(values["settles"]).items())
    return found


FORMS = {kind: FormView(kind, shape) for kind, shape in SHAPES.items()}
"""By kind of document; the others are written as their source."""
