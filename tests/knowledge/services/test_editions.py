"""A new edition is released when everything that cites what changed was looked at, or has a reason to stand."""

from pathlib import Path

import pytest

from knowledge.domain.errors import BadInput, Conflict, NotFound
from knowledge.domain.people import Account
from knowledge.services.editions import EditionWork, edition_work, excuse, queue_up, release
from knowledge.services.importing import RulesImport, import_rules
from knowledge.services.publishing import effective, save_draft, start_document, start_draft
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW
from tests.knowledge.reading.small_rules import FENCES, GATES, rules_pdf
from tests.knowledge.services.published import TODAY, nothing_wrong, publish

CITES = "answer: a\nsource:\n  - {page: 6, section: Gates}\n"


@pytest.fixture
def imported(store: Store, ann: Account, ben: Account, tmp_path: Path) -> RulesImport:
    """Two of our texts cite the page that the second edition changes."""
    with store() as work:
        for name in ("entry/gates", "entry/hinges"):
            publish(work, start_document(work, name, name, CITES, ann, NOW), ann, ben, TODAY)
        work.commit()
    import_rules(rules_pdf(tmp_path / "v1.pdf"), tmp_path)
    changed = [*GATES[:-1], (610.0, 11.0, "plain", "A locked gate is not shut.")]
    with store.reading() as work:
        published = effective(work, TODAY)
    done = import_rules(rules_pdf(tmp_path / "v2.pdf", [FENCES, changed]), tmp_path, published)
    with store() as work:
        assert queue_up(work, done, NOW) == 2
        work.commit()
    return done


def left(store: Store) -> EditionWork:
    with store.reading() as work:
        (found,) = edition_work(work)
    return found


def test_it_is_released_when_each_text_was_changed_or_stands_for_a_reason(
    store: Store, imported: RulesImport, ann: Account, ben: Account
) -> None:
    assert [line.queued.cited[0]["page"] for line in left(store).lines] == [6, 6]
    with store() as work:
        with pytest.raises(Conflict, match="2 of 2 texts are still to be looked at"):
            release(work, imported.doc, ann, NOW)
        begun = start_draft(work, "entry/gates", ann, NOW)
        save_draft(work, "entry/gates", 2, CITES + "# new\n", begun.digest, ann, NOW, nothing_wrong)
        draft = work.documents.open_version("entry/gates")
        assert draft
        publish(work, draft, ann, ben, TODAY)
        excuse(work, imported.doc, "entry/hinges", "It says nothing of locks.", ben, NOW)
        release(work, imported.doc, ann, NOW)
        work.commit()
    found = left(store)
    assert (found.open, found.released_by) == (0, "Ann")
    assert [line.done for line in found.lines] == [True, False]
    with store() as work, pytest.raises(Conflict, match="Ann has released it already"):
        release(work, imported.doc, ben, NOW)


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
        queue_up(work, imported, NOW)
        work.commit()
    assert left(store).open == 1
