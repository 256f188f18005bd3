"""Whoever was given advice that turned out wrong is told, and it is known who has read it."""

from datetime import timedelta

import pytest

from knowledge.domain.errors import BadInput, Conflict, NotFound
from knowledge.domain.people import Account
from knowledge.services.advising import Desk
from knowledge.services.publishing import save_draft, start_document, start_draft
from knowledge.services.recalling import mark_seen, recall, recalls, unseen
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.services.asked import ENTRY, ask, fill
from tests.knowledge.services.published import TODAY, nothing_wrong, publish

BIN = "wheelie bin set on fire outside the shop, nobody inside"
RULE = "when is a crime related incident recorded"
HOUR = timedelta(hours=1)
LATER = NOW + HOUR
WHY = "A third party was missing."


@pytest.fixture
def asked(store: Store) -> dict[str, str]:
    """References by owner: two were given the entry, one eight days ago; one decision rested on a topic."""
    fill(store)
    desk = Desk(store)
    return {
        "old": ask(store, desk, "c0", RULE, "account:7", NOW - timedelta(days=8)),
        "entry": ask(store, desk, "c1", RULE, "account:8", NOW - HOUR),
        "topic": ask(store, desk, "c2", BIN, "account:9", NOW - HOUR),
    }


def correct(store: Store, document: str, ann: Account, ben: Account) -> None:
    with store() as work:
        begun = start_draft(work, document, ann, NOW)
        body = begun.body + "\n# corrected\n"
        save_draft(work, document, 2, body, begun.digest, ann, NOW, nothing_wrong)
        version = work.documents.open_version(document)
        assert version
        publish(work, version, ann, ben, TODAY)
        work.commit()


def call_back(store: Store, document: str, who: Account, days: int) -> int:
    desk = Desk(store)
    with store() as work:
        version = work.documents.version(document, 2)
        assert version
        rulebooks = (desk.edition(TODAY).rulebook,)
        since = TODAY - timedelta(days=days)
        told = recall(work, version, since, WHY, rulebooks, who, LATER, TODAY)
        work.commit()
    return told


def references(store: Store, owner: str) -> list[str]:
    with store.reading() as work:
        return [one.reference for one in unseen(work, owner, TODAY)]


def test_everybody_given_the_old_advice_since_the_day_is_told(
    store: Store, asked: dict[str, str], ann: Account, ben: Account
) -> None:
    correct(store, ENTRY, ann, ben)
    assert call_back(store, ENTRY, ann, days=1) == 1
    assert references(store, "account:8") == [asked["entry"]]
    assert references(store, "account:7") == []  # before that day
    assert references(store, "account:9") == []  # another document
    assert call_back(store, ENTRY, ann, days=30) == 2
    assert references(store, "account:7") == [asked["old"]]
    assert references(store, "account:8") == [asked["entry"]]  # told once


def test_decisions_that_rested_on_a_rule_of_it_are_recalled(
    store: Store, asked: dict[str, str], ann: Account, ben: Account
) -> None:
    correct(store, "topic/arson", ann, ben)
    assert call_back(store, "topic/arson", ann, days=1) == 1
    assert references(store, "account:9") == [asked["topic"]]


def test_who_has_seen_it_is_listed(store: Store, asked: dict[str, str], ann: Account, ben: Account) -> None:
    correct(store, ENTRY, ann, ben)
    call_back(store, ENTRY, ann, days=30)
    with store() as work:
        (mine,) = unseen(work, "account:8", TODAY)
        with pytest.raises(NotFound):
            mark_seen(work, "account:7", mine.id, LATER)
        mark_seen(work, "account:8", mine.id, LATER)
        work.commit()
    with store.reading() as work:
        (told,) = recalls(work, ENTRY)
    assert {one.owner: one.seen_at for one in told.notices} == {"account:7": None, "account:8": LATER}
    assert (told.seen, told.recall.text, told.recall.by) == (1, WHY, "Ann")


def test_advice_is_recalled_once_the_better_one_is_in_force(
    store: Store, asked: dict[str, str], ann: Account
) -> None:
    with store() as work:
        version = start_draft(work, ENTRY, ann, NOW)
        with pytest.raises(Conflict, match="in force"):
            recall(work, version, TODAY, WHY, (), ann, NOW, TODAY)
        standing = work.documents.version(ENTRY, 1)
        assert standing
        with pytest.raises(BadInput, match="what was wrong"):
            recall(work, standing, TODAY, "  ", (), ann, NOW, TODAY)
        with pytest.raises(BadInput, match="a day that has been"):
            recall(work, standing, TODAY + timedelta(days=1), WHY, (), ann, NOW, TODAY)


def test_those_who_asked_are_told_when_what_answers_them_takes_effect(
    store: Store, asked: dict[str, str], ann: Account, ben: Account
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    with store() as work:
        past = work.questions.find_by_reference(asked["topic"])
        assert past
        draft = start_document(work, "entry/bins", "Bins", "words", ann, NOW)
        work.notices.link("entry/bins", past.id)
        publish(work, draft, ann, ben, tomorrow)
        work.commit()
    assert references(store, "account:9") == []
    with store.reading() as work:
        (notice,) = unseen(work, "account:9", tomorrow)
    assert (notice.reference, notice.title) == (asked["topic"], "Bins")
