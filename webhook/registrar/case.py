"""One worked case of a draft by its fields: begun for a rule, tried, saved as it is typed, or taken out."""

from collections.abc import Sequence
from dataclasses import replace

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from knowledge.domain.case_fields import CaseFields, ToldFact
from knowledge.domain.errors import BadInput, Conflict, HelplineError, StoreUnavailable
from knowledge.domain.rule_fields import CrimeFields
from knowledge.domain.source import Sources
from knowledge.reading.case_fields import case_fields_of
from knowledge.reading.rule_fields import NotInFields
from knowledge.reading.rule_source import CASES
from knowledge.services.case_editing import (
    Tried,
    begun,
    find_case,
    lines_of_case,
    other_names,
    tried,
    with_case,
    without_case,
    wrong_in,
)
from knowledge.services.comparing import Line
from knowledge.services.publishing import document_of
from knowledge.services.rule_checking import RuleCheck, Wrong
from knowledge.services.rule_editing import Place, digest
from knowledge.services.wording import HEADINGS
from webhook.clock import LONDON, now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS
from webhook.registrar.keeping import note_presence
from webhook.registrar.rule_draft import Draft, draft_of, given_place, gone, save
from webhook.registrar.rule_form import crimes_in, numbers, refuse_too_long
from webhook.registrar.shown import text_difference
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """A page, and what our script saves from it."""
    blueprint.add_url_rule("/case/<path:document_id>", "case", case, methods=["GET", "POST"])
    blueprint.add_url_rule("/keep-case/<path:document_id>", "keep_case", keep_case, methods=["POST"])


@for_roles(*EDITORS)
def case(document_id: str) -> ResponseReturnValue:
    """Opened, grown by a fact or a crime, tried, saved or taken out."""
    if request.method == "GET":
        return _opened(document_id)
    draft, place = draft_of(document_id), given_place()
    fields, do = case_in(request.form), request.form.get("do", "save")
    if draft is None:
        return shown_back(document_id, gone())
    try:
        refuse_too_long(request.form)
        if do == "delete":
            save(document_id, lambda body: without_case(document_id, body, place))
            flash(f"The case “{place.rule_id}” is taken out of the draft.", "done")
            return _to_table(document_id)
        if do == "try":
            edition = wiring().desk.edition(today())
            return _page(draft, place, fields, result=tried(draft.candidate, edition, draft.others, fields))
        if do != "save":
            return _page(draft, place, _grown(fields, do))
        if wrong := _wrong(draft, place, fields):
            return _page(draft, place, fields, wrong=wrong), 422
        saved = save(document_id, lambda body: with_case(document_id, body, place, fields))
    except (BadInput, Conflict, StoreUnavailable) as error:
        return shown_back(document_id, error)
    flash(f"The case “{saved.rule_id}” is saved in the draft.", "done")
    return _to_table(document_id)


@for_roles(*EDITORS)
def keep_case(document_id: str) -> ResponseReturnValue:
    """Save what has been typed so far, right or not, and say what is wrong with it at which field."""
    others, place = note_presence(document_id), given_place()
    if "typed" not in request.form:
        return jsonify(others=others)
    refuse_too_long(request.form)
    draft, fields = draft_of(document_id), case_in(request.form)
    if draft is None:
        raise gone()
    wrong = _wrong(draft, place, fields)
    if unnamed := next((one for one in wrong if one.field == "name"), None):
        kept = f"Not saved yet. {unnamed.sentence}"
    else:
        place = save(document_id, lambda body: with_case(document_id, body, place, fields), by_itself=True)
        kept = f"Saved in the draft at {now().astimezone(LONDON):%H:%M:%S}."
    said = [{"field": one.field, "sentence": one.sentence} for one in wrong]
    return jsonify(others=others, kept=kept, wrong=said, rule=place.rule_id, seen=place.seen, new=place.new)


