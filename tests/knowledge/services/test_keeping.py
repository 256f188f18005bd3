"""The whole store is kept or brought back, and old words are forgotten."""

import gzip
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.domain.conversation import Asker, Outcome
from knowledge.domain.errors import BadInput, Conflict, HelplineError
from knowledge.services.accounts import create_admin_once, create_token, sign_in, who_holds
from knowledge.services.answering_log import (
    claim_conversation,
    finish_question,
    open_question,
    question_of,
)
from knowledge.services.handing_over import answer_inquiry, open_inquiry
from knowledge.services.importing import import_rules
from knowledge.services.keeping import Forgotten, backup, forget_old_texts, restore
from knowledge.services.publishing import effective
from knowledge.services.records import is_genuine
from knowledge.services.starter_edition import load_starter
from knowledge.store.backup import write_backup
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import Store, UnitOfWork, open_store
from tests.knowledge.conftest import NOW, PASSWORD, QUICK, Person
from tests.knowledge.reading.small_rules import rules_pdf

SECRET = "a secret of these tests alone"
REPLY = {
    "text": "You said the ex keeps texting.",
    "status": "decided",
    "decision": {"decision": "record_crime"},
    "understood": [{"fact": "relationship", "value": "ex", "from": "the ex keeps texting"}],
}


def ask(work: UnitOfWork, days_ago: int = 0) -> int:
    at = NOW - timedelta(days=days_ago)
    conversation = f"c{days_ago}"
    claim_conversation(work, conversation, "account:1", at)
    work.conversations.save_state(conversation, {"words": "the ex keeps texting"})
    opened = open_question(
        work, conversation, None, "the ex keeps texting – ünïcode", Asker("officer", ""), at
    )
    finish_question(work, opened.question, [REPLY], Outcome("decided", topic="harassment"), 9, SECRET)
    return opened.question


@pytest.fixture
def used(store: Store, person: Person) -> Store:
    """A store in which people have worked."""
    eve = person("eve", "adviser")
    with store() as work:
        load_starter(work, [("glossary", "Glossary", "a: b")], "2026-27", NOW)
        inquiry = open_inquiry(work, "c0", ask(work), "what of a drone?", NOW)
        answer_inquiry(work, inquiry.reference, "Record it.", eve, NOW)
        work.commit()
    return store


def test_a_restored_store_holds_all_that_was_backed_up(
    used: Store, database_url: str, tmp_path: Path
) -> None:
    with used() as work:
        token = create_token(work, "nightly", "officer", NOW)
        work.commit()
    counts = backup(database_url, tmp_path, tmp_path / "all.gz", NOW)
    fresh = f"sqlite:///{tmp_path / 'fresh.sqlite'}"
    assert restore(fresh, tmp_path, tmp_path / "all.gz") == {name: n for name, n in counts.items() if n}
    store = open_store(fresh)
    with store() as work:
        assert is_genuine(question_of(work, 1), SECRET)
        assert question_of(work, 1).at == NOW
        assert [p.body for p in effective(work, NOW.date())] == ["a: b"]
        assert who_holds(work, token, NOW).name == "nightly"
        assert sign_in(work, "eve@force.example", PASSWORD, NOW, hasher=QUICK).name == "Eve"


def test_numbering_goes_on_after_a_restore(used: Store, database_url: str, tmp_path: Path) -> None:
    backup(database_url, tmp_path, tmp_path / "all.gz", NOW)
    with used() as work:
        lost = [ask(work) for _ in range(3)][-1]
        work.commit()
    restore(database_url, tmp_path, tmp_path / "all.gz", replace=True)
    with used() as work:
        assert ask(work) > lost  # a reference is never given twice


def test_running_processes_notice_a_restore(used: Store, database_url: str, tmp_path: Path) -> None:
    backup(database_url, tmp_path, tmp_path / "all.gz", NOW)
    with used.reading() as work:
        before = work.knowledge_serial()
    restore(database_url, tmp_path, tmp_path / "all.gz", replace=True)
    with used.reading() as work:
        assert work.knowledge_serial() > before


