"""All knowledge goes out as files and comes back the same, with its history and its chain."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.domain.errors import BadInput, Conflict, NotAllowed
from knowledge.domain.people import Account
from knowledge.services.accounts import add_account
from knowledge.services.carrying import export_all, export_document, import_all
from knowledge.services.chain import chain_complaints
from knowledge.services.publishing import effective, history
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import Store, open_store
from tests.knowledge.conftest import NOW, PASSWORD, QUICK
from tests.knowledge.services.published import THIRD_PARTY, TODAY, draft, publish


@pytest.fixture
def exported(store: Store, entry: str, ann: Account, ben: Account, tmp_path: Path) -> Path:
    """Two approved versions and a draft by Ben."""
    folder = tmp_path / "out"
    with store() as work:
        publish(work, draft(work, ann, "answer: twö\n"), ann, ben, TODAY)
        draft(work, ben, "answer: three")
        work.commit()
    with store.reading() as work:
        done = export_all(work, folder, NOW)
    assert (done.documents, done.versions) == (1, 3)
    return folder


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'empty.sqlite'}"
    upgrade(url)
    opened = open_store(url)
    yield opened
    opened.close()


def bring(store: Store, folder: Path) -> None:
    with store() as work:
        import_all(work, folder, NOW)
        work.commit()


def test_what_comes_in_is_what_went_out(store: Store, exported: Path, empty: Store) -> None:
    bring(empty, exported)
    with store.reading() as old, empty.reading() as new:
        assert effective(new, TODAY) == effective(old, TODAY)
        before, after = history(old, THIRD_PARTY), history(new, THIRD_PARTY)
        assert [(one.number, one.body, one.state, one.approved_at) for one in after.versions] == [
            (one.number, one.body, one.state, one.approved_at) for one in before.versions
        ]
        assert [(one.who, one.what, one.at) for one in after.events] == [
            (one.who, one.what, one.at) for one in before.events
        ]
        assert chain_complaints(new) == []


def test_whoever_wrote_a_draft_there_does_not_approve_it_here(exported: Path, empty: Store) -> None:
    with empty() as work:
        people = {
            name: add_account(
                work, f"{name}@force.example", PASSWORD, "registrar", NOW, name=name, hasher=QUICK
            )
            for name in ("Cat", "Ben", "Dan")  # in another order than there, so that numbers differ
        }
        work.commit()
    bring(empty, exported)
    with empty() as work:
        version = work.documents.open_version(THIRD_PARTY)
        assert version
        with pytest.raises(NotAllowed, match="second person"):
            publish(work, version, people["Dan"], people["Ben"], TODAY)
        work.rollback()
        publish(work, version, people["Dan"], people["Cat"], TODAY)


def test_it_goes_into_an_empty_helpline_only(store: Store, exported: Path) -> None:
    with pytest.raises(Conflict, match="has knowledge already"):
        bring(store, exported)


def test_an_export_never_overwrites(store: Store, exported: Path) -> None:
    with store.reading() as work, pytest.raises(BadInput, match="not empty"):
        export_all(work, exported, NOW)


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        ("entry/third-party/0001.yml", ("one", "none"), "is not the text that was exported"),
        ("entry/third-party/0002.json", ("{", "["), "can't be read as a version"),
        ("events.jsonl", ('"who": "Ann"', '"who": "Ben"'), "is not what was written"),
        ("events.jsonl", ("\n{", "\n"), "damaged or cut short"),
        ("helpline.json", ("cdi-helpline", "other"), "was not made by"),
    ],
)
def test_files_that_were_changed_are_refused_whole(
    exported: Path, empty: Store, file: str, change: tuple[str, str], said: str
) -> None:
    path = exported / file
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(BadInput, match=said):
        bring(empty, exported)
    with empty.reading() as work:
        assert work.documents.are_none()
        assert chain_complaints(work) == []


def test_one_document_comes_with_its_whole_history(store: Store, exported: Path) -> None:
    with store.reading() as work:
        document = work.documents.find(THIRD_PARTY)
        assert document
        told = json.loads(json.dumps(export_document(work, document, NOW)))
    assert [one["number"] for one in told["versions"]] == [1, 2, 3]
    assert [one["what"] for one in told["events"]].count("approved") == 2
    assert told["versions"][1]["body"] == "answer: twö\n"
