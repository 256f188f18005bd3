"""The months, team and topic that an address names, complained about at the field."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import request

from knowledge.domain.errors import BadInput
from knowledge.domain.month import Month
from knowledge.services.gaps.board import Span
from webhook.clock import now

USUAL_MONTHS = 3
LONGEST = 200


@dataclass
class Choice:
    """What was asked for, as typed; `span` is None while something is wrong with it, or nothing is there yet."""

    months: Sequence[str]
    typed: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    span: Span | None = None

    @property
    def complaint(self) -> BadInput:
        """What is wrong, to be raised."""
        name, sentence = next(iter(self.errors.items()))
        return BadInput(sentence, field=name)

    @property
    def query(self) -> dict[str, Any]:
        """The same choice for another address."""
        return {name: self.typed[name] for name in ("from", "to") if self.typed[name]}


def read_choice(months: Sequence[str]) -> Choice:
    """This request's choice among the published months; the last three where it names none."""
    typed = {name: request.args.get(name, "").strip()[:LONGEST] for name in ("from", "to", "team", "topic")}
    last = months[-1] if months else str(Month.last_over(now()))
    typed["to"] = typed["to"] or last
    typed["from"] = typed["from"] or _usual_first(months, typed["to"])
    choice = Choice(months, typed)
    ends: dict[str, Month] = {}
    for name in ("from", "to"):
        try:
            ends[name] = Month.read(typed[name], field=name)
        except BadInput as error:
            choice.errors[name] = error.sentence
    if len(ends) == 2:
        try:
            choice.span = Span(ends["from"], ends["to"])
        except BadInput as error:
            choice.errors[error.field or "from"] = error.sentence
    return choice


def _usual_first(months: Sequence[str], last: str) -> str:
    known = [month for month in months if month <= last]
    return known[-USUAL_MONTHS:][0] if known else last
