"""What tests of publishing share: a document, checks that a draft may meet, and the steps to publish it."""

from datetime import date

from knowledge.domain.documents import Version
from knowledge.domain.people import Account
from knowledge.services.publishing import approve, effective, save_draft, start_draft, submit
from knowledge.store.unit_of_work import Store, UnitOfWork
from tests.knowledge.conftest import NOW

TODAY = NOW.date()
THIRD_PARTY = "entry/third-party"


def nothing_wrong(_document: str, _body: str) -> list[str]:
    return []


def no_answer_missing(_document: str, body: str) -> list[str]:
    return [] if "answer:" in body else ["There is no answer.", "There is no source."]


def publish(work: UnitOfWork, version: Version, author: Account, approver: Account, on: date) -> Version:
    sent = submit(work, version.document_id, version.number, version.digest, author, NOW, nothing_wrong)
    return approve(work, sent.document_id, sent.number, sent.digest, on, approver, NOW, TODAY, nothing_wrong)


def said(store: Store, on: date) -> list[str]:
    with store.reading() as work:
        return [published.body for published in effective(work, on)]


def draft(work: UnitOfWork, who: Account, body: str) -> Version:
    begun = start_draft(work, THIRD_PARTY, who, NOW)
    saved = save_draft(work, THIRD_PARTY, begun.number, body, begun.digest, who, NOW, nothing_wrong)
    return saved.version
