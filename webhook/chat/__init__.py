"""The chat page, open to everybody who has signed in."""

from webhook.chat.notices import add_to
from webhook.chat.routes import blueprint as blueprint
from webhook.navigation import Link

add_to(blueprint)

links = [Link("chat.page", "Ask", 10)]
