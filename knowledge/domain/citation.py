"""Where a statement comes from: document, printed page and section."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Citation:
    """`page` is the page printed in the document; for a document that prints none its sheet, which `unit` says.

    `doc` is empty where a text names no document, and `title` until the documents in force have said what
    officers call it.
    """

    doc: str
    page: int
    section: str
    title: str = field(default="", compare=False)
    unit: str = field(default="page", compare=False)

    def as_json(self) -> dict[str, object]:
        return {
            "doc": self.doc,
            "page": self.page,
            "section": self.section,
            "title": self.title,
            "unit": self.unit,
        }


Because = tuple[Citation, ...]
