"""The way of a message without the web app in front of it."""

import logging
import uuid
from collections.abc import Sequence

import structlog

from knowledge.domain.conversation import Json
from knowledge.settings import Settings
from webhook.app import wire
from webhook.identity import Caller
from webhook.relay import Message

COMMAND_LINE = Caller(owner="command:ask", name="command line", role="officer", team="command line")


def answer(settings: Settings, text: str) -> Sequence[Json]:
    """The replies to one message in a conversation of its own."""
    # The reply itself says when Rasa was not there; the log's line about it is for servers.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    parts = wire(settings)
    try:
        return parts.relay.answer(Message(uuid.uuid4().hex, text), COMMAND_LINE)
    finally:
        parts.bot.close()
        parts.store.close()