def test_a_backup_sees_one_moment_of_a_store_at_work(used: Store, database_url: str, tmp_path: Path) -> None:
    with used() as work:
        ask(work, days_ago=1)
        counts = backup(database_url, tmp_path, tmp_path / "all.gz", NOW)  # while that is not yet committed
        work.commit()
    assert counts["question"] == 1


def test_a_store_in_use_is_not_replaced_unasked(used: Store, database_url: str, tmp_path: Path) -> None:
    backup(database_url, tmp_path, tmp_path / "all.gz", NOW)
    with pytest.raises(Conflict, match="in use"):
        restore(database_url, tmp_path, tmp_path / "all.gz")


def test_a_store_as_a_first_start_leaves_it_may_be_replaced(
    used: Store, database_url: str, tmp_path: Path
) -> None:
    backup(database_url, tmp_path, tmp_path / "all.gz", NOW)
    fresh = f"sqlite:///{tmp_path / 'fresh.sqlite'}"
    upgrade(fresh)
    with open_store(fresh)() as work:
        load_starter(work, [("glossary", "Glossary", "newer")], "2026-27", NOW)
        create_admin_once(work, NOW, hasher=QUICK)
        work.commit()
    restore(fresh, tmp_path, tmp_path / "all.gz")
    with open_store(fresh).reading() as work:
        assert [p.body for p in effective(work, NOW.date())] == ["a: b"]
        assert [account.name for account in work.accounts.all()] == ["Eve"]


def test_a_backup_is_for_its_owners_eyes(used: Store, database_url: str, tmp_path: Path) -> None:
    backup(database_url, tmp_path, tmp_path / "all.gz", NOW)
    assert (tmp_path / "all.gz").stat().st_mode & 0o077 == 0
    assert list(tmp_path.glob(".backup-*")) == []


def test_a_backup_into_no_folder_is_refused(used: Store, database_url: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="can't be written"):
        backup(database_url, tmp_path, tmp_path / "none" / "all.gz", NOW)


def without_last_line(lines: list[str]) -> list[str]:
    return lines[:-1]


def without_one_row(lines: list[str]) -> list[str]:
    return lines[:1] + lines[2:]


def with_a_dangling_reference(lines: list[str]) -> list[str]:
    return [line.replace('"conversation_id":"c0"', '"conversation_id":"c9"') for line in lines]


def with_another_table(lines: list[str]) -> list[str]:
    return [line.replace('["conversation"', '["conversion"') for line in lines]


def with_a_time_that_is_none(lines: list[str]) -> list[str]:
    return [line.replace("2026-11-23T", "yesterday ") for line in lines]


@pytest.mark.parametrize(
    "spoil",
    [
        without_last_line,
        without_one_row,
        with_a_dangling_reference,
        with_another_table,
        with_a_time_that_is_none,
    ],
)
def test_a_damaged_backup_changes_nothing(
    used: Store, database_url: str, tmp_path: Path, spoil: Callable[[list[str]], list[str]]
) -> None:
    file = tmp_path / "all.gz"
    backup(database_url, tmp_path, file, NOW)
    lines = gzip.decompress(file.read_bytes()).decode().splitlines()
    file.write_bytes(gzip.compress("\n".join(spoil(lines)).encode()))
    refuse(used, database_url, file, "damaged or cut short")


