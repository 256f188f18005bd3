"""Where a statement comes from: document, printed page and section."""

from dataclasses import dataclass

RULES = "crime-recording-rules-2026-27"


@dataclass(frozen=True, slots=True)
class Citation:
    """`page` is the page printed in the document; for `nfib-fraud-2026` the sheet of the PDF."""

    doc: str
    page: int
    section: str

    def as_json(self) -> dict[str, object]:
        return {"doc": self.doc, "page": self.page, "section": self.section}


Because = tuple[Citation, ...]
