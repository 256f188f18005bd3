"""What waits for whom, and finding a document, on each kind of database."""

from datetime import timedelta

import pytest

from knowledge.domain.people import Account
from knowledge.services.approving import approve, withdraw
from knowledge.services.publishing import start_document, submit
from knowledge.services.waiting import SECOND_PERSON, find_documents, waiting_for
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW, Person
from tests.knowledge.services.published import TODAY, nothing_wrong, seen

TOMORROW = TODAY + timedelta(days=1)
KINDS = ["topic", "entry"]


@pytest.fixture
def ann(person: Person) -> Account:
    return person("ann", "registrar")


@pytest.fixture
def ben(person: Person) -> Account:
    return person("ben", "registrar")


def test_a_draft_waits_for_its_writer_then_for_a_second_person(
    store: Store, ann: Account, ben: Account
) -> None:
    with store() as work:
        draft = start_document(work, "entry/sample", "Sample", "words", ann, NOW)
        assert [one.document_id for one in waiting_for(work, ann, TODAY).mine] == ["entry/sample"]
        assert [one.document_id for one in waiting_for(work, ben, TODAY).others] == ["entry/sample"]
        submit(work, draft.document_id, 1, draft.digest, ann, NOW, nothing_wrong)
        (for_ann,) = waiting_for(work, ann, TODAY).to_approve
        (for_ben,) = waiting_for(work, ben, TODAY).to_approve
        assert (for_ann.hindrance, for_ben.hindrance) == (SECOND_PERSON, "")


def test_what_is_approved_for_a_later_day_is_on_its_way_until_withdrawn(
    store: Store, ann: Account, ben: Account
) -> None:
    with store() as work:
        draft = start_document(work, "entry/sample", "Sample", "words", ann, NOW)
        submit(work, draft.document_id, 1, draft.digest, ann, NOW, nothing_wrong)
        approve(work, draft.document_id, 1, seen(draft), TOMORROW, ben, NOW, TODAY, nothing_wrong)
        assert [one.document_id for one in waiting_for(work, ann, TODAY).coming] == ["entry/sample"]
        assert waiting_for(work, ann, TOMORROW).coming == []
        (line,) = find_documents(work, TOMORROW, "", "", KINDS)
        assert (line.in_force, line.approved_by) == (1, "Ben")
        withdraw(work, draft.document_id, 1, ann, NOW, TODAY, "")
        assert waiting_for(work, ann, TODAY).coming == []


def test_a_document_is_found_by_its_name_and_by_the_text_in_force(
    store: Store, ann: Account, ben: Account
) -> None:
    with store() as work:
        draft = start_document(work, "entry/sample", "Sample entry", "said: Today", ann, NOW)
        start_document(work, "topic/other", "Another", "not said", ann, NOW)
        submit(work, draft.document_id, 1, draft.digest, ann, NOW, nothing_wrong)
        approve(work, draft.document_id, 1, seen(draft), TODAY, ben, NOW, TODAY, nothing_wrong)

        def found(words: str, kind: str = "") -> list[str]:
            return [one.document_id for one in find_documents(work, TODAY, words, kind, KINDS)]

        assert found("") == ["topic/other", "entry/sample"]
        assert found("", "entry") == ["entry/sample"]
        assert found("SAID today") == ["entry/sample"]
        assert found("other") == ["topic/other"]
        assert found("not said") == []