def test_a_backup_cut_short_changes_nothing(used: Store, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "all.gz"
    backup(database_url, tmp_path, file, NOW)
    whole = file.read_bytes()
    for length in (len(whole) - 1, len(whole) // 2):
        file.write_bytes(whole[:length])
        refuse(used, database_url, file, "backup")


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear registrar", gzip.compress(b"Dear registrar"), gzip.compress(b'{"format":"other"}')],
)
def test_another_file_is_refused(used: Store, database_url: str, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "letter"
    file.write_bytes(content)
    refuse(used, database_url, file, "not a backup made by")


def test_a_backup_of_another_release_is_refused(used: Store, database_url: str, tmp_path: Path) -> None:
    header = {"format": "cdi-helpline-backup", "schema": "9999", "rows": {}}
    file = tmp_path / "all.gz"
    file.write_bytes(gzip.compress(json.dumps(header).encode()))
    refuse(used, database_url, file, "another release")


def test_a_backup_that_is_not_there_is_refused(used: Store, database_url: str, tmp_path: Path) -> None:
    refuse(used, database_url, tmp_path / "none.gz", "can't be read")


def refuse(store: Store, url: str, file: Path, sentence: str) -> None:
    with pytest.raises(HelplineError, match=sentence):
        restore(url, file.parent, file, replace=True)
    with store.reading() as work:
        assert question_of(work, 1).text == "the ex keeps texting – ünïcode"
        assert len(work.accounts.all()) == 1


def test_old_words_are_forgotten_and_what_was_decided_is_not(used: Store, person: Person) -> None:
    with used() as work:
        old, recent = ask(work, days_ago=91), ask(work, days_ago=89)
        work.commit()
    with used() as work:
        assert forget_old_texts(work, NOW - timedelta(days=90)) == Forgotten(1, 1, 0)
    with used.reading() as work:
        forgotten, kept = question_of(work, old), question_of(work, recent)
        conversation = work.conversations.find("c91")
    assert (forgotten.text, forgotten.outcome.topic) == (None, "harassment")
    assert forgotten.replies is not None
    assert "texting" not in json.dumps(forgotten.replies)
    assert forgotten.replies[0]["decision"] == {"decision": "record_crime"}
    assert is_genuine(forgotten, SECRET) is None
    assert kept.text is not None
    assert conversation is not None
    assert conversation.state == {}


def test_answered_inquiries_are_forgotten_and_open_ones_are_not(used: Store) -> None:
    with used() as work:
        waiting = open_inquiry(work, "c0", None, "what of a boat?", NOW)
        work.commit()
    with used() as work:
        assert forget_old_texts(work, NOW + timedelta(days=1)).inquiries == 1
    with used.reading() as work:
        assert [inquiry.text for inquiry in work.inquiries.of_conversation("c0")] == [
            "",
            waiting.text,
        ]


def test_many_old_questions_are_forgotten_in_batches(used: Store) -> None:
    with used() as work:
        for _ in range(1100):
            ask(work, days_ago=91)
        work.commit()
    with used() as work:
        assert forget_old_texts(work, NOW - timedelta(days=90)).questions == 1100
        assert forget_old_texts(work, NOW - timedelta(days=90)).questions == 0


def test_the_rules_that_were_read_are_in_the_backup(used: Store, database_url: str, tmp_path: Path) -> None:
    import_rules(rules_pdf(tmp_path / "rules.pdf"), tmp_path / "home")
    backup(database_url, tmp_path / "home", tmp_path / "all.gz", NOW)
    restore(database_url, tmp_path / "other", tmp_path / "all.gz", replace=True)
    name = "rules/crime-recording-rules-2026-27.jsonl"
    assert (tmp_path / "other" / name).read_bytes() == (tmp_path / "home" / name).read_bytes()
    assert import_rules(tmp_path / "rules.pdf", tmp_path / "other").held == "crime-recording-rules-2026-27"


def test_a_backup_whose_files_lead_elsewhere_changes_nothing(
    used: Store, database_url: str, tmp_path: Path
) -> None:
    write_backup(database_url, tmp_path / "all.gz", NOW, {"../secrets.env": "x"})
    with used.reading() as work:
        before = work.knowledge_serial()
    with pytest.raises(BadInput, match="no edition of the rules that was kept here"):
        restore(database_url, tmp_path / "home", tmp_path / "all.gz", replace=True)
    with used.reading() as work:
        assert work.knowledge_serial() == before
    assert not (tmp_path / "secrets.env").exists()
