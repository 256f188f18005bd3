"""The parts that views reach for, made once when the app is made."""

from dataclasses import dataclass

from flask import current_app

from knowledge.services.advising import Desk
from knowledge.settings import Settings
from knowledge.store.unit_of_work import Store
from webhook.bot import Bot
from webhook.metrics import Metrics
from webhook.relay import Relay


@dataclass(frozen=True)
class Wiring:
    """One of each."""

    settings: Settings
    store: Store
    desk: Desk
    bot: Bot
    relay: Relay
    metrics: Metrics


def wiring() -> Wiring:
    """This app's parts."""
    found: Wiring = current_app.extensions["helpline"]
    return found
