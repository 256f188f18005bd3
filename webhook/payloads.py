"""The exact texts that buttons send. Only these may begin with a slash: to Rasa a slash is a command."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PLAIN = frozenset(
    {"why", "source", "human", "helpful", "unhelpful", "restart", "back", "guide", "stop", "resume"}
)
ENTITIES = {
    "inform": frozenset({"fact", "value"}),
    "unsure": frozenset({"fact"}),
    "choose": frozenset({"entry"}),
    "forget": frozenset({"fact"}),
    "change": frozenset({"fact"}),
    "guide": frozenset({"guide"}),
    "meant": frozenset({"ho_class"}),
}
_BUTTON = re.compile(r"/([a-z_]+)(\{[^{}]*\})?")
# Ids and short numbers only, so that no name and no telephone number passes as a button's press.
_ID = re.compile(r"[a-z][a-z0-9_./-]{0,79}|[A-Z]{0,4}[0-9]{1,4}[A-Z]?|[0-9]{1,2}/[0-9]{1,2}")


@dataclass(frozen=True)
class Press:
    """A button's press: the kind of turn and what it is about."""

    turn: str
    entities: Mapping[str, str] = field(default_factory=dict)


def read_press(text: str) -> Press | None:
    """The press that a text is, if it is exactly one."""
    found = _BUTTON.fullmatch(text)
    if not found:
        return None
    turn, body = found.groups()
    if body is None:
        return Press(turn) if turn in PLAIN else None
    entities = _entities(body)
    if entities is None or ENTITIES.get(turn) != entities.keys():
        return None
    return Press(turn, entities)


def _entities(body: str) -> dict[str, str] | None:
    try:
        read = json.loads(body)
    except ValueError:
        return None
    entities = {str(key): str(value) for key, value in read.items() if isinstance(value, str | int)}
    return entities if all(_ID.fullmatch(value) for value in entities.values()) else None


def without_slash(text: str) -> str:
    """A typed text that can't be taken for a command."""
    return text.lstrip("/ ") if text.startswith("/") else text
