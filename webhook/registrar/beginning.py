"""Beginning: a new document, a draft from any version, and back to an older one in one step."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, Conflict
from knowledge.services.drafting import first_text
from knowledge.services.publishing import roll_back, start_document, start_draft, version_of
from webhook.clock import now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS, account, proofs
from webhook.registrar.forms import DocumentForm
from webhook.registrar.past import begin_if_needed
from webhook.registrar.reading import document_page
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """A page, and two steps."""
    blueprint.add_url_rule("/new", "begin_document", begin_document, methods=["GET", "POST"])
    blueprint.add_url_rule(
        "/draft/<int:number>/<path:document_id>", "begin_draft", begin_draft, methods=["POST"]
    )
    blueprint.add_url_rule("/rollback/<int:number>/<path:document_id>", "rollback", go_back, methods=["POST"])


@for_roles(*EDITORS)
def begin_document() -> ResponseReturnValue:
    """A new entry or topic, with a text to fill in."""
    form = DocumentForm()
    if form.validate_on_submit():
        document_id = f"{form.kind.data}/{form.slug.data.strip()}"
        try:
            with wiring().store() as work:
                who = account(work)
                text = first_text(form.kind.data, form.slug.data.strip(), form.title.data, who.name, today())
                start_document(work, document_id, form.title.data, text, who, now())
                work.commit()
            return redirect(url_for("registrar.edit", document_id=document_id), 303)
        except (BadInput, Conflict) as error:
            getattr(form, "title" if error.field == "title" else "slug").errors = [error.sentence]
    return render_template("registrar/new.html", form=form), 422 if form.is_submitted() else 200


@for_roles(*EDITORS)
def begin_draft(document_id: str, number: int) -> ResponseReturnValue:
    """A draft that begins as that version was: to change it, or to go back to it."""
    try:
        with wiring().store() as work:
            start_draft(work, document_id, account(work), now(), from_number=number)
            work.commit()
    except Conflict as error:
        return document_page(document_id, complaint=error), 409
    return redirect(url_for("registrar.edit", document_id=document_id), 303)


@for_roles(*EDITORS)
def go_back(document_id: str, number: int) -> ResponseReturnValue:
    """To an older version, in one step; a second person approves it."""
    with wiring().store.reading() as work:
        old = version_of(work, document_id, number)

    def take() -> None:
        with wiring().store() as work:
            roll_back(work, document_id, number, account(work), now(), proofs().held())
            work.commit()

    try:
        proofs().checked(document_id, old.body, take)
    except (BadInput, Conflict) as error:
        return document_page(document_id, complaint=error), BY_DOMAIN_ERROR[type(error)]
    with wiring().store.reading() as work:
        writing = work.documents.open_version(document_id)
    if writing is not None:
        begin_if_needed(writing)
    flash(f"The text of version {number} waits for a second person’s approval.", "done")
    return redirect(url_for("registrar.review", document_id=document_id), 303)
