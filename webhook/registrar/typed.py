"""What came from the editor, in whichever view it was typed."""

from dataclasses import dataclass

from flask import request

from knowledge.domain.documents import Document, Version
from knowledge.domain.errors import BadInput
from knowledge.services.publishing import document_of
from knowledge.store.unit_of_work import UnitOfWork
from webhook.registrar.views import STRUCTURED, Fields, View
from webhook.wiring import wiring

SOURCE = "source"
STRUCTURE = "structured"


@dataclass(frozen=True)
class Typed:
    """`view` is none for the source; `refusal` says why no text can say what the fields say."""

    document: Document
    view: View | None
    fields: Fields
    body: str
    number: int | None
    started_from: str
    do: str
    refusal: BadInput | None = None

    @classmethod
    def from_form(cls, document_id: str) -> "Typed":
        """Raises NotFound for a document that isn't there."""
        fields = request.form
        document, _, base = draft_of(document_id)
        view = STRUCTURED.get(document.kind) if fields.get("view") == STRUCTURE else None
        body, refusal = fields.get("body", ""), None
        if view is not None:
            try:
                body = view.text_of(document, fields, base)
            except BadInput as error:
                body, refusal = "", error
        number = fields.get("number", type=int)
        started_from = fields.get("started_from", "")
        return cls(document, view, fields, body, number, started_from, fields.get("do", ""), refusal)


def is_typed() -> bool:
    """Whether the request holds a text that must not be lost."""
    return request.endpoint == "registrar.edit" and "started_from" in request.form


def draft_of(document_id: str) -> tuple[Document, Version | None, str]:
    """The document, the version that is being written, and the text that a new one would begin with."""
    with wiring().store.reading() as work:
        document = document_of(work, document_id)
        writing = work.documents.open_version(document_id)
        return document, writing, writing.body if writing else newest(work, document_id).body


def newest(work: UnitOfWork, document_id: str) -> Version:
    """The version of the highest number."""
    document_of(work, document_id)
    return work.documents.versions(document_id)[0]
