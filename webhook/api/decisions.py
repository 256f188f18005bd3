"""A decision from facts alone: no words, no conversation, nothing stored."""

from flask import jsonify
from flask.typing import ResponseReturnValue

from knowledge.services.deciding import decide_facts
from webhook.api.blueprint import blueprint
from webhook.api.reading import day_in, facts_in, optional_text_in, read_body
from webhook.roles import for_everyone_signed_in
from webhook.wiring import wiring


@blueprint.post("/api/v1/decisions")
@for_everyone_signed_in
def decisions() -> ResponseReturnValue:
    """The decision for a set of facts on a day."""
    body = read_body("facts", "on", "meant")
    facts = facts_in(body, required=True)
    meant = optional_text_in(body, "meant")
    return jsonify(decide_facts(facts, day_in(body.get("on")), wiring().desk, meant))
