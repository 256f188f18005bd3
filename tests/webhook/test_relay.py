"""The way of a message: what goes to Rasa, what is stored, and what happens when a part is missing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from knowledge.domain.conversation import Question, QuestionState
from knowledge.settings import Settings
from tests.webhook.rasa import REPLY, RasaPlace
from webhook import bot
from webhook.identity import Caller
from webhook.relay import DIRECT, Message
from webhook.wiring import Wiring

OFFICER = Caller("account:1", "Sample officer", "officer", "Response A")
# Invented for this test; nobody's.
PERSONAL = "Wayne Notareal of 14 Invented Close, 07700 900123, says his ex sent him threats"


@pytest.fixture
def parts(app: Flask) -> Wiring:
    found: Wiring = app.extensions["helpline"]
    return found


@pytest.fixture
def rasa(settings: Settings) -> Iterator[RasaPlace]:
    with RasaPlace(settings.rasa_port) as place:
        yield place


def questions(parts: Wiring, conversation: str = "c1") -> list[Question]:
    with parts.store.reading() as work:
        return work.questions.of_conversation(conversation)


def test_the_assistants_reply_is_given_and_stored_with_its_record(parts: Wiring, rasa: RasaPlace) -> None:
    replies = parts.relay.answer(Message("c1", "nurse reports an assault"), OFFICER)
    assert replies[0]["text"] == "From the assistant."
    assert replies[0]["record"]["reference"].startswith("HL-")
    stored = questions(parts)[0]
    assert (stored.state, stored.outcome.topic, stored.outcome.status) == (
        QuestionState.ANSWERED,
        "sample",
        "answered",
    )
    assert stored.replies == replies
    assert (stored.role, stored.team) == ("officer", "Response A")
    assert stored.latency_ms is not None


def test_rasa_hears_redacted_text_the_facts_and_our_key(parts: Wiring, rasa: RasaPlace) -> None:
    parts.relay.answer(Message("c1", PERSONAL, facts={"injury": "none"}), OFFICER)
    headers, body = rasa.heard[0]
    assert headers["X-Helpline-Key"] == parts.settings.helpline_key
    assert body["sender"] == "c1"
    assert body["metadata"]["facts"] == {"injury": "none"}
    assert "Notareal" not in body["text"]
    assert "900123" not in body["text"]


def test_raw_text_reaches_no_file_of_the_store(parts: Wiring, settings: Settings) -> None:
    parts.relay.answer(Message("c1", PERSONAL), OFFICER)
    written = b"".join(file.read_bytes() for file in settings.home.iterdir())
    assert b"threats" in written
    for part in (b"Notareal", b"900123", b"07700"):
        assert part not in written


def test_raw_text_reaches_no_log(capfd: pytest.CaptureFixture[str], parts: Wiring) -> None:
    parts.relay.answer(Message("c1", PERSONAL), OFFICER)
    said = "".join(capfd.readouterr())
    assert "answered directly" in said
    assert "threats" not in said


def test_without_rasa_the_answer_comes_directly_and_says_so(parts: Wiring) -> None:
    replies = parts.relay.answer(Message("c1", "a nurse reports that her patient was assaulted"), OFFICER)
    assert DIRECT in replies[0]["text"]
    assert questions(parts)[0].state is QuestionState.ANSWERED


@pytest.mark.parametrize("wrong", ["silent", "no custom", "status"])
def test_an_answer_of_rasas_that_is_none_is_answered_directly(
    parts: Wiring, rasa: RasaPlace, wrong: str
) -> None:
    if wrong == "status":
        rasa.status = 500
    else:
        rasa.answer = [] if wrong == "silent" else [{"text": "plain"}]
    replies = parts.relay.answer(Message("c1", "a nurse reports that her patient was assaulted"), OFFICER)
    assert DIRECT in replies[0]["text"]


def test_rasa_killed_in_mid_message_loses_nothing(
    parts: Wiring, rasa: RasaPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts.bot._client, "timeout", bot.httpx.Timeout(0.2))
    rasa.wait = 1.0
    replies = parts.relay.answer(Message("c1", "a nurse reports that her patient was assaulted"), OFFICER)
    assert DIRECT in replies[0]["text"]


def test_the_same_message_id_is_answered_once(parts: Wiring, rasa: RasaPlace) -> None:
    first = parts.relay.answer(Message("c1", "nurse reports an assault", "m1"), OFFICER)
    again = parts.relay.answer(Message("c1", "nurse reports an assault", "m1"), OFFICER)
    assert first == again
    assert len(rasa.heard) == len(questions(parts)) == 1


def test_an_opinion_is_noted_on_the_answer_before(parts: Wiring, rasa: RasaPlace) -> None:
    parts.relay.answer(Message("c1", "nurse reports an assault"), OFFICER)
    parts.relay.answer(Message("c1", "/unhelpful"), OFFICER)
    asked, opinion = questions(parts)
    assert asked.helped is False
    assert (opinion.outcome.kind, opinion.helped) == ("unhelpful", None)


def test_asking_for_a_person_passes_on_the_question_before_with_a_reference(
    parts: Wiring, rasa: RasaPlace
) -> None:
    parts.relay.answer(Message("c1", "may a lodger's noise be a public order offence"), OFFICER)
    rasa.answer = [
        {"custom": {**REPLY, "text": "I have passed it on.", "status": "handed_over", "kind": "human"}}
    ]
    replies = parts.relay.answer(Message("c1", "/human"), OFFICER)
    with parts.store.reading() as work:
        waiting = work.inquiries.open()
    assert [one.text for one in waiting] == ["may a lodger's noise be a public order offence"]
    assert waiting[0].reference in replies[0]["text"]


def test_a_press_of_a_button_goes_on_as_it_is_and_other_slashes_do_not(
    parts: Wiring, rasa: RasaPlace
) -> None:
    parts.relay.answer(Message("c1", '/inform{"fact":"injury","value":"none"}'), OFFICER)
    parts.relay.answer(Message("c1", '/inform{"fact":"injury","value":"Wayne Notareal"}'), OFFICER)
    parts.relay.answer(Message("c1", "/session_start"), OFFICER)
    texts = [body["text"] for _, body in rasa.heard]
    assert texts[0] == '/inform{"fact":"injury","value":"none"}'
    assert not texts[1].startswith("/")
    assert texts[2] == "session_start"


def test_a_message_that_could_not_be_answered_can_be_sent_again(
    parts: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("gone")

    monkeypatch.setattr(parts.bot, "replies", broken)
    with pytest.raises(RuntimeError):
        parts.relay.answer(Message("c1", "nurse reports an assault", "m1"), OFFICER)
    assert questions(parts)[0].state is QuestionState.FAILED
    monkeypatch.undo()
    parts.relay.answer(Message("c1", "nurse reports an assault", "m1"), OFFICER)
    assert [one.state for one in questions(parts)] == [QuestionState.ANSWERED]


def test_a_locked_database_is_said_so_and_leaves_nothing_half_written(
    app: Flask, settings: Settings, token: Any
) -> None:
    with closing(
        sqlite3.connect(Path(settings.database_url.removeprefix("sqlite:///")), isolation_level=None)
    ) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = app.test_client().post("/api/v1/messages", json={"text": "hello"}, headers=token("officer"))
        other.execute("ROLLBACK")
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert answer.json["error"]["code"] == "store-unavailable"
        assert other.execute("SELECT count(*) FROM question").fetchone() == (0,)
    assert (
        app.test_client()
        .post("/api/v1/messages", json={"text": "hello"}, headers=token("officer"))
        .status_code
        == 200
    )
