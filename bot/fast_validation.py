"""Builds Rasa's validator of action replies once, instead of once a reply.

`RemoteAction._validate_action_result` of Rasa 3.6.21 hands its schema to
`jsonschema.validate`, which checks the schema itself again each time: most of the time
that a reply takes. This patches that one private method and changes nothing else. To drop
it, remove this file, its test, and the call of `install` in `bot/channel.py`.
"""

from typing import Any

from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for
from rasa.core.actions.action import DOCS_BASE_URL, RemoteAction


def install() -> None:
    schema = RemoteAction.action_response_format_spec()
    kind = validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema)

    def validate(self: RemoteAction, result: dict[str, Any]) -> bool:
        error = best_match(validator.iter_errors(result))
        if error is None:
            return True
        error.message += (
            ". Failed to validate Action server response from API, "
            "make sure your response from the Action endpoint is valid. "
            "For more information about the format visit "
            f"{DOCS_BASE_URL}/custom-actions"
        )
        raise error

    RemoteAction._validate_action_result = validate
