"""Writing: a new document, a draft from any version, and the text itself, which is never lost."""

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from knowledge.domain.documents import Document, Version
from knowledge.domain.errors import BadInput, Conflict, HelplineError, NotFound, StoreUnavailable
from knowledge.services.comparing import Line
from knowledge.services.drafting import first_text, title_in
from knowledge.services.publishing import (
    Saved,
    document_of,
    roll_back,
    save_draft,
    start_document,
    start_draft,
    version_of,
)
from knowledge.store.unit_of_work import UnitOfWork
from webhook import errors
from webhook.clock import now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.identity import current_caller
from webhook.registrar.blueprint import EDITORS, account, proofs
from webhook.registrar.case import shown_back as case_shown_back
from webhook.registrar.forms import DocumentForm
from webhook.registrar.keeping import note_presence
from webhook.registrar.past import begin_if_needed
from webhook.registrar.reading import document_page
from webhook.registrar.rule import shown_back as rule_shown_back
from webhook.registrar.shown import MOST_LINES, text_difference
from webhook.roles import for_roles
from webhook.wiring import wiring

EXPIRED = BadInput(
    "This form was no longer valid, so this is not saved yet. What you typed is below: save it again."
)


@dataclass(frozen=True)
class Posted:
    """What came from the editor: the text, and the version that it was begun from."""

    body: str
    number: int | None
    started_from: str

    @classmethod
    def from_form(cls) -> "Posted":
        return cls(
            request.form.get("body", ""),
            request.form.get("number", type=int),
            request.form.get("started_from", ""),
        )


def add_to(blueprint: Blueprint) -> None:
    """Pages, and what becomes of a text whose form is no longer valid."""
    blueprint.add_url_rule("/new", "begin_document", begin_document, methods=["GET", "POST"])
    blueprint.add_url_rule(
        "/draft/<int:number>/<path:document_id>", "begin_draft", begin_draft, methods=["POST"]
    )
    blueprint.add_url_rule("/rollback/<int:number>/<path:document_id>", "rollback", go_back, methods=["POST"])
    blueprint.add_url_rule("/edit/<path:document_id>", "edit", edit, methods=["GET", "POST"])
    blueprint.register_error_handler(CSRFError, _expired)


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


@for_roles(*EDITORS)
def edit(document_id: str) -> ResponseReturnValue:
    """The text in a box. Whatever was typed is kept, or shown back with the reason why not."""
    if request.method == "GET":
        return _open_editor(document_id)
    posted = Posted.from_form()
    try:
        saved = _save(document_id, posted)
    except (BadInput, Conflict, StoreUnavailable) as error:
        return _show_back(document_id, posted, error), BY_DOMAIN_ERROR[type(error)]
    if not saved.results.complaints:  # with some, the page's own summary says that the draft is kept
        flash(f"Version {saved.version.number} is saved as a draft.", "done")
    onward = "registrar.review" if "review" in request.form else "registrar.edit"
    return redirect(url_for(onward, document_id=document_id), 303)


def _save(document_id: str, posted: Posted) -> Saved:
    found = proofs().results(document_id, posted.body)  # before anything is locked
    with wiring().store() as work:
        who, number, started_from = account(work), posted.number, posted.started_from
        if number is None:
            fresh = start_draft(work, document_id, who, now(), from_number=_newest(work, document_id))
            number, started_from = fresh.number, fresh.digest
        title = title_in(posted.body, document_of(work, document_id).title)
        saved = save_draft(
            work, document_id, number, posted.body, started_from, who, now(), lambda *_: found, title=title
        )
        work.commit()
    return saved


def _open_editor(document_id: str) -> ResponseReturnValue:
    document, writing = _draft_of(document_id)
    if writing is None:
        flash("Nothing of this is being written: begin a draft first.")
        return redirect(url_for("registrar.document", document_id=document_id), 303)
    return _editor(document, writing, writing.body, proofs().results(document_id, writing.body).complaints)


def _show_back(document_id: str, posted: Posted, error: HelplineError) -> str:
    """Their text again. Only after a Conflict, which shows both texts, does saving it once more mean to overwrite."""
    document, writing = _draft_of(document_id)
    if not isinstance(error, Conflict) or writing is None:
        return _editor(
            document, writing, posted.body, [], refusal=error.sentence, started_from=posted.started_from
        )
    lines = text_difference(writing.body, posted.body)[:MOST_LINES]
    return _editor(document, writing, posted.body, [], refusal=error.sentence, theirs=lines)


def _editor(
    document: Document,
    writing: Version | None,
    body: str,
    complaints: list[str],
    *,
    refusal: str | None = None,
    theirs: list[Line] | None = None,
    started_from: str | None = None,
) -> str:
    if started_from is None:
        started_from = writing.digest if writing else ""
    return render_template(
        "registrar/edit.html",
        document=document, version=writing, body=body, others=note_presence(document.id), complaints=complaints, refusal=refusal,
        theirs=theirs or [], me=current_caller().name, started_from=started_from,
    )  # fmt: skip


def _expired(error: CSRFError) -> ResponseReturnValue:
    """A text must not be lost to a form that outlived its session; anything else is refused as everywhere."""
    document_id = str((request.view_args or {}).get("document_id", ""))
    try:
        if request.endpoint == "registrar.edit" and "body" in request.form:
            return _show_back(document_id, Posted.from_form(), EXPIRED), 400
        if request.endpoint == "registrar.rule":
            return rule_shown_back(document_id, EXPIRED, 400)
        if request.endpoint == "registrar.case":
            return case_shown_back(document_id, EXPIRED, 400)
    except NotFound:
        pass
    return errors.form_expired(error)


def _draft_of(document_id: str) -> tuple[Document, Version | None]:
    with wiring().store.reading() as work:
        return document_of(work, document_id), work.documents.open_version(document_id)


def _newest(work: UnitOfWork, document_id: str) -> int:
    document_of(work, document_id)
    return work.documents.versions(document_id)[0].number
