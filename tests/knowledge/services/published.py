"""What tests of publishing share: a document, checks that a draft may meet, and the steps to publish it."""

from datetime import date

from knowledge.domain.documents import Version
from knowledge.domain.people import Account
from knowledge.domain.results import Results
from knowledge.services.approving import Seen, approve
from knowledge.services.publishing import effective, save_draft, start_draft, submit
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW

TODAY = NOW.date()
THIRD_PARTY = "entry/third-party"


def nothing_wrong(_document: str, _body: str) -> Results:
    return Results()


def no_answer_missing(_document: str, body: str) -> Results:
    return Results() if "answer:" in body else Results(["There is no answer.", "There is no source."])


def seen(version: Version) -> Seen:
    """What the approver of this had before them, where nothing is wrong."""
    return Seen(version.digest, Results().digest)


def publish(work: UnitOfWork, version: Version, author: Account, approver: Account, on: date) -> Version:
    sent = submit(work, version.document_id, version.number, version.digest, author, NOW, nothing_wrong)
    return approve(work, sent.document_id, sent.number, seen(sent), on, approver, NOW, TODAY, nothing_wrong)


def said(store: Store, on: date) -> list[str]:
    with store.reading() as work:
        return [published.body for published in effective(work, on)]


def draft(work: UnitOfWork, who: Account, body: str) -> Version:
    begun = start_draft(work, THIRD_PARTY, who, NOW)
    saved = save_draft(work, THIRD_PARTY, begun.number, body, begun.digest, who, NOW, nothing_wrong)
    return saved.version
