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
from knowledge.services.importing import import_rules
from knowledge.services.publishing import effective, history, submit
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import Store, open_store
from tests.knowledge.conftest import NOW, PASSWORD, QUICK
from tests.knowledge.reading.small_rules import rules_pdf
from tests.knowledge.services.published import THIRD_PARTY, TODAY, draft, nothing_wrong, publish


@pytest.fixture
def exported(store: Store, entry: str, ann: Account, ben: Account, tmp_path: Path) -> Path:
    """Two approved versions and a draft by Ben; the rules were read once."""
    folder = tmp_path / "out"
    import_rules(rules_pdf(tmp_path / "rules.pdf"), tmp_path / "home")
    with store() as work:
        publish(work, draft(work, ann, "answer: twö\n"), ann, ben, TODAY)
        draft(work, ben, "answer: three")
        work.commit()
    with store.reading() as work:
        done = export_all(work, tmp_path / "home", folder, NOW)
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
        import_all(work, folder.parent / "other-home", folder, NOW)
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


def test_what_is_exported_brought_in_and_exported_again_differs_in_what_another_store_must_differ_in(
    exported: Path, empty: Store, tmp_path: Path
) -> None:
    bring(empty, exported)
    again = tmp_path / "again"
    with empty.reading() as work:
        export_all(work, tmp_path / "other-home", again, NOW)
    first, second = files(exported), files(again)
    assert "rules/crime-recording-rules-2026-27.jsonl" in first
    assert {name for name in first | second if first.get(name) != second.get(name)} == {
        "helpline.json",
        "events.jsonl",
    }
    about = [json.loads(one["helpline.json"]) for one in (first, second)]
    assert {key for key in about[0] if about[0][key] != about[1][key]} == {"events", "link"}
    before, after = (
        [json.loads(line) for line in one["events.jsonl"].splitlines()] for one in (first, second)
    )
    *carried, brought = after
    assert brought["what"] == "brought in", "the one line more says where the others came from"
    assert about[0]["link"] in brought["detail"], "with the end of the chain as it was there"
    # Numbers of accounts mean other people here; the links rest on them.
    of_the_store = {"account_id", "chain"}
    assert [{k: v for k, v in one.items() if k not in of_the_store} for one in carried] == [
        {k: v for k, v in one.items() if k not in of_the_store} for one in before
    ]
    assert {one["account_id"] for one in after} == {None}


def test_what_waited_for_approval_there_is_submitted_anew_here(
    store: Store, exported: Path, empty: Store, ann: Account, tmp_path: Path
) -> None:
    with store() as work:
        version = work.documents.open_version(THIRD_PARTY)
        assert version
        submit(work, THIRD_PARTY, version.number, version.digest, ann, NOW, nothing_wrong)
        work.commit()
    with store.reading() as work:
        export_all(work, tmp_path / "home", tmp_path / "submitted", NOW)
    bring(empty, tmp_path / "submitted")
    with empty.reading() as work:
        export_all(work, tmp_path / "other-home", tmp_path / "again", NOW)
    name = f"{THIRD_PARTY}/0003.json"
    first, second = (json.loads((tmp_path / folder / name).read_text()) for folder in ("submitted", "again"))
    assert {key for key in first if first[key] != second[key]} == {"state", "submitted_at"}
    assert (second["state"], second["submitted_at"]) == ("draft", None)


def files(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


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
        export_all(work, exported.parent, exported, NOW)


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
