"""A new edition is worked off text by text: each that cites what changed is rewritten, or has a reason to stand."""

from pathlib import Path

import pytest

from knowledge.domain.errors import BadInput, NotFound
from knowledge.domain.people import Account
from knowledge.services.editions import EditionWork, Stage, edition_work, excuse, queue_up
from knowledge.services.importing import RulesImport
from knowledge.services.publishing import save_draft, start_draft
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.services.next_edition import FIRST_DAY, NEXT, cites, read_next, with_texts
from tests.knowledge.services.published import TODAY, nothing_wrong, publish


@pytest.fixture
def imported(store: Store, ann: Account, ben: Account, tmp_path: Path) -> RulesImport:
    with_texts(store, ann, ben)
    return read_next(store, tmp_path)


def left(store: Store) -> EditionWork:
    with store.reading() as work:
        (found,) = edition_work(work)
    return found


def test_every_text_that_cites_what_changed_waits_and_no_other(store: Store, imported: RulesImport) -> None:
    found = left(store)
    assert (imported.doc, found.edition.id, found.edition.since) == (NEXT, NEXT, FIRST_DAY)
    assert [line.queued.document_id for line in found.lines] == ["entry/gates", "entry/hinges"]
    assert [line.queued.cited[0]["page"] for line in found.lines] == [6, 6]
    assert (found.open, found.stage) == (2, Stage.READ)


def test_a_text_is_done_when_rewritten_and_stands_for_a_reason(
    store: Store, imported: RulesImport, ann: Account, ben: Account
) -> None:
    with store() as work:
        begun = start_draft(work, "entry/gates", ann, NOW)
        saved = save_draft(
            work, "entry/gates", 2, cites(6, "Gates") + "# new\n", begun.digest, ann, NOW, nothing_wrong
        )
        publish(work, saved.version, ann, ben, TODAY)
        excuse(work, imported.doc, "entry/hinges", "It says nothing of locks.", ben, NOW)
        work.commit()
    found = left(store)
    assert found.open == 0
    assert [(line.done, line.queued.by) for line in found.lines] == [(True, ""), (False, "Ben")]


def test_a_text_stands_only_for_a_reason(store: Store, imported: RulesImport, ann: Account) -> None:
    with store() as work:
        with pytest.raises(BadInput, match="why it may stand"):
            excuse(work, imported.doc, "entry/gates", "  ", ann, NOW)
        with pytest.raises(NotFound):
            excuse(work, imported.doc, "entry/other", "because", ann, NOW)


def test_reading_the_same_file_again_keeps_what_was_done(
    store: Store, imported: RulesImport, ann: Account
) -> None:
    with store() as work:
        excuse(work, imported.doc, "entry/gates", "It says nothing of locks.", ann, NOW)
        queue_up(work, imported.doc, imported.look_again, NOW)
        work.commit()
    assert left(store).open == 1
