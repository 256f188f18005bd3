"""Advisers: what waits for a person, and answering it."""

from webhook.adviser.routes import blueprint as blueprint
from webhook.navigation import Link

links = [Link("adviser.waiting", "Open questions", 30)]
