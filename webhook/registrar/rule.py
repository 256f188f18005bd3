"""One rule of a draft, by its fields or by its lines; whatever was typed is kept, or shown back with why not."""

from dataclasses import replace

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.documents import Document
from knowledge.domain.errors import BadInput, Conflict, HelplineError, StoreUnavailable
from knowledge.domain.rule_fields import CitationFields, Group, RuleFields, ThenFields
from knowledge.reading.rule_fields import NotInFields, fields_of, values_of
from knowledge.reading.rule_source import WrittenRule, indent_of, new_rule, rules_in
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.comparing import Line
from knowledge.services.publishing import document_of
from knowledge.services.rule_checking import Wrong, only_permitted
from knowledge.services.rule_editing import (
    Changed,
    Place,
    digest,
    find,
    lines_for,
    taken_ids,
    with_fields,
    with_lines,
)
from knowledge.services.rule_table import key_of, lines_of
from knowledge.services.wording import HEADINGS
from webhook.clock import LONDON, now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS, proofs
from webhook.registrar.keeping import note_presence
from webhook.registrar.rule_draft import Draft, draft_of, given_place, gone, save
from webhook.registrar.rule_form import fields_in, grown, refuse_too_long
from webhook.registrar.shown import MOST_LINES, text_difference
from webhook.roles import for_roles
from webhook.wiring import wiring

_FIELD_OF = {
    "when": "conditions",
    "then": "result",
    "why": "why",
    "source": "add-citation",
    "overrides": "overrides",
    "until": "until",
}
_BLANK = RuleFields("", Group(), ThenFields(), "", (CitationFields("", "", ""),))


def add_to(blueprint: Blueprint) -> None:
    """A page, and what our script saves from it."""
    blueprint.add_url_rule("/rule/<path:document_id>", "rule", rule, methods=["GET", "POST"])
    blueprint.add_url_rule("/keep-rule/<path:document_id>", "keep_rule", keep_rule, methods=["POST"])


@for_roles(*EDITORS)
def rule(document_id: str) -> ResponseReturnValue:
    """Opened, grown by a condition, a crime or a citation, or saved."""
    if request.method == "GET":
        return _opened(document_id)
    draft, place = draft_of(document_id), given_place()
    if draft is None:
        return shown_back(document_id, gone())
    try:
        refuse_too_long(request.form)
        written = find(document_id, draft.version.body, place.rule_id)
        if "lines" not in request.form:
            fields, do = fields_in(request.form), request.form.get("do", "save")
            check = draft.check(written.list)
            if do != "save":
                return _page(draft, written, place, only_permitted(grown(fields, do), check), typed=True)
            if wrong := check.wrong_in(fields, taken_ids(document_id, draft.version.body, check, place)):
                return _page(draft, written, place, fields, wrong=wrong, typed=True), 422
        saved = save(document_id, lambda body: _changed(document_id, body, place))
    except (BadInput, Conflict, StoreUnavailable) as error:
        return shown_back(document_id, error)
    flash(f"The rule {saved.rule_id} is saved in the draft.", "done")
    return redirect(url_for("registrar.rules", document_id=document_id), 303)


@for_roles(*EDITORS)
def keep_rule(document_id: str) -> ResponseReturnValue:
    """Save what has been typed so far, right or not, and say what is wrong with it at which field."""
    others, place = note_presence(document_id), given_place()
    if "typed" not in request.form:
        return jsonify(others=others)
    refuse_too_long(request.form)
    draft = draft_of(document_id)
    if draft is None:
        raise gone()
    wrong: list[Wrong] = []
    if "lines" not in request.form:
        check = draft.check(find(document_id, draft.version.body, place.rule_id).list)
        taken = taken_ids(document_id, draft.version.body, check, place)
        wrong = check.wrong_in(fields_in(request.form), taken)
    if unnamed := next((one for one in wrong if one.field == "rule-id"), None):
        kept = f"Not saved yet. {unnamed.sentence}"
    else:
        place = save(document_id, lambda body: _changed(document_id, body, place), by_itself=True)
        kept = f"Saved in the draft at {now().astimezone(LONDON):%H:%M:%S}."
    said = [{"field": one.field, "sentence": one.sentence} for one in wrong]
    return jsonify(others=others, kept=kept, wrong=said, rule=place.rule_id, seen=place.seen, new=place.new)


def _changed(document_id: str, body: str, place: Place) -> Changed:
    if "lines" in request.form:
        return with_lines(document_id, body, place, request.form["lines"])
    return with_fields(document_id, body, place, fields_in(request.form))


