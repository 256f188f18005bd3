"""A tracker becomes a turn, and a failure tells nobody what was typed."""

import asyncio
import logging
from datetime import UTC, date, datetime

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.advise import ActionAdvise, AdviceFailed, turn_of
from knowledge.services.advising import Desk
from knowledge.store.unit_of_work import open_store

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def test_a_button_brings_its_fact_and_value() -> None:
    message = {
        "text": '/inform{"fact":"injury","value":"none"}',
        "intent": {"name": "inform"},
        "entities": [{"entity": "fact", "value": "injury"}, {"entity": "value", "value": "none"}],
        "metadata": {"facts": {"victims": 2}, "on": "2026-05-03", "language": None},
    }
    turn = turn_of("c1", message, NOW)
    assert (turn.conversation, turn.kind) == ("c1", "inform")
    assert turn.payload == {"fact": "injury", "value": "none"}
    assert turn.facts == {"victims": 2}
    assert turn.on == date(2026, 5, 3)


def test_a_message_without_a_day_is_of_today() -> None:
    turn = turn_of("c1", {"text": "hello", "intent": {"name": "greet"}, "metadata": {}}, NOW)
    assert (turn.on, turn.payload, turn.facts) == (NOW.date(), {}, {})


def test_a_failure_is_logged_without_what_was_typed(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(open_store("sqlite:////nowhere/at/all.sqlite"))
    message = {"text": "secret words", "intent": {"name": "ask"}, "metadata": {"on": "secret words"}}
    tracker = Tracker.from_dict({"sender_id": "c1", "slots": {}, "latest_message": message, "events": []})
    with caplog.at_level(logging.DEBUG), pytest.raises(AdviceFailed) as failed:
        asyncio.run(ActionAdvise(desk, "action_advise").run(CollectingDispatcher(), tracker, {}))
    assert "secret" not in str(failed.value) + caplog.text
    assert failed.value.__suppress_context__
    assert "kind=ValueError" in caplog.text
