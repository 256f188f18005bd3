"""Trainers: what the force doesn't know, whom it costs, and whether training worked; never who asked."""

from webhook.navigation import Link
from webhook.trainer import materials, pages, sorting, work  # noqa: F401 — each adds its views
from webhook.trainer.blueprint import blueprint as blueprint

links = [Link("trainer.overview", "Training", 40)]
