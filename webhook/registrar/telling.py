"""Taking advice back: everybody who was given it is told, and who has seen it is listed."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, Conflict
from knowledge.services.publishing import document_of
from knowledge.services.recalling import recall, recalls
from webhook.clock import now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS, account
from webhook.registrar.forms import RecallForm
from webhook.registrar.shown import in_force
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """One page: what was recalled, and recalling."""
    rule = "/recall/<path:document_id>"
    blueprint.add_url_rule(rule, "recall", recall_document, methods=["GET", "POST"])


@for_roles(*EDITORS)
def recall_document(document_id: str) -> ResponseReturnValue:
    """Tell those who were given older versions what changed."""
    form = RecallForm(since=today())
    status = 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                told = _carry_out(document_id, form)
            except (BadInput, Conflict) as error:
                getattr(form, error.field or "text").errors = [error.sentence]
                status = BY_DOMAIN_ERROR[type(error)]
            else:
                flash(f"{told} {'answer is' if told == 1 else 'answers are'} recalled.", "done")
                return redirect(url_for("registrar.recall", document_id=document_id), 303)
    with wiring().store.reading() as work:
        document, told_before = document_of(work, document_id), recalls(work, document_id)
        standing = in_force(work.documents.versions(document_id))
        people = {one.owner: one.name or one.address for one in work.accounts.all()}
    page = render_template(
        "registrar/recall.html",
        document=document, form=form, recalls=told_before, standing=standing, people=people,
    )  # fmt: skip
    return page, status


def _carry_out(document_id: str, form: RecallForm) -> int:
    rulebooks = (wiring().desk.edition(today()).rulebook,)
    with wiring().store() as work:
        document_of(work, document_id)
        standing = in_force(work.documents.versions(document_id))
        if standing is None:
            raise Conflict("Nothing of this is in force: approve the better advice first.")
        told = recall(
            work, standing, form.since.data, form.text.data, rulebooks, account(work), now(), today()
        )
        work.commit()
    return told
