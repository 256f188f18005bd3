"""The draft that is open on a document, and the text that a new one would begin with."""

from knowledge.domain.documents import Document, Version
from knowledge.services.publishing import document_of
from knowledge.store.unit_of_work import UnitOfWork
from webhook.wiring import wiring


def draft_of(document_id: str) -> tuple[Document, Version | None, str]:
    """The document, the version that is being written if one is, and the text to go on from."""
    with wiring().store.reading() as work:
        document = document_of(work, document_id)
        writing = work.documents.open_version(document_id)
        return document, writing, writing.body if writing else newest(work, document_id).body


def newest(work: UnitOfWork, document_id: str) -> Version:
    """The version of the highest number."""
    document_of(work, document_id)
    return work.documents.versions(document_id)[0]
