"""A document as it stands, every version of it, and taking it out of use."""

from flask import Blueprint, flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, Conflict, HelplineError, NotFound
from knowledge.services.approving import retire
from knowledge.services.carrying import export_document
from knowledge.services.publishing import document_of, history
from webhook.chat.wording import day
from webhook.clock import now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS, account
from webhook.registrar.forms import RetireForm
from webhook.registrar.shown import difference, in_force, shown
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """The verb first, since a document's name may hold a slash."""
    blueprint.add_url_rule("/document/<path:document_id>", "document", document)
    blueprint.add_url_rule("/version/<int:number>/<path:document_id>", "version", version)
    blueprint.add_url_rule("/export/<path:document_id>", "export_document", export_one)
    blueprint.add_url_rule("/retire/<path:document_id>", "retire", retire_document, methods=["POST"])


@for_roles(*EDITORS)
def document(document_id: str) -> ResponseReturnValue:
    """What officers see of it, its versions, and what happened to it."""
    return document_page(document_id)


@for_roles(*EDITORS)
def version(document_id: str, number: int) -> ResponseReturnValue:
    """One version, for ever readable."""
    with wiring().store.reading() as work:
        found = history(work, document_id)
    wanted = next((one for one in found.versions if one.number == number), None)
    if wanted is None:
        raise NotFound(f"There is no version {number} of {document_id}.")
    would_show = shown(found.document, wanted)
    return render_template(
        "registrar/version.html",
        document=found.document, version=wanted, in_force=in_force(found.versions),
        writing=next((one for one in found.versions if one.is_open), None),
        shown=would_show,
        difference=difference(found.document, wanted, found.versions, would_show.preview), today=today(),
    )  # fmt: skip


@for_roles(*EDITORS)
def export_one(document_id: str) -> ResponseReturnValue:
    """The document with every version and everything that happened to it, as a file."""
    with wiring().store.reading() as work:
        told = export_document(work, document_of(work, document_id), now())
    answer = jsonify(told)
    name = document_id.replace("/", "-")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer


@for_roles(*EDITORS)
def retire_document(document_id: str) -> ResponseReturnValue:
    """Say it no longer from a day on."""
    form = RetireForm()
    if not form.validate_on_submit():
        return document_page(document_id, form=form), 422
    try:
        with wiring().store() as work:
            retire(work, document_id, form.ends.data, account(work), now(), today(), form.why.data)
            work.commit()
    except (BadInput, Conflict) as error:
        getattr(form, error.field or "ends").errors = [error.sentence]
        return document_page(document_id, form=form), BY_DOMAIN_ERROR[type(error)]
    flash(f"It is no longer said from {day(form.ends.data)}.", "done")
    return redirect(url_for("registrar.document", document_id=document_id), 303)


def document_page(
    document_id: str, *, form: RetireForm | None = None, complaint: HelplineError | None = None
) -> str:
    """The page, with what stood in the way of something tried on it."""
    with wiring().store.reading() as work:
        found = history(work, document_id)
    standing = in_force(found.versions)
    newest = standing or next(iter(found.versions), None)
    return render_template(
        "registrar/document.html",
        document=found.document, versions=found.versions, events=found.events, in_force=standing,
        newest=newest, writing=next((one for one in found.versions if one.is_open), None),
        coming=[one for one in found.versions if one.takes_effect and one.takes_effect > today()
                and one.state.value == "approved"],
        shown=shown(found.document, newest) if newest else None,
        form=form or RetireForm(formdata=None, ends=today()),
        complaint=complaint.sentence if complaint else None,
    )  # fmt: skip
