"""One message, the same way as in the chat."""

import uuid

from flask import jsonify
from flask.typing import ResponseReturnValue

from webhook.api.blueprint import blueprint
from webhook.api.reading import day_in, facts_in, optional_text_in, read_body, text_in
from webhook.identity import current_caller
from webhook.relay import Message
from webhook.roles import for_everyone_signed_in
from webhook.wiring import wiring


@blueprint.post("/api/v1/messages")
@for_everyone_signed_in
def messages() -> ResponseReturnValue:
    """The replies to a message; a new conversation when none is named."""
    body = read_body("conversation", "text", "message_id", "facts", "on")
    conversation = optional_text_in(body, "conversation")
    message = Message(
        conversation=uuid.uuid4().hex if conversation is None else conversation,
        text=text_in(body, "text"),
        message_id=optional_text_in(body, "message_id"),
        facts=facts_in(body, required=False),
        on=day_in(body.get("on")),
    )
    replies = wiring().relay.answer(message, current_caller())
    return jsonify(conversation=message.conversation, replies=replies)
