"""All knowledge with its whole history as plain files, out and back in; the chain is proved on the way in.

DIR/helpline.json says what it is, DIR/events.jsonl is the record, and each document has a folder of its
versions: DIR/entry/third-party/0001.yml beside 0001.json, which says who wrote and approved it. DIR/rules/ holds
the editions of the rules that were read, against which the next one is compared.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from knowledge.domain.chain import Head, chain_complaints
from knowledge.domain.documents import Document, Event, State, Version, digest_of
from knowledge.domain.errors import BadInput, Conflict
from knowledge.reading.paragraph_file import keep_texts, kept_texts
from knowledge.store.events import BROUGHT_IN
from knowledge.store.unit_of_work import UnitOfWork

FORMAT = "cdi-helpline-knowledge"
_ABOUT, _EVENTS = "helpline.json", "events.jsonl"
_OF_THIS_STORE = ("id", "author_id", "approved_by_id")
_DAYS, _TIMES = ("takes_effect", "ends", "until"), ("edited_at", "submitted_at", "approved_at", "created_at")


@dataclass(frozen=True)
class Carried:
    """How many of each."""

    documents: int
    versions: int
    events: int


def export_all(work: UnitOfWork, home: Path, folder: Path, now: datetime) -> Carried:
    """Write every document with all its versions, the whole record, and the rules read under `home`.

    The folder must be new or empty.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(f"{folder} is not empty: give a new folder.", field="folder")
    folder.mkdir(parents=True, exist_ok=True)
    versions = 0
    documents = work.documents.all()
    for document in documents:
        versions += _write_document(work, document, folder / document.id)
    keep_texts(folder, kept_texts(home))
    head = work.events.head()
    with (folder / _EVENTS).open("w", encoding="utf-8") as file:
        for event in work.events.all():
            file.write(json.dumps(_event_json(event), ensure_ascii=False) + "\n")
    about = {"format": FORMAT, "made_at": now.isoformat(), "documents": [asdict(one) for one in documents]}
    _write_json(folder / _ABOUT, {**about, "events": head.length, "link": head.link})
    return Carried(len(documents), versions, head.length)


def export_document(work: UnitOfWork, document: Document, now: datetime) -> dict[str, object]:
    """One document with every version and everything that happened to it."""
    return {
        "format": FORMAT + "-document",
        "made_at": now.isoformat(),
        "document": asdict(document),
        "versions": [
            {**_version_json(one), "body": one.body} for one in reversed(work.documents.versions(document.id))
        ],
        "events": [_event_json(one) for one in work.events.of_document(document.id)],
    }


def import_all(work: UnitOfWork, home: Path, folder: Path, now: datetime) -> Carried:
    """Bring an export into a helpline without knowledge of its own; all of it or, by not committing, nothing.

    The rules that were read are put under `home`, where nothing rests on them before the commit.
    """
    work.serial.hold()
    if not work.documents.are_none():
        raise Conflict("This helpline has knowledge already: bring the files into an empty one.")
    about = _read_about(folder)
    events = list(_read_events(folder))
    complaint = next(chain_complaints(events, Head(about["events"], about["link"])), None)
    if complaint:
        raise BadInput(f"{folder / _EVENTS}: {complaint}", field="folder")
    versions = 0
    for row in about["documents"]:
        document = Document(**row)
        work.documents.add(document)
        brought = list(_read_versions(folder / document.id, document))
        for version in brought:
            work.documents.bring_in(version)
        versions += len(brought)
    for event in events:  # the numbers of accounts mean others here; the names stand
        work.events.put(replace(event, account_id=None))
    work.events.add(now, "import", BROUGHT_IN, detail=f"{len(events)} lines that ended with {about['link']}")
    work.serial.move()
    keep_texts(home, kept_texts(folder))
    return Carried(len(about["documents"]), versions, len(events))


def _write_document(work: UnitOfWork, document: Document, folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    versions = work.documents.versions(document.id)
    for version in versions:
        (folder / f"{version.number:04d}.yml").write_bytes(version.body.encode("utf-8"))
        _write_json(folder / f"{version.number:04d}.json", _version_json(version))
    return len(versions)


def _write_json(file: Path, values: object) -> None:
    file.write_text(json.dumps(values, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _version_json(version: Version) -> dict[str, Any]:
    values = {key: value for key, value in asdict(version).items() if key not in (*_OF_THIS_STORE, "body")}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items()}


def _event_json(event: Event) -> dict[str, Any]:
    return {key: value for key, value in asdict(event).items() if key != "id"} | {"at": event.at.isoformat()}


def _read_about(folder: Path) -> dict[str, Any]:
    try:
        about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        about = None
    if not isinstance(about, dict) or about.get("format") != FORMAT:
        raise BadInput(f"{folder} was not made by ./helpline export.", field="folder")
    return about


def _read_events(folder: Path) -> Iterator[Event]:
    file = folder / _EVENTS
    try:
        for line in file.read_text(encoding="utf-8").split("\n"):
            if line:
                row = json.loads(line)
                yield Event(**{**row, "id": 0, "at": datetime.fromisoformat(row["at"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BadInput(f"{file} can't be read: it is damaged or cut short.", field="folder") from error


def _read_versions(folder: Path, document: Document) -> Iterator[Version]:
    for file in sorted(folder.glob("*.json")):
        text = file.with_suffix(".yml")
        try:
            version = _version(
                json.loads(file.read_text(encoding="utf-8")), text.read_bytes().decode("utf-8")
            )
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise BadInput(f"{file} and {text.name} can't be read as a version.", field="folder") from error
        if version.digest != digest_of(version.title, version.body) or version.document_id != document.id:
            raise BadInput(f"{text} is not the text that was exported.", field="folder")
        yield version


def _version(row: dict[str, Any], body: str) -> Version:
    read = {**row, "state": State(row["state"]), "body": body}
    for key in _DAYS:
        read[key] = date.fromisoformat(row[key]) if row[key] else None
    for key in _TIMES:
        read[key] = datetime.fromisoformat(row[key]) if row[key] else None
    made = Version(**read, id=0, author_id=None, approved_by_id=None)
    # Whoever was to approve it is not known here: it is submitted anew.
    return replace(made, state=State.DRAFT, submitted_at=None) if made.state is State.SUBMITTED else made
