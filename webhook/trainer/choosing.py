"""The period, team and topic that an address names, read kindly and complained about at the field."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import TypeVar

from flask import request

from knowledge.domain.errors import BadInput
from knowledge.domain.teaching import Choice, Known, Period
from knowledge.services.teaching import check_team, check_topic
from webhook.clock import today

LONGEST = 200

Checked = TypeVar("Checked")


@dataclass
class Form:
    """What was asked for, as typed; `choice` is None while something is wrong with it."""

    typed: dict[str, str]
    errors: dict[str, str] = field(default_factory=dict)
    choice: Choice | None = None

    @property
    def chosen(self) -> Choice:
        """The choice, or the first complaint."""
        if self.choice is None:
            name, sentence = next(iter(self.errors.items()))
            raise BadInput(sentence, field=name)
        return self.choice

    @property
    def query(self) -> dict[str, str]:
        """The same choice for another address."""
        return {name: value for name, value in self.typed.items() if value}


def read_form(known: Known) -> Form:
    """This request's choice; the usual period where it names none."""
    usual = Period.up_to(today())
    typed = {name: request.args.get(name, "").strip()[:LONGEST] for name in ("from", "to", "team", "topic")}
    form = Form(typed)
    if not typed["from"] and not typed["to"]:
        typed |= {"from": usual.first.isoformat(), "to": usual.last.isoformat()}
    period = _period(form)
    for name, check in (("team", check_team), ("topic", check_topic)):
        if typed[name]:
            _complain(form, name, partial(check, known, typed[name]))
    if period is not None and not form.errors:
        form.choice = Choice(period, typed["team"] or None, typed["topic"] or None)
    return form


def _period(form: Form) -> Period | None:
    first, last = _day(form, "from", "first"), _day(form, "to", "last")
    if first is None or last is None:
        return None
    form.typed |= {"from": first.isoformat(), "to": last.isoformat()}
    return _complain(form, "from", partial(Period, first, last))


def _complain(form: Form, name: str, check: Callable[[], Checked]) -> Checked | None:
    """What the check gives; its complaint goes to the field it names, else to this one."""
    try:
        return check()
    except BadInput as error:
        form.errors[error.field or name] = error.sentence
        return None


def _day(form: Form, name: str, which: str) -> date | None:
    written = form.typed[name]
    if not written:
        form.errors[name] = f"Give the {which} day."
        return None
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(written, pattern).date()  # noqa: DTZ007 — a day has no zone
        except ValueError:
            continue
    form.errors[name] = f"“{written}” is not a day; write it like 2026-03-27 or 27/03/2026."
    return None
