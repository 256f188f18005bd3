"""The chat page, open to everybody who has signed in."""

from webhook.chat.routes import blueprint as blueprint
from webhook.navigation import Link

links = [Link("chat.page", "Ask", 10)]
