"""The record of an answer, open to everybody who has signed in."""

from webhook.navigation import Link
from webhook.records.routes import blueprint as blueprint

links = [Link("records.find", "Records", 20)]
