"""Reading what a program sends, strictly: every complaint names the field and says what is wanted."""

import re
from datetime import date
from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest

from knowledge.domain.errors import BadInput
from webhook.clock import today
from webhook.errors import refusal

MOST_BYTES = 64 * 1024
MOST_FACTS = 200
_FACT = re.compile(r"[a-z][a-z0-9_.-]{0,79}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Body = dict[str, Any]


def read_body(*known: str) -> Body:
    """The JSON object of the request, holding nothing but these fields."""
    request.max_content_length = MOST_BYTES
    if not request.is_json:
        raise refusal(415)
    try:
        body = request.get_json()
    except (BadRequest, RecursionError, UnicodeDecodeError) as error:
        raise refusal(400, "The request is not JSON that can be read.") from error
    if not isinstance(body, dict):
        raise refusal(422, "Send a JSON object.")
    for name in body:
        if name not in known:
            raise BadInput(
                f"There is no field of that name; known are {', '.join(known)}.", field=str(name)[:80]
            )
    return body


def text_in(body: Body, name: str) -> str:
    """A text that must be there."""
    value = body.get(name)
    if value is None:
        raise BadInput(f"The field {name} is missing.", field=name)
    if not isinstance(value, str):
        raise BadInput(f"The field {name} must be text.", field=name)
    return value


def optional_text_in(body: Body, name: str) -> str | None:
    """A text that may be left out."""
    return None if body.get(name) is None else text_in(body, name)


def facts_in(body: Body, *, required: bool) -> dict[str, object]:
    """Facts by id; yes and no may be written as JSON's true and false."""
    value = body.get("facts")
    if value is None and not required:
        return {}
    if not isinstance(value, dict):
        raise BadInput("The field facts must be an object of facts and their values.", field="facts")
    if len(value) > MOST_FACTS:
        raise BadInput(f"At most {MOST_FACTS} facts can be given.", field="facts")
    return {_fact(name): _value(name, said) for name, said in value.items()}


def day_in(text: object, name: str = "on") -> date:
    """A day such as 2026-05-03; today when there is none."""
    if text is None:
        return today()
    if isinstance(text, str) and _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise BadInput(f"The field {name} must be a day such as 2026-05-03.", field=name)


def _fact(name: str) -> str:
    if not _FACT.fullmatch(name):
        raise BadInput("A fact's id is small letters, digits and underscores.", field="facts")
    return name


def _value(name: str, said: object) -> object:
    """Texts, whole numbers, yes and no, lists of texts; for `acts` and `people` lists of objects of these."""
    if isinstance(said, list) and len(said) <= MOST_FACTS:
        return [_one(name, one) for one in said]
    return _one(name, said)


def _one(name: str, said: object) -> object:
    if isinstance(said, bool):
        return "yes" if said else "no"
    if isinstance(said, str) and len(said) <= 200:
        return said
    if isinstance(said, int) and abs(said) < 10**9:
        return said
    if isinstance(said, dict) and name in ("acts", "people") and len(said) <= MOST_FACTS:
        return {_fact(inner): _value(inner, one) for inner, one in said.items()}
    raise BadInput(
        "A fact's value is text, a whole number, true or false, or a list of these.", field=f"facts.{name}"
    )
