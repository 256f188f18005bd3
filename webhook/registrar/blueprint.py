"""The registrar's pages, and what they share: who is at work, the check, and room for long texts."""

from typing import Any

from flask import Blueprint, Flask, current_app, request

from knowledge.domain.people import Account
from knowledge.domain.shape import is_day
from knowledge.services.accounts import account_of
from knowledge.store.unit_of_work import UnitOfWork
from webhook.identity import current_caller
from webhook.registrar.proofs import Proofs

blueprint = Blueprint("registrar", __name__, url_prefix="/knowledge")

EDITORS = ("registrar", "admin")
# Above what a document may hold, so that a text that is too long can be shown back with a word on why.
MOST_BYTES_OF_TEXT = 24 * 1024 * 1024
MOST_FIELDS = 20_000
KINDS = {
    "topic": "Topic",
    "entry": "Advice entry",
    "general": "General rules",
    "counting": "Counting rules",
    "flags": "Flags",
    "facts": "Facts",
    "determination": "Determination",
    "phrases": "Standing phrases",
    "signposts": "Signposts",
    "glossary": "Glossary",
    "lexicon": "Lexicon",
    "catalogue": "Offence list",
    "sources": "Cited documents",
}


@blueprint.record_once
def _set_up(state: Any) -> None:
    app: Flask = state.app
    app.extensions["proofs"] = Proofs(app.extensions["helpline"].store, str(app.secret_key))
    app.add_template_filter(lambda kind: KINDS.get(kind, kind), "kind_words")
    app.add_template_filter(is_day, "is_day")


@blueprint.url_value_preprocessor
def _make_room(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """Before anything looks at the form, which the CSRF check does as soon as the role is known."""
    request.max_content_length = MOST_BYTES_OF_TEXT
    request.max_form_memory_size = MOST_BYTES_OF_TEXT
    request.max_form_parts = MOST_FIELDS


def proofs() -> Proofs:
    """This app's check of texts."""
    found: Proofs = current_app.extensions["proofs"]
    return found


def account(work: UnitOfWork) -> Account:
    """Who is at work, as the services want them."""
    return account_of(work, current_caller().account or 0)


def may_publish_alone() -> bool:
    """Whether whoever is at work may publish in an emergency."""
    return current_caller().role == "admin"
