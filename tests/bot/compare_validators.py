"""Run by test_fast_validation.py in Rasa's environment: what the stock and the fast validator say."""

import json
import sys

from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot import fast_validation

REPLIES = [
    {},
    {"events": [], "responses": []},
    {"events": [], "responses": [{"custom": {"text": "x"}}]},
    {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": []},
    {"events": [{"event": "reset_slots"}]},
    {"events": [{"event": "no such event"}]},
    {"events": [{}]},
    {"events": "none", "responses": []},
    {"events": [], "responses": {}},
    {"events": [], "responses": ["text"]},
    [],
    None,
]


def verdicts() -> list[str]:
    action = RemoteAction("action_advise", None)
    said = []
    for reply in REPLIES:
        try:
            said.append(repr(action._validate_action_result(reply)))
        except ValidationError as error:
            said.append(f"{list(error.absolute_path)} {error.message}")
    return said


stock = verdicts()
fast_validation.install()
sys.stdout.write(json.dumps({"stock": stock, "fast": verdicts()}))