def shown_back(document_id: str, error: HelplineError, status: int = 0) -> ResponseReturnValue:
    """What was typed again, with why it is not saved; after a Conflict beside what a colleague saved instead."""
    place, draft = given_place(), draft_of(document_id)
    lines = request.form.get("lines")
    fields = fields_in(request.form) if lines is None else None
    try:
        if draft is None:
            raise gone()
        written = find(document_id, draft.version.body, place.rule_id)
    except (BadInput, Conflict) as reason:
        return _without_its_rule(document_id, draft, place, reason), 409
    theirs: list[Line] = []
    if isinstance(error, Conflict) and not place.new:
        fields, lines, mine = _mine(draft, written, fields, lines or "")
        theirs = text_difference(written.text, mine)[:MOST_LINES]
        place = replace(place, seen=digest(written))  # now that both are shown, saving means to overwrite
    field = error.field if error.field in request.form else "rule-id" if fields else "lines"
    said = [Wrong(field or "", error.sentence)]
    return _page(draft, written, place, fields, wrong=said, lines=lines, theirs=theirs, typed=True), (
        status or BY_DOMAIN_ERROR[type(error)]
    )


def _mine(
    draft: Draft, written: WrittenRule, fields: RuleFields | None, lines: str
) -> tuple[RuleFields | None, str, str]:
    """The fields or the lines to go on with, and the lines that they make; lines where fields can't say theirs."""
    if fields is None:
        return None, lines, lines
    try:
        return fields, "", lines_for(draft.version.body, written, fields, new=False)
    except NotInFields:
        own = new_rule(values_of(fields), indent_of(written))
        return None, own, own


def _without_its_rule(document_id: str, draft: Draft | None, place: Place, reason: HelplineError) -> str:
    """A colleague took the rule out, renamed it, broke the text, or ended the draft: it can be saved as lines later."""
    lines = request.form.get("lines") or new_rule(values_of(fields_in(request.form)), 2)
    sentence = reason.sentence
    try:
        left = rules_in(draft.version.body, f"{document_id}.yml") if draft else ()
    except ContentError:
        left = ()
    if left:
        place, sentence = Place(left[-1].id, "", new=True), f"{sentence} Saving makes a new rule of this."
    with wiring().store.reading() as work:
        document = document_of(work, document_id)
    return _page(document, None, place, None, wrong=[Wrong("lines", sentence)], lines=lines, typed=True)


def _opened(document_id: str) -> ResponseReturnValue:
    draft, place = draft_of(document_id), given_place()
    if draft is None:
        flash("Nothing of this is being written as rules: begin a draft first.")
        return redirect(url_for("registrar.document", document_id=document_id), 303)
    try:
        written = find(document_id, draft.version.body, place.rule_id)
    except BadInput as error:
        flash(error.sentence)
        return redirect(url_for("registrar.rules", document_id=document_id), 303)
    place, why_not = replace(place, seen=digest(written)), ""
    try:
        fields = fields_of(written)
    except NotInFields as error:
        fields, why_not = None, str(error)
    if place.new:
        copied = request.args.get("copy") == "yes" and fields is not None
        return _page(draft, written, place, replace(fields, id="") if copied and fields else _BLANK)
    if request.args.get("as") == "source":
        fields = None
    field_of = {key: _FIELD_OF[key] if fields else "lines" for key in _FIELD_OF}
    wrong = [
        Wrong(field_of.get(key_of(one), "rule-id" if fields else "lines"), one)
        for one in _found(draft, written)
    ]
    return _page(draft, written, place, fields, wrong=wrong, why_not=why_not)


def _found(draft: Draft, written: WrittenRule) -> list[str]:
    """What the whole check says of the rule."""
    complaints = proofs().results(draft.document.id, draft.version.body).complaints
    edition = wiring().desk.edition(today())
    table = lines_of(draft.candidate, draft.check(written.list).rulebook, edition, complaints)
    return next((list(line.complaints) for line in table.lines if line.rule.id == written.id), [])


def _page(
    of: Draft | Document,
    written: WrittenRule | None,
    place: Place,
    fields: RuleFields | None,
    *,
    wrong: list[Wrong] | None = None,
    lines: str | None = None,
    why_not: str = "",
    theirs: list[Line] | None = None,
    typed: bool = False,
) -> str:
    """`typed` where it holds what is not saved yet."""
    document = of.document if isinstance(of, Draft) else of
    return render_template(
        "registrar/rule.html",
        document=document, fields=fields, wrong=wrong or [], typed=typed, theirs=theirs or [],
        lines=written.text if lines is None and written else lines, place=place, why_not=why_not,
        check=of.check(written.list) if isinstance(of, Draft) and written else None,
        others=note_presence(document.id), words=HEADINGS,
    )  # fmt: skip
