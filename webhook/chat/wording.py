"""The contract's words for programs, as an officer reads them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flask import Flask

from knowledge.services.wording import HEADINGS
from webhook.chat.blocks import blocks
from webhook.clock import LONDON

DECISIONS = {word.value: heading for word, heading in HEADINGS.items()}

PRESSED = {
    "/why": "Why do you ask?",
    "/source": "Show me the rule",
    "/human": "Ask a person",
    "/helpful": "This helped",
    "/unhelpful": "This didn’t help",
    "/restart": "Start again",
    "/back": "Go back",
    "/guide": "Step by step",
    "/stop": "Stop here",
    "/resume": "Carry on",
}

_LEDGER = {"forget": "Take out", "change": "Change"}
_PAYLOAD = re.compile(r"/(inform|unsure|choose|forget|change|guide|meant)(\{.*\})", re.DOTALL)


def decision_words(decision: Mapping[str, Any]) -> str:
    """The decision as a heading, with the number of crimes where there are several."""
    word = str(decision.get("decision"))
    total = sum(int(crime.get("count") or 1) for crime in decision.get("crimes") or [])
    if word == "record_crime" and total > 1:
        return f"Record {total} crimes"
    return DECISIONS.get(word, word.replace("_", " ").capitalize())


def word_in_sentence(word: str) -> str:
    """A decision's word inside a sentence."""
    words = DECISIONS.get(word, word.replace("_", " "))
    return words[0].lower() + words[1:]


def sentence_start(words: str) -> str:
    """With a capital, whatever follows it."""
    return words[:1].upper() + words[1:]


def inform(fact: str, value: str) -> str:
    """The exact payload of an option's button."""
    return "/inform" + _json({"fact": fact, "value": value})


def payload(turn: str, **entities: str) -> str:
    """The exact payload of any other button."""
    return f"/{turn}" + (_json(entities) if entities else "")


def _json(entities: Mapping[str, str]) -> str:
    return json.dumps(entities, separators=(",", ":"), ensure_ascii=False)


def as_said(text: str, earlier: Sequence[Mapping[str, Any]]) -> str:
    """What a button's press looks like in the conversation: its label, not its payload."""
    if text in PRESSED:
        return PRESSED[text]
    pressed = _PAYLOAD.fullmatch(text)
    if not pressed:
        return text
    try:
        entities = json.loads(pressed[2])
    except ValueError:
        return text
    return _label(pressed[1], entities, earlier) if isinstance(entities, dict) else text


def _label(turn: str, entities: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]]) -> str:
    if turn == "unsure":
        return "Don’t know"
    if turn in _LEDGER:
        return f"{_LEDGER[turn]}: {_chip(str(entities.get('fact', '')), earlier)}"
    wanted = next((entities[one] for one in ("entry", "guide", "value", "ho_class") if one in entities), None)
    for reply in reversed(earlier):
        for key, label in _labels(reply):
            if key == str(wanted):
                return label
    return str(wanted or "").replace("_", " ")


def _chip(fact: str, earlier: Sequence[Mapping[str, Any]]) -> str:
    """What stood on the chip that was pressed."""
    for reply in reversed(earlier):
        for item in reply.get("understood") or []:
            if item.get("fact") == fact and item.get("label"):
                return str(item["label"])
    return fact.removeprefix("act.").replace("_", " ")


def _labels(reply: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for option in (reply.get("question") or {}).get("options") or []:
        yield str(option["value"]), str(option["label"])
    for choice in reply.get("choices") or []:
        yield str(choice["entry"]), str(choice["title"])
    for guide in reply.get("guides") or []:
        yield str(guide["guide"]), str(guide["title"])
    for one in reply.get("meant_choices") or []:
        yield str(one["ho_class"]), str(one["label"])


def moment(value: str | datetime | None) -> str:
    """A time as it is on an officer's watch."""
    if not value:
        return ""
    when = datetime.fromisoformat(value.replace("Z", "+00:00")) if isinstance(value, str) else value
    local = when.astimezone(LONDON)
    return f"{local.day} {local:%B %Y, %H:%M}"


def day(value: str | date | None) -> str:
    """A date in words."""
    if not value:
        return ""
    try:
        when = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return str(value)
    return f"{when.day} {when:%B %Y}"


def document_title(doc: str) -> str:
    """A document's id as words, where nothing gives its title."""
    words = re.sub(r"-(\d{4})-(\d{2})$", r" \1/\2", doc).replace("-", " ")
    shouted = re.sub(r"\b(nsir|nfib)\b", lambda found: found[0].upper(), words)
    return sentence_start(shouted).replace("/", "-")


def init_app(app: Flask) -> None:
    """Give the templates these words."""
    filters = (decision_words, word_in_sentence, sentence_start, blocks, moment, day, document_title)
    for one in filters:
        app.add_template_filter(one)
    app.add_template_global(inform, "inform_payload")
    app.add_template_global(payload, "payload")
