"""What every template may use: macros' folders, words, and who is signed in."""

from flask import Flask, g
from govuk_frontend_wtf.main import WTFormsHelpers
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

from webhook.chat import wording

SERVICE_NAME = "CDI Helpline"
MACROS = ("govuk_frontend_jinja", "govuk_frontend_wtf")


def init_app(app: Flask) -> None:
    """Set templates up."""
    components = PrefixLoader({package: PackageLoader(package) for package in MACROS})
    app.jinja_loader = ChoiceLoader([PackageLoader("webhook"), components])
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    WTFormsHelpers(app)
    wording.init_app(app)
    app.context_processor(_of_this_request)


def _of_this_request() -> dict[str, object]:
    return {"person": g.get("caller"), "service_name": SERVICE_NAME}
