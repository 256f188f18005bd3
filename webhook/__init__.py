"""The web: chat, API, and the pages of advisers, trainers, registrar and admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from knowledge.settings import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The app; Flask is loaded only when one is wanted, so that commands start fast."""
    from webhook.app import build

    return build(settings)