def case_in(form: MultiDict[str, str]) -> CaseFields:
    """Whatever was typed, without the fact or the crime that is dropped."""
    told = tuple(
        ToldFact(form.get(f"fact-{n}-fact", "").strip(), form.get(f"fact-{n}-value", "").strip())
        for n in numbers(form, "fact")
        if form.get("do") != f"drop:fact-{n}"
    )
    name = " ".join(form.get("name", "").split())
    return CaseFields(name, told, form.get("decide", ""), crimes_in(form), form.get("incident", "").strip())


def shown_back(document_id: str, error: HelplineError, status: int = 0) -> ResponseReturnValue:
    """What was typed again, with why it is not saved; after a Conflict, saving once more means to overwrite."""
    draft, place, fields = draft_of(document_id), given_place(), case_in(request.form)
    sentence, theirs = error.sentence, list[Line]()
    if draft is not None and not place.new:
        body = draft.version.body
        try:
            written = find_case(document_id, body, place.rule_id)
            if isinstance(error, Conflict):  # both are shown, so that saving means to overwrite
                theirs = text_difference(written.text, lines_of_case(body, written, fields))
                place = replace(place, seen=digest(written))
        except BadInput as reason:
            if reason.field == "name":  # it is gone
                place, sentence = Place("", "", new=True), f"{sentence} Saving makes a new case of this."
    wrong = [Wrong(error.field if error.field and error.field in request.form else "name", sentence)]
    page = _page(draft, place, fields, wrong=wrong, theirs=theirs, document_id=document_id)
    return page, status or BY_DOMAIN_ERROR[type(error)]


def _opened(document_id: str) -> ResponseReturnValue:
    draft, place = draft_of(document_id), given_place()
    if draft is None or draft.document.kind != "topic":
        flash("No worked cases of this are being written: begin a draft of a topic first.")
        return redirect(url_for("registrar.document", document_id=document_id), 303)
    try:
        if place.new:
            fields = begun(document_id, draft.version.body, request.args.get("for", ""))
            return _page(draft, place, fields, typed=False)
        written = find_case(document_id, draft.version.body, place.rule_id)
        return _page(draft, replace(place, seen=digest(written)), case_fields_of(written), typed=False)
    except (BadInput, NotInFields) as error:
        flash(error.sentence if isinstance(error, BadInput) else f"{error}: change the case in the source.")
    return _to_table(document_id)


def _to_table(document_id: str) -> ResponseReturnValue:
    return redirect(url_for("registrar.rules", document_id=document_id, _anchor="cases"), 303)


def _grown(fields: CaseFields, do: str) -> CaseFields:
    if do == "fact":
        return replace(fields, facts=(*fields.facts, ToldFact("", "")))
    if do == "crime":
        return replace(fields, crimes=(*fields.crimes, CrimeFields("")))
    return fields


def _wrong(draft: Draft, place: Place, fields: CaseFields) -> list[Wrong]:
    taken = other_names(draft.document.id, draft.version.body, place)
    return wrong_in(fields, draft.check(CASES), taken)


def _page(
    draft: Draft | None,
    place: Place,
    fields: CaseFields,
    *,
    wrong: list[Wrong] | None = None,
    result: Tried | None = None,
    theirs: Sequence[Line] = (),
    typed: bool = True,
    document_id: str = "",
) -> str:
    """`typed` where it holds what is not saved yet; without a draft it is checked against what is published."""
    if draft is not None:
        document, check = draft.document, draft.check(CASES)
    else:
        edition = wiring().desk.edition(today())
        check = RuleCheck(edition.rulebook, edition.catalogue, Sources(()), CASES)
        with wiring().store.reading() as work:
            document = document_of(work, document_id)
    return render_template(
        "registrar/case.html",
        document=document, place=place, fields=fields, wrong=wrong or [], result=result, typed=typed, theirs=theirs,
        check=check, others=note_presence(document.id), words=HEADINGS, about=request.values.get("for", ""),
    )  # fmt: skip
