"""A new edition of the list or of the rules is read whole or not at all, and says what it changed."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from knowledge.domain.documents import Published
from knowledge.domain.errors import BadInput, Conflict
from knowledge.domain.results import Results
from knowledge.reading.notifiable_list import OFFENCE_COLUMNS, read_notifiable_list
from knowledge.reading.offence_file import read_offences, write_offences
from knowledge.services.importing import (
    CATALOGUE,
    OffenceChange,
    compare_offences,
    import_offences,
    import_rules,
)
from knowledge.services.publishing import effective, history, save_draft, start_draft
from knowledge.services.starter_edition import load_starter
from knowledge.store.unit_of_work import Store
from tests.knowledge.conftest import NOW, Person
from tests.knowledge.edition import published
from tests.knowledge.reading.small_ods import REPLACED, STALKING, Row, write_list
from tests.knowledge.reading.small_rules import FENCES, GATES, rules_pdf

TODAY = date(2026, 11, 23)
DOC = "crime-recording-rules-2026-27"


def with_cell(row: Row, column: str, value: str | float) -> Row:
    at = OFFENCE_COLUMNS.index(column)
    return (*row[:at], value, *row[at + 1 :])


RETITLED = with_cell(STALKING, "Offence", "Stalking that puts somebody in fear")
RAISED = with_cell(STALKING, "Max Sentence", "14")


@pytest.fixture
def holding(store: Store, tmp_path: Path) -> Store:
    """A store in which the small list is in effect."""
    body = write_offences(read_notifiable_list(write_list(tmp_path / "held.ods")))
    with store() as work:
        load_starter(work, [(CATALOGUE, "Notifiable offences 2026/27", body)], "2026-27", NOW)
        work.commit()
    return store


def bring(store: Store, file: Path) -> OffenceChange:
    with store() as work:
        change = import_offences(work, file, "2027-28", NOW, TODAY)
        work.commit()
    return change


def change_of(tmp_path: Path, held: Sequence[Row], read: Sequence[Row]) -> tuple[int, int, int]:
    change = compare_offences(
        read_notifiable_list(write_list(tmp_path / "a.ods", held)),
        read_notifiable_list(write_list(tmp_path / "b.ods", read)),
    )
    return len(change.new), len(change.changed), len(change.gone)


def test_a_row_is_new_changed_or_gone(tmp_path: Path) -> None:
    assert change_of(tmp_path, [STALKING], [STALKING, REPLACED]) == (1, 0, 0)
    assert change_of(tmp_path, [STALKING, REPLACED], [STALKING]) == (0, 0, 1)
    assert change_of(tmp_path, [STALKING], [with_cell(STALKING, "Current", "N")]) == (0, 1, 0)


def test_a_retitled_offence_or_one_with_another_sentence_is_changed_not_new(tmp_path: Path) -> None:
    assert change_of(tmp_path, [STALKING], [RETITLED]) == (0, 1, 0)
    assert change_of(tmp_path, [STALKING], [RAISED]) == (0, 1, 0)


def test_the_order_of_rows_is_no_change(tmp_path: Path) -> None:
    assert change_of(tmp_path, [STALKING, REPLACED], [REPLACED, STALKING]) == (0, 0, 0)


def test_a_changed_list_waits_as_a_draft_and_what_is_said_stays(holding: Store, tmp_path: Path) -> None:
    bring(holding, write_list(tmp_path / "new.ods", [RAISED, REPLACED]))
    with holding.reading() as work:
        said = next(one for one in effective(work, TODAY) if one.document_id == CATALOGUE)
        newest = history(work, CATALOGUE).versions[0]
    assert read_offences(said.body)[0].maximum_sentence == "10 years"
    assert newest.is_open
    assert read_offences(newest.body)[0].maximum_sentence == "14 years"


def test_the_list_that_is_in_effect_already_makes_no_draft(holding: Store, tmp_path: Path) -> None:
    assert bring(holding, write_list(tmp_path / "same.ods")).nothing
    with holding.reading() as work:
        assert len(history(work, CATALOGUE).versions) == 1


def test_a_list_with_a_moved_column_imports_nothing(holding: Store, tmp_path: Path) -> None:
    columns = (OFFENCE_COLUMNS[1], OFFENCE_COLUMNS[0], *OFFENCE_COLUMNS[2:])
    with pytest.raises(BadInput):
        bring(holding, write_list(tmp_path / "moved.ods", columns=columns))
    with holding.reading() as work:
        assert len(history(work, CATALOGUE).versions) == 1


def test_a_registrars_own_draft_is_not_overwritten(holding: Store, person: Person, tmp_path: Path) -> None:
    ann = person("ann", "registrar")
    with holding() as work:
        draft = start_draft(work, CATALOGUE, ann, NOW)
        save_draft(
            work, CATALOGUE, draft.number, draft.body + "\n", draft.digest, ann, NOW, lambda *_: Results()
        )
        work.commit()
    with pytest.raises(Conflict, match="finish or withdraw it"):
        bring(holding, write_list(tmp_path / "new.ods", [RAISED]))


def entry(name: str, page: int) -> Published:
    body = f"title: Fences\nsource:\n  - {{page: {page}, section: Gates}}\n"
    return Published(f"entry/{name}", "entry", name, "Fences", body, 1, "ann", TODAY)


_DETERMINED = "title: On gates\nsource:\n  - {page: 6, section: Gates}\n"


def test_the_first_edition_read_is_kept_and_compared_with_nothing(tmp_path: Path) -> None:
    done = import_rules(rules_pdf(tmp_path / "rules.pdf"), tmp_path)
    assert (done.doc, done.held, done.change) == (DOC, "", None)
    assert (tmp_path / "rules" / f"{DOC}.jsonl").exists()


def test_the_same_edition_read_again_changes_nothing(tmp_path: Path) -> None:
    import_rules(rules_pdf(tmp_path / "rules.pdf"), tmp_path)
    change = import_rules(tmp_path / "rules.pdf", tmp_path).change
    assert change is not None
    assert (change.new, change.changed, change.gone) == ((), (), ())


def test_a_changed_page_lists_the_texts_that_cite_it_and_no_others(tmp_path: Path) -> None:
    import_rules(rules_pdf(tmp_path / "rules.pdf"), tmp_path)
    gates = [*GATES[:-1], (610.0, 11.0, "plain", "A locked gate is not shut.")]
    done = import_rules(
        rules_pdf(tmp_path / "v2.pdf", [FENCES, gates]), tmp_path, [entry("gates", 6), entry("fences", 5)]
    )
    assert done.change is not None
    assert [(old.text, now.text) for old, now in done.change.changed] == [
        ("A locked gate is shut.", "A locked gate is not shut.")
    ]
    assert list(done.look_again) == ["entry/gates"]


def test_each_rule_and_determination_that_cites_a_changed_page_is_listed(tmp_path: Path) -> None:
    import_rules(rules_pdf(tmp_path / "rules.pdf"), tmp_path)
    rules = "rules:\n  - id: gates.shut\n    source: {page: 6, section: Gates}\n  - id: fences.end\n    source: {page: 5, section: Fences}\n"
    ours = [
        Published("topic/gates", "topic", "gates", "Gates", rules, 1, "ann", TODAY),
        Published("determination/fcr-1", "determination", "fcr-1", "On gates", _DETERMINED, 1, "ann", TODAY),
    ]
    gates = [*GATES[:-1], (610.0, 11.0, "plain", "A locked gate is not shut.")]
    done = import_rules(rules_pdf(tmp_path / "v2.pdf", [FENCES, gates]), tmp_path, ours)
    assert sorted(done.look_again) == ["determination/fcr-1", "topic/gates, rule gates.shut"]


def test_every_rule_of_the_starter_edition_is_found_under_its_own_name(tmp_path: Path) -> None:
    import_rules(rules_pdf(tmp_path / "rules.pdf"), tmp_path)
    gates = [*GATES[:-1], (610.0, 11.0, "plain", "A locked gate is not shut.")]
    done = import_rules(rules_pdf(tmp_path / "v2.pdf", [FENCES, gates]), tmp_path, published())
    pages = {citation.page for citations in done.look_again.values() for citation in citations}
    assert pages == {6}
    assert any(name.startswith("entry/") for name in done.look_again)


def test_a_file_that_is_not_the_rules_leaves_the_kept_edition_alone(tmp_path: Path) -> None:
    import_rules(rules_pdf(tmp_path / "rules.pdf"), tmp_path)
    kept = (tmp_path / "rules" / f"{DOC}.jsonl").read_bytes()
    broken = tmp_path / "broken.pdf"
    broken.write_bytes((tmp_path / "rules.pdf").read_bytes()[:400])
    with pytest.raises(BadInput):
        import_rules(broken, tmp_path)
    assert (tmp_path / "rules" / f"{DOC}.jsonl").read_bytes() == kept
