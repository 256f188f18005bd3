"""A draft saved as it is typed, and who else is writing in it."""

from datetime import timedelta

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import StoreUnavailable
from knowledge.domain.results import Results
from knowledge.services.drafting import title_in
from knowledge.services.previewing import first_complaint
from knowledge.services.publishing import document_of, save_draft
from webhook.clock import LONDON, now
from webhook.identity import current_caller
from webhook.registrar.blueprint import EDITORS, account
from webhook.registrar.typed import Typed
from webhook.roles import for_roles
from webhook.wiring import wiring

PRESENT = timedelta(seconds=60)


def add_to(blueprint: Blueprint) -> None:
    """For our script alone; the form beside it saves without."""
    blueprint.add_url_rule("/keep/<path:document_id>", "keep", keep, methods=["POST"])


@for_roles(*EDITORS)
def keep(document_id: str) -> ResponseReturnValue:
    """Save what has been typed so far; a Conflict names whoever saved meanwhile, and nothing is overwritten."""
    typed = Typed.from_form(document_id)
    if typed.refusal is not None:
        raise typed.refusal
    with wiring().store() as work:
        title = title_in(typed.body, document_of(work, document_id).title)
        saved = save_draft(
            work, document_id, typed.number or 0, typed.body, typed.started_from, account(work), now(),
            lambda *_: Results(), title=title, by_itself=True,
        ).version  # fmt: skip
        work.commit()
    live = typed.form.live(typed.document, typed.fields, saved.body) if typed.form else {}
    return jsonify(
        digest=saved.digest,
        kept=f"Saved at {now().astimezone(LONDON):%H:%M:%S}.",
        complaint=first_complaint(document_id, saved.body),
        others=note_presence(document_id),
        live=live,
    )


def note_presence(document_id: str) -> list[str]:
    """Say that whoever asks is writing in it; the names of those who are too.

    Nobody, where the store can't be written to: what was typed must come back all the same.
    """
    me = current_caller().account or 0
    try:
        with wiring().store() as work:
            if work.documents.find(document_id) is None:
                return []
            work.writing.here(document_id, me, now())
            others = work.writing.others(document_id, me, now() - PRESENT)
            work.commit()
    except StoreUnavailable:
        return []
    return others
