"""The API for programs, and what watches over the helpline."""

from webhook.api import decisions, health, knowledge, messages, openapi
from webhook.api.blueprint import blueprint as blueprint
from webhook.navigation import Link

__all__ = ["blueprint", "decisions", "health", "knowledge", "links", "messages", "openapi"]

links: list[Link] = []
