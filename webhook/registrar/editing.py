"""Writing: in the form of the text's kind or as its source, and never lost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from knowledge.domain.documents import Document, Version
from knowledge.domain.errors import BadInput, Conflict, HelplineError, NotFound, StoreUnavailable
from knowledge.domain.results import Results
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.comparing import Line
from knowledge.services.drafting import title_in
from knowledge.services.previewing import first_complaint
from knowledge.services.publishing import Saved, document_of, save_draft, start_draft
from webhook import errors
from webhook.clock import now
from webhook.errors import BY_DOMAIN_ERROR
from webhook.identity import current_caller
from webhook.registrar.blueprint import EDITORS, account, proofs
from webhook.registrar.case import shown_back as case_shown_back
from webhook.registrar.drafts import draft_of, newest
from webhook.registrar.form_view import FORMS, Drawn, Problem
from webhook.registrar.keeping import note_presence
from webhook.registrar.rule import shown_back as rule_shown_back
from webhook.registrar.shown import MOST_LINES, text_difference
from webhook.registrar.typed import FORM, SOURCE, Typed, is_typed
from webhook.roles import for_roles
from webhook.wiring import wiring

EXPIRED = BadInput(
    "This form was no longer valid, so this is not saved yet. What you typed is below: save it again."
)
NOT_KEPT = (BadInput, Conflict, StoreUnavailable)


@dataclass(frozen=True)
class Refused:
    """Why a text was not saved. `theirs` is how it differs from a colleague's, whose digest is `over`."""

    error: HelplineError
    started_from: str
    theirs: Sequence[Line] = ()
    over: str = ""


def add_to(blueprint: Blueprint) -> None:
    """One page, and what becomes of a text whose form is no longer valid."""
    blueprint.add_url_rule("/edit/<path:document_id>", "edit", edit, methods=["GET", "POST"])
    blueprint.register_error_handler(CSRFError, _expired)


@for_roles(*EDITORS)
def edit(document_id: str) -> ResponseReturnValue:
    """The text to write in. Whatever was typed is kept, or shown back with the reason why not."""
    if request.method == "GET":
        return _open_editor(document_id)
    typed = Typed.from_form(document_id)
    try:
        if typed.do:
            return _go_on(typed, _save(typed, None).version)
        saved = _save(typed, proofs().results(document_id, typed.body))  # before anything is locked
    except NOT_KEPT as error:
        return _show_back(typed, error), BY_DOMAIN_ERROR[type(error)]
    if not saved.results.complaints:  # with some, the page's own summary says that the draft is kept
        flash(f"Version {saved.version.number} is saved as a draft.", "done")
    if "review" in request.form:
        return redirect(url_for("registrar.review", document_id=document_id), 303)
    view = SOURCE if typed.form is None and typed.document.kind in FORMS else None
    return redirect(url_for("registrar.edit", document_id=document_id, view=view), 303)


def _save(typed: Typed, found: Results | None) -> Saved:
    """With what the check found, or none of it where it was not looked for."""
    if typed.refusal is not None:
        raise typed.refusal
    document_id = typed.document.id
    with wiring().store() as work:
        who, number, started_from = account(work), typed.number, typed.started_from
        if number is None:
            begun_from = newest(work, document_id).number
            fresh = start_draft(work, document_id, who, now(), from_number=begun_from)
            number, started_from = fresh.number, fresh.digest
        title = title_in(typed.body, document_of(work, document_id).title)
        saved = save_draft(
            work, document_id, number, typed.body, started_from, who, now(), lambda *_: found or Results(),
            title=title, by_itself=found is None,
        )  # fmt: skip
        work.commit()
    return saved


def _open_editor(document_id: str) -> ResponseReturnValue:
    document, writing, body = draft_of(document_id)
    if writing is None:
        flash("Nothing of this is being written: begin a draft first.")
        return redirect(url_for("registrar.document", document_id=document_id), 303)
    complaints = proofs().results(document_id, body).complaints
    if request.args.get("view") != SOURCE:
        return _in_form(document, writing, body, complaints)
    return _editor(document, writing, body, complaints)


def _in_form(document: Document, writing: Version, body: str, complaints: Sequence[str]) -> str:
    """In the form of its kind; as its source where there is none, or where it can't be shown so."""
    form = FORMS.get(document.kind)
    if form is None:
        return _editor(document, writing, body, complaints)
    try:
        return _editor(document, writing, body, complaints, drawn=form.of_text(document, body, complaints))
    except ContentError as error:
        return _editor(document, writing, body, list(dict.fromkeys([str(error), *complaints])))


def _go_on(typed: Typed, writing: Version) -> str:
    """What a button within the form asks for, once what was typed is kept."""
    complaints = [one for one in [first_complaint(typed.document.id, typed.body)] if one]
    if typed.do == FORM:
        return _in_form(typed.document, writing, typed.body, complaints)
    if typed.form is None or typed.do == SOURCE:
        return _editor(typed.document, writing, typed.body, complaints)
    drawn = typed.form.of_fields(typed.document, typed.fields, complaints, typed.do)
    return _editor(typed.document, writing, typed.body, complaints, drawn=drawn)


def _show_back(typed: Typed, error: HelplineError) -> str:
    """Their text again. Only a button of its own, beside both texts, puts theirs over a colleague's."""
    document, writing, _ = draft_of(typed.document.id)
    drawn = typed.form.of_fields(document, typed.fields, [], typed.do) if typed.form else None
    refused = Refused(error, typed.started_from)
    if isinstance(error, Conflict) and writing is not None:
        lines = text_difference(writing.body, typed.body)[:MOST_LINES]
        refused = replace(refused, theirs=lines, over=writing.digest)
    return _editor(document, writing, typed.body, [], drawn=drawn, refused=refused)


def _editor(
    document: Document,
    writing: Version | None,
    body: str,
    complaints: Sequence[str],
    *,
    drawn: Drawn | None = None,
    refused: Refused | None = None,
) -> str:
    problems = drawn.problems if drawn else [Problem(one, "body") for one in complaints]
    if refused is not None:
        sentence = refused.error.sentence
        same = next((one for one in problems if one.sentence == sentence), None)
        problems = [same or Problem(sentence, "write" if drawn else "body")]
    digest = writing.digest if writing else ""
    return render_template(
        "registrar/edit.html",
        document=document, version=writing, body=body, others=note_presence(document.id), problems=problems,
        refused=refused, me=current_caller().name, has_form=document.kind in FORMS, drawn=drawn,
        started_from=refused.started_from if refused else digest, SOURCE=SOURCE, FORM=FORM,
    )  # fmt: skip


def _expired(error: CSRFError) -> ResponseReturnValue:
    """A text must not be lost to a form that outlived its session; anything else is refused as everywhere."""
    document_id = str((request.view_args or {}).get("document_id", ""))
    try:
        if is_typed():
            return _show_back(Typed.from_form(document_id), EXPIRED), HTTPStatus.BAD_REQUEST
        if request.endpoint == "registrar.rule":
            return rule_shown_back(document_id, EXPIRED, HTTPStatus.BAD_REQUEST)
        if request.endpoint == "registrar.case":
            return case_shown_back(document_id, EXPIRED, HTTPStatus.BAD_REQUEST)
    except NotFound:
        pass
    return errors.form_expired(error)
