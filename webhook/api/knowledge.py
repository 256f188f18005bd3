"""What the helpline knows, as published: entries, offences, facts."""

from datetime import date

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, NotFound
from webhook.api.blueprint import blueprint
from webhook.api.reading import day_in
from webhook.roles import for_everyone_signed_in
from webhook.wiring import wiring

LONGEST_QUERY = 400


@blueprint.get("/api/v1/entries")
@for_everyone_signed_in
def entries() -> ResponseReturnValue:
    """Entries by what is looked for, or all, as on a day."""
    return jsonify(entries=wiring().desk.entries(_query(), _on()))


@blueprint.get("/api/v1/entries/<entry_id>")
@for_everyone_signed_in
def entry(entry_id: str) -> ResponseReturnValue:
    """One entry."""
    found = wiring().desk.entry(entry_id, _on())
    if found is None:
        raise NotFound("There is no entry of that id on that day.")
    return jsonify(found)


@blueprint.get("/api/v1/offences")
@for_everyone_signed_in
def offences() -> ResponseReturnValue:
    """Offences by what is looked for, as on a day."""
    return jsonify(offences=wiring().desk.offences(_query(), _on()))


@blueprint.get("/api/v1/offences/<code>")
@for_everyone_signed_in
def offence(code: str) -> ResponseReturnValue:
    """The offences of a code; its slash is written as a hyphen in the address."""
    found = wiring().desk.offence(code, _on())
    if not found:
        raise NotFound("There is no offence of that code.")
    return jsonify(found)


@blueprint.get("/api/v1/facts")
@for_everyone_signed_in
def facts() -> ResponseReturnValue:
    """Every fact that the engine knows."""
    return jsonify(facts=wiring().desk.facts(_on()))


def _query() -> str:
    query = request.args.get("q", "").strip()
    if len(query) > LONGEST_QUERY:
        raise BadInput(f"Look for at most {LONGEST_QUERY} characters.", field="q")
    return query


def _on() -> date:
    return day_in(request.args.get("on"))
