"""What an officer typed is nowhere after it was answered: no table, no file, no line of a log.

The people here are invented; the number is of those that Ofcom keeps for plays.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import MetaData, create_engine, select

from knowledge.domain.people import Role
from knowledge.services.accounts import create_token
from knowledge.settings import Settings
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import open_store
from webhook import create_app
from webhook.commands.first_run import load_knowledge
from webhook.commands.ports import any_free

MARKS = ("Quillfeather", "Zebedee", "900123", "quillfeather@mail.example", "ZE1 9ZZ", "14/02/1991")
TEXT = (
    "Victim Zebedee Quillfeather, born 14/02/1991, says his neighbour slapped him, no injury. "
    "Ring him on 07700 900123 or quillfeather@mail.example. Mr Quillfeather lives at ZE1 9ZZ."
)


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    """Nobody listens on Rasa's port here, so that the web app answers by itself."""
    upgrade(database_url)
    store = open_store(database_url)
    load_knowledge(store, tmp_path / "starter.digest", lambda line: None)
    store.close()
    keys = {"helpline_key": "k" * 32, "secret_key": "s" * 32}
    return Settings(tmp_path, database_url, any_free(), any_free(), any_free(), 90, **keys)


def ask(settings: Settings, text: str) -> None:
    store = open_store(settings.database_url)
    with store() as work:
        token = create_token(work, "test", Role.OFFICER, datetime.now(UTC))
        work.commit()
    store.close()
    client = create_app(settings).test_client()
    sent = {"conversation": "c1", "text": text, "message_id": "m1"}
    answer = client.post("/api/v1/messages", json=sent, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    assert answer.get_json()["replies"]


def cells(url: str) -> Iterator[tuple[str, str]]:
    """Every value of every row, with the table it stands in."""
    engine = create_engine(url)
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        for table in tables.sorted_tables:
            for row in connection.execute(select(table)):
                yield from ((table.name, str(value)) for value in row)
    engine.dispose()


def test_what_was_typed_is_kept_nowhere(settings: Settings, capfd: pytest.CaptureFixture[str]) -> None:
    ask(settings, TEXT)
    said = capfd.readouterr()
    found = [
        (table, mark) for table, value in cells(settings.database_url) for mark in MARKS if mark in value
    ]
    for file in settings.home.rglob("*"):
        if file.is_file():
            body = file.read_bytes()
            found += [(file.name, mark) for mark in MARKS if mark.encode() in body]
    found += [("log", mark) for mark in MARKS if mark in said.out + said.err]
    assert found == []


def test_the_question_itself_is_kept_without_them(settings: Settings) -> None:
    ask(settings, TEXT)
    kept = [value for table, value in cells(settings.database_url) if table == "question"]
    assert any("neighbour slapped" in value for value in kept)
