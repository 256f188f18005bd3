"""The ways in which a text can be written: as its source, which every kind has, or in a view made for its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from werkzeug.datastructures import MultiDict

from knowledge.domain.documents import Document

Fields = MultiDict[str, str]


@dataclass(frozen=True)
class Problem:
    """One sentence on what is wrong, and the id of the field in which it is mended."""

    sentence: str
    field: str = ""


@dataclass(frozen=True)
class Drawn:
    """What the view's template needs, as `drawn`; its `problems` are listed at the top of the page."""

    context: Mapping[str, Any]
    problems: Sequence[Problem] = field(default_factory=tuple)


class View(Protocol):
    """A view made for a kind. Its template stands inside the editor's form and names its fields as it likes.

    `complaints` is what the check said of the text; the view says each once, at a field where it can.
    A button named `do` sends the whole form: what was typed is kept, and `of_fields` carries out its value.
    """

    template: str
    name: str
    """What it is called on the button that leads to it, such as "form"."""

    def of_text(self, document: Document, body: str, complaints: Sequence[str]) -> Drawn:
        """Raises ContentError where the text can't be shown so; then the source is opened, with its sentence."""

    def of_fields(self, document: Document, fields: Fields, complaints: Sequence[str], do: str = "") -> Drawn:
        """The same from what was typed, whatever it is."""

    def text_of(self, document: Document, fields: Fields, base: str) -> str:
        """The text that the fields say; what they leave as in `base`, the draft so far, stays as it is written.

        Raises BadInput where no text can say it.
        """

    def live(self, document: Document, fields: Fields, body: str) -> Mapping[str, object]:
        """What our script shows at once while she types, beside "Saved at"."""


STRUCTURED: dict[str, View] = {}
"""By kind of document."""
