"""Signing in and out, one's own password, and the admin's page of people."""

from webhook.accounts import people
from webhook.accounts.routes import blueprint as blueprint
from webhook.navigation import Link

people.add_to(blueprint)

links = [Link("accounts.people", "People", 80), Link("accounts.you", "You", 90)]
