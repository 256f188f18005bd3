"""A draft's rules as a table: each in words, with what is wrong with it, to be moved or taken out."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, Conflict, StoreUnavailable
from knowledge.reading.rule_source import cases_in
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.rule_editing import digest, with_step
from knowledge.services.rule_table import lines_of, with_own_facts
from webhook.clock import today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS, proofs
from webhook.registrar.keeping import note_presence
from webhook.registrar.rule_draft import Draft, draft_of, given_place, save
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """One page."""
    blueprint.add_url_rule("/rules/<path:document_id>", "rules", rules, methods=["GET", "POST"])


@for_roles(*EDITORS)
def rules(document_id: str) -> ResponseReturnValue:
    """Every rule of the draft in order."""
    draft = draft_of(document_id)
    if draft is None:
        flash("Nothing of this is being written as rules: begin a draft first.")
        return redirect(url_for("registrar.document", document_id=document_id), 303)
    if request.method == "GET":
        return _table(draft)
    step, place = request.form.get("do", ""), given_place()
    if step not in ("up", "down", "delete"):
        return _table(draft, "That is no step that this page knows.", 422)
    try:
        save(document_id, lambda body: with_step(document_id, body, place, step))
    except (BadInput, Conflict, StoreUnavailable) as error:
        return _table(draft, error.sentence, BY_DOMAIN_ERROR[type(error)])
    done = "taken out of the draft" if step == "delete" else f"moved {step}"
    flash(f"The rule {place.rule_id} is {done}.", "done")
    return redirect(url_for("registrar.rules", document_id=document_id), 303)


def _table(draft: Draft, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    found = proofs().results(draft.document.id, draft.version.body)
    edition = wiring().desk.edition(today())
    try:
        book = with_own_facts(draft.candidate, edition, draft.others)
        table = lines_of(draft.candidate, book, edition, found.complaints)
        cases = cases_in(draft.version.body, f"{draft.document.id}.yml")
    except ContentError:
        flash("The text can’t be read as rules yet: mend it as source first.")
        return redirect(url_for("registrar.edit", document_id=draft.document.id), 303)
    page = render_template(
        "registrar/rules.html",
        document=draft.document, version=draft.version, table=table, cases=cases, refusal=refusal, digest=digest,
        others=note_presence(draft.document.id),
    )  # fmt: skip
    return page, status
