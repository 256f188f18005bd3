"""The web app, put together."""

from flask import Flask

from knowledge.services.advising import Desk
from knowledge.settings import Settings
from knowledge.store.unit_of_work import open_store
from webhook import (
    about,
    accounts,
    adviser,
    api,
    chat,
    errors,
    gate,
    limits,
    logs,
    navigation,
    pages,
    records,
    registrar,
    security,
    trainer,
)
from webhook.bot import Bot
from webhook.metrics import Metrics
from webhook.relay import Relay
from webhook.wiring import Wiring

# One package for each kind of user; each has `blueprint` and `links`, and every view says who may open it.
PACKAGES = (accounts, chat, records, api, adviser, registrar, trainer, about)


def build(settings: Settings | None = None) -> Flask:
    """A web app on these settings, else on those of the environment."""
    settings = settings or Settings.from_environment()
    app = Flask("webhook", static_folder="static", template_folder="templates")
    app.secret_key = settings.secret_key
    app.extensions["helpline"] = wire(settings)
    for part in (security, logs, errors, gate, pages):
        part.init_app(app)
    for package in PACKAGES:
        app.register_blueprint(package.blueprint)
    navigation.init_app(app, [link for package in PACKAGES for link in package.links])
    limits.init_app(app, "accounts.sign_in")
    return app


def wire(settings: Settings) -> Wiring:
    """One of each part; nothing connects before it is used."""
    store = open_store(settings.database_url)
    desk, bot, metrics = Desk(store), Bot(settings), Metrics()
    relay = Relay(store, desk, bot, metrics, settings.secret_key)
    return Wiring(settings, store, desk, bot, relay, metrics)
