"""Trainers: what was asked, what went wrong, down to the redacted words."""

from webhook.navigation import Link
from webhook.trainer.routes import blueprint as blueprint

links = [Link("trainer.overview", "Training", 40)]
