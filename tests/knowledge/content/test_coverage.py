"""No heading that a recording decision can need is left without an entry or a rule."""

from knowledge.services.covering import headings
from tests.knowledge.edition import published

_DOCUMENTS = (
    "crime-recording-rules-2026-27",
    "schools-protocol",
    "outcomes-guidance-2026",
    "retail-robbery-2026",
    "nsir-2011",
    "nfib-fraud-2026",
)


def test_every_document_names_its_headings() -> None:
    counted = {doc: sum(one.doc == doc for one in headings(published())) for doc in _DOCUMENTS}
    assert all(counted.values()), counted


def test_every_heading_is_covered_or_set_aside_for_a_reason() -> None:
    bare = [
        f"{one.doc} p.{one.section.first} {one.section.title}"
        for one in headings(published())
        if one.uncovered
    ]
    assert not bare, bare
