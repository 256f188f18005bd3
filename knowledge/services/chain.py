"""Is the record whole, and is every approved text the one that was approved?"""

from collections.abc import Iterator

from knowledge.domain import chain
from knowledge.domain.documents import Version, digest_of
from knowledge.store.events import APPROVED, EMERGENCY
from knowledge.store.unit_of_work import UnitOfWork

_MOST_SAID = 20


def chain_complaints(work: UnitOfWork) -> list[str]:
    """What is wrong with the record of events or with approved texts; nothing when all is as it was written."""
    head = work.events.head()
    found = list(chain.chain_complaints(work.events.all(), head))
    for complaint in _texts(work):
        found.append(complaint)
        if len(found) == _MOST_SAID:
            break
    return found


def _texts(work: UnitOfWork) -> Iterator[str]:
    agreed = {
        (event.document_id, event.version_number, event.detail[:64])
        for event in work.events.all()
        if event.what in (APPROVED, EMERGENCY)
    }
    for version in work.documents.approved():
        complaint = _complaint(version, agreed)
        if complaint:
            yield complaint


def _complaint(version: Version, agreed: set[tuple[str | None, int | None, str]]) -> str:
    name = f"{version.document_id}, version {version.number}"
    digest = digest_of(version.title, version.body)
    if version.digest != digest:
        return f"{name}: its text is not the one that was approved."
    if (version.document_id, version.number, digest) not in agreed:
        return f"{name}: it stands as approved, and the record knows of no approval of this text."
    return ""
