"""From draft to what is said: seeing what changes, submitting, and a second person's approval."""

from collections.abc import Callable
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.documents import Version
from knowledge.domain.errors import BadInput, Conflict, NotAllowed
from knowledge.domain.results import Results
from knowledge.reading.sources_file import DOCUMENT
from knowledge.services.approving import Seen, approve, withdraw
from knowledge.services.emergency import DAYS
from knowledge.services.publishing import effective, history, submit, version_of
from knowledge.services.releasing import first_day_of
from knowledge.services.rulebook_check import PROVED
from knowledge.services.waiting import hindrance_to_approve
from knowledge.store.unit_of_work import UnitOfWork
from webhook.chat.wording import day
from webhook.clock import now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS, account, may_publish_alone, proofs
from webhook.registrar.forms import ApproveForm, EmergencyForm, WithdrawForm
from webhook.registrar.past import begin_if_needed, results_of, results_shown, ways_of
from webhook.registrar.shown import difference, shown, tested
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
    return review_page(document_id)


@for_roles(*EDITORS)
def submit_draft(document_id: str, number: int) -> ResponseReturnValue:
    """Ask a second person to approve exactly what was shown."""

    def step(work: UnitOfWork) -> Version:
        digest = request.form.get("digest", "")
        return submit(work, document_id, number, digest, account(work), now(), proofs().held())

    complaint = carry_out(document_id, number, step)
    if complaint is not None:
        return _refused(document_id, complaint)
    with wiring().store.reading() as work:
        begin_if_needed(version_of(work, document_id, number))
    flash("It waits for a second person’s approval.", "done")
    return redirect(url_for("registrar.review", document_id=document_id), 303)


@for_roles(*EDITORS)
def approve_draft(document_id: str, number: int) -> ResponseReturnValue:
    """Make exactly what was shown what the helpline says."""
    form = ApproveForm()
    if not form.validate_on_submit():
        return review_page(document_id, status=422, approve_form=form)
    day_chosen = form.takes_effect.data
    proofs().unseal(request.form.get("sealed", ""))
    seen = Seen(request.form.get("digest", ""), request.form.get("results", ""))

    def step(work: UnitOfWork) -> Version:
        version, held = version_of(work, document_id, number), proofs().held(day_chosen)
        return approve(
            work, document_id, number, seen, day_chosen, account(work), now(), today(),
            lambda name, body: results_of(work, version, held(name, body)), note=form.note.data or "",
        )  # fmt: skip

    complaint = carry_out(document_id, number, step, day_chosen)
    if complaint is not None:
        field = {"takes_effect": form.takes_effect, "note": form.note}.get(complaint.field or "")
        if field is not None:
            field.errors = [complaint.sentence]
        return _refused(document_id, complaint, form)
    said = "now" if day_chosen <= today() else day(day_chosen)
    flash(f"Version {number} is approved; it is what officers are told from {said} on.", "done")
    return redirect(url_for("registrar.document", document_id=document_id), 303)


@for_roles(*EDITORS)
def withdraw_version(document_id: str, number: int) -> ResponseReturnValue:
    """Take back a draft, or what has been approved for a later day."""
    form = WithdrawForm()
    try:
        if not form.validate():
            raise BadInput("Why it is withdrawn fits in 500 characters: say it more shortly.")
        with wiring().store() as work:
            withdraw(work, document_id, number, account(work), now(), today(), form.why.data or "")
            work.commit()
    except (BadInput, Conflict, NotAllowed) as error:
        return _refused(document_id, error)
    flash(f"Version {number} is withdrawn. It stays readable below.", "done")
    return redirect(url_for("registrar.document", document_id=document_id), 303)


def carry_out(
    document_id: str, number: int, step: Callable[[UnitOfWork], Version], on: date | None = None
) -> BadInput | Conflict | NotAllowed | None:
    """The step, or the sentence that says why not. The check is run before anything is locked."""
    with wiring().store.reading() as work:
        body = version_of(work, document_id, number).body

    def take() -> None:
        with wiring().store() as work:
            step(work)
            work.commit()

    try:
        proofs().checked(document_id, body, take, on)
    except (BadInput, Conflict, NotAllowed) as error:
        return error
    return None


def _refused(
    document_id: str, complaint: BadInput | Conflict | NotAllowed, form: ApproveForm | None = None
) -> ResponseReturnValue:
    status = BY_DOMAIN_ERROR[type(complaint)]
    return review_page(document_id, complaint.sentence, status=status, approve_form=form)


def _day_offered(version: Version, results: Results) -> date:
    """Today, and for the release of an edition its first day."""
    if version.document_id != DOCUMENT or results.faults:
        return today()
    with wiring().store.reading() as work:
        first = first_day_of(version.body, effective(work, today()))
    return max(today(), first or today())


def review_page(
    document_id: str,
    refusal: str = "",
    *,
    status: int = 200,
    approve_form: ApproveForm | None = None,
    emergency_form: EmergencyForm | None = None,
) -> ResponseReturnValue:
    """The page, with what stood in the way of something tried on it."""
    with wiring().store.reading() as work:
        found = history(work, document_id)
        version = next((one for one in found.versions if one.is_open), None)
        hindrance = hindrance_to_approve(work, version, account(work)) if version else ""
    if version is None:
        flash(refusal or "Nothing of this waits to be looked at.")
        return redirect(url_for("registrar.document", document_id=document_id), 303)
    would_show, (results, past) = shown(found.document, version), results_shown(version)
    page = render_template(
        "registrar/review.html",
        document=found.document, version=version, hindrance=hindrance, refusal=refusal,
        results=results, past=past, ways=ways_of(past), proved=found.document.kind in PROVED,
        tested=tested(found.document, would_show.preview, results),
        sealed=proofs().sealed(document_id, version.body),
        shown=would_show, difference=difference(found.document, version, found.versions, would_show.preview),
        approve_form=approve_form or ApproveForm(formdata=None, takes_effect=_day_offered(version, results)),
        withdraw_form=WithdrawForm(formdata=None), today=today(), emergency_days=DAYS,
        emergency_form=emergency_form or (EmergencyForm(formdata=None) if may_publish_alone() else None),
    )  # fmt: skip
    return page, status
