"""From draft to what is said: seeing what changes, submitting, and a second person's approval."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.documents import Version
from knowledge.domain.errors import BadInput, Conflict, NotAllowed
from knowledge.services.publishing import approve, history, submit, version_of, withdraw
from knowledge.services.waiting import hindrance_to_approve
from knowledge.store.unit_of_work import UnitOfWork
from webhook.chat.wording import day
from webhook.clock import now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS, account, proofs
from webhook.registrar.forms import ApproveForm, WithdrawForm
from webhook.registrar.shown import difference, shown
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """One page, and what can be done on it."""
    blueprint.add_url_rule("/review/<path:document_id>", "review", review)
    for name, view in (("submit", submit_draft), ("approve", approve_draft), ("withdraw", withdraw_version)):
        rule = f"/{name}/<int:number>/<path:document_id>"
        blueprint.add_url_rule(rule, name, view, methods=["POST"])


@for_roles(*EDITORS)
def review(document_id: str) -> ResponseReturnValue:
    """What the open version changes, what is wrong with it, and the next step."""
    return _page(document_id)


@for_roles(*EDITORS)
def submit_draft(document_id: str, number: int) -> ResponseReturnValue:
    """Ask a second person to approve exactly what was shown."""

    def step(work: UnitOfWork) -> Version:
        digest = request.form.get("digest", "")
        return submit(work, document_id, number, digest, account(work), now(), proofs().complaints)

    complaint = _carry_out(document_id, number, step)
    if complaint is not None:
        return _refused(document_id, complaint)
    flash("It waits for a second person’s approval.", "done")
    return redirect(url_for("registrar.review", document_id=document_id), 303)


@for_roles(*EDITORS)
def approve_draft(document_id: str, number: int) -> ResponseReturnValue:
    """Make exactly what was shown what the helpline says."""
    form = ApproveForm()
    if not form.validate_on_submit():
        return _page(document_id, status=422, approve_form=form)

    def step(work: UnitOfWork) -> Version:
        digest = request.form.get("digest", "")
        return approve(
            work, document_id, number, digest, form.takes_effect.data, account(work), now(), today(),
            proofs().complaints, note=form.note.data or "",
        )  # fmt: skip

    complaint = _carry_out(document_id, number, step)
    if complaint is not None:
        if complaint.field == "takes_effect":
            form.takes_effect.errors = [complaint.sentence]
        return _refused(document_id, complaint, form)
    said = "now" if form.takes_effect.data <= today() else day(form.takes_effect.data)
    flash(f"Version {number} is approved; it is what officers are told from {said} on.", "done")
    return redirect(url_for("registrar.document", document_id=document_id), 303)


@for_roles(*EDITORS)
def withdraw_version(document_id: str, number: int) -> ResponseReturnValue:
    """Take back a draft, or what has been approved for a later day."""
    form = WithdrawForm()
    why = (form.why.data or "")[:500]
    complaint = _carry_out(
        document_id,
        number,
        lambda work: withdraw(work, document_id, number, account(work), now(), today(), why),
    )
    if complaint is not None:
        return _refused(document_id, complaint)
    flash(f"Version {number} is withdrawn. It stays readable below.", "done")
    return redirect(url_for("registrar.document", document_id=document_id), 303)


def _carry_out(
    document_id: str, number: int, step: Callable[[UnitOfWork], Version]
) -> BadInput | Conflict | NotAllowed | None:
    """The step, or the sentence that says why not. The check is run before anything is locked."""
    with wiring().store.reading() as work:
        body = version_of(work, document_id, number).body
    proofs().complaints(document_id, body)
    try:
        with wiring().store() as work:
            step(work)
            work.commit()
    except (BadInput, Conflict, NotAllowed) as error:
        return error
    return None


def _refused(
    document_id: str, complaint: BadInput | Conflict | NotAllowed, form: ApproveForm | None = None
) -> ResponseReturnValue:
    status = BY_DOMAIN_ERROR[type(complaint)]
    return _page(document_id, complaint.sentence, status=status, approve_form=form)


def _page(
    document_id: str, refusal: str = "", *, status: int = 200, approve_form: ApproveForm | None = None
) -> ResponseReturnValue:
    with wiring().store.reading() as work:
        found = history(work, document_id)
        version = next((one for one in found.versions if one.is_open), None)
        hindrance = hindrance_to_approve(work, version, account(work)) if version else ""
    if version is None:
        flash(refusal or "Nothing of this waits to be looked at.")
        return redirect(url_for("registrar.document", document_id=document_id), 303)
    page = render_template(
        "registrar/review.html",
        document=found.document, version=version, hindrance=hindrance, refusal=refusal,
        complaints=proofs().complaints(document_id, version.body),
        shown=shown(found.document, version),
        difference=difference(found.document, version, found.versions),
        approve_form=approve_form or ApproveForm(formdata=None, takes_effect=today()),
        withdraw_form=WithdrawForm(formdata=None), today=today(),
    )  # fmt: skip
    return page, status
