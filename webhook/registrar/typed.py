"""What came from the editor, typed into a form or as the source."""

from dataclasses import dataclass

from flask import request

from knowledge.domain.documents import Document
from knowledge.domain.errors import BadInput
from webhook.registrar.drafts import draft_of
from webhook.registrar.form_fields import Fields
from webhook.registrar.form_view import FORMS, FormView

SOURCE = "source"
FORM = "form"


@dataclass(frozen=True)
class Typed:
    """`form` is none for the source; `refusal` says why no text can say what the fields say.

    `started_from` is the digest of what she was shown, or of a colleague's text that she means to put hers over.
    """

    document: Document
    form: FormView | None
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
        form = FORMS.get(document.kind) if fields.get("view") == FORM else None
        body, refusal = fields.get("body", ""), None
        if form is not None:
            try:
                body = form.text_of(document, fields, base)
            except BadInput as error:
                body, refusal = "", error
        number = fields.get("number", type=int)
        started_from = fields.get("over") or fields.get("started_from", "")
        return cls(document, form, fields, body, number, started_from, fields.get("do", ""), refusal)


def is_typed() -> bool:
    """Whether the request holds a text that must not be lost."""
    return request.endpoint == "registrar.edit" and "started_from" in request.form
