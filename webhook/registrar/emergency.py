"""Publishing when it can't wait for a second person, and the second person's approval afterwards."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.documents import Version
from knowledge.domain.errors import BadInput, Conflict, NotAllowed
from knowledge.services.emergency import approve_afterwards, publish_in_emergency
from knowledge.store.unit_of_work import UnitOfWork
from webhook.chat.wording import day
from webhook.clock import now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.approving import carry_out, review_page
from webhook.registrar.blueprint import EDITORS, account, proofs
from webhook.registrar.forms import EmergencyForm
from webhook.registrar.reading import document_page
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """Both are steps on a page that shows the text."""
    for name, view in (("emergency", publish_alone), ("confirm", confirm)):
        rule = f"/{name}/<int:number>/<path:document_id>"
        blueprint.add_url_rule(rule, name, view, methods=["POST"])


@for_roles("admin")
def publish_alone(document_id: str, number: int) -> ResponseReturnValue:
    """Say exactly what was shown from now on, for some days."""
    form = EmergencyForm()
    if not form.validate_on_submit():
        return review_page(document_id, status=422, emergency_form=form)

    def step(work: UnitOfWork) -> Version:
        digest, why = request.form.get("digest", ""), form.why.data
        return publish_in_emergency(
            work, document_id, number, digest, account(work), now(), today(), why, proofs().held()
        )

    complaint = carry_out(document_id, number, step)
    if complaint is not None:
        status = BY_DOMAIN_ERROR[type(complaint)]
        return review_page(document_id, complaint.sentence, status=status, emergency_form=form)
    with wiring().store.reading() as work:
        said = work.documents.version(document_id, number)
    until = day(said.until) if said and said.until else ""
    flash(f"Officers are told this from now on, marked, until {until}.", "done")
    return redirect(url_for("registrar.document", document_id=document_id), 303)


@for_roles(*EDITORS)
def confirm(document_id: str, number: int) -> ResponseReturnValue:
    """A second person approves what was published in an emergency."""
    try:
        with wiring().store() as work:
            digest = request.form.get("digest", "")
            approve_afterwards(work, document_id, number, digest, account(work), now(), today())
            work.commit()
    except (BadInput, Conflict, NotAllowed) as error:
        return document_page(document_id, complaint=error), BY_DOMAIN_ERROR[type(error)]
    flash(f"Version {number} is approved and stays.", "done")
    return redirect(url_for("registrar.document", document_id=document_id), 303)
