"""A draft's rules as a table, and one rule at a time, by its fields or by its lines."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.documents import Document, Published, Version
from knowledge.domain.errors import BadInput, Conflict, StoreUnavailable
from knowledge.domain.rule_fields import CitationFields, Group, RuleFields, Test, ThenFields
from knowledge.reading.rule_fields import NotInFields, fields_of
from knowledge.reading.rule_source import WrittenRule, rules_in
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.drafting import title_in
from knowledge.services.previewing import as_published
from knowledge.services.publishing import document_of, effective, save_draft
from knowledge.services.rule_checking import RuleCheck, Wrong
from knowledge.services.rule_editing import (
    Place,
    check_for,
    digest,
    find,
    taken_ids,
    with_fields,
    with_lines,
    with_step,
)
from knowledge.services.rule_table import TABLED, key_of, lines_of, with_own_facts
from knowledge.services.wording import HEADINGS
from webhook.clock import now, today
from webhook.errors import BY_DOMAIN_ERROR
from webhook.registrar.blueprint import EDITORS, account, proofs
from webhook.registrar.keeping import note_presence
from webhook.registrar.rule_form import fields_in, grown
from webhook.roles import for_roles
from webhook.wiring import wiring

_FIELD_OF = {
    "when": "conditions",
    "then": "result",
    "why": "why",
    "source": "add-citation",
    "overrides": "overrides",
}
_BLANK = RuleFields("", Group(), ThenFields(), "", (CitationFields("", "", ""),))
_REFUSED = (BadInput, Conflict, StoreUnavailable)


def add_to(blueprint: Blueprint) -> None:
    """A table of all, and a page of one."""
    blueprint.add_url_rule("/rules/<path:document_id>", "rules", rules, methods=["GET", "POST"])
    blueprint.add_url_rule("/rule/<path:document_id>", "rule", rule, methods=["GET", "POST"])


@dataclass(frozen=True)
class _Draft:
    document: Document
    version: Version
    others: list[Published]

    @property
    def candidate(self) -> Published:
        return as_published(self.document, self.version, now())

    def check(self, written: WrittenRule) -> RuleCheck:
        return check_for(self.candidate, wiring().desk.edition(today()), self.others, written)


def _draft(document_id: str) -> _Draft | None:
    with wiring().store.reading() as work:
        document, version = document_of(work, document_id), work.documents.open_version(document_id)
        if version is None or document.kind not in TABLED:
            return None
        return _Draft(document, version, effective(work, today()))


def _nothing_written(document_id: str) -> ResponseReturnValue:
    flash("Nothing of this is being written as rules: begin a draft first.")
    return redirect(url_for("registrar.document", document_id=document_id), 303)


@for_roles(*EDITORS)
def rules(document_id: str) -> ResponseReturnValue:
    """Every rule of the draft in words, in order, each with what is wrong with it."""
    draft = _draft(document_id)
    if draft is None:
        return _nothing_written(document_id)
    if request.method == "GET":
        return _table(draft)
    step, place = request.form.get("do", ""), _place()
    if step not in ("up", "down", "delete"):
        return _table(draft, "That is no step that this page knows.", 422)
    try:
        _keep(document_id, lambda body: with_step(document_id, body, place, step))
    except _REFUSED as error:
        return _table(draft, error.sentence, BY_DOMAIN_ERROR[type(error)])
    done = "taken out of the draft" if step == "delete" else f"moved {step}"
    flash(f"The rule {place.rule_id} is {done}.", "done")
    return redirect(url_for("registrar.rules", document_id=document_id), 303)


def _table(draft: _Draft, refusal: str = "", status: int = 200) -> ResponseReturnValue:
    edition = wiring().desk.edition(today())
    found = proofs().results(draft.document.id, draft.version.body)
    try:
        book = with_own_facts(draft.candidate, edition, draft.others)
        table = lines_of(draft.candidate, book, edition, found.complaints)
    except ContentError:
        flash("The text can’t be read as rules yet: mend it as source first.")
        return redirect(url_for("registrar.edit", document_id=draft.document.id), 303)
    page = render_template(
        "registrar/rules.html",
        document=draft.document, version=draft.version, table=table, refusal=refusal, digest=digest,
        others=note_presence(draft.document.id),
    )  # fmt: skip
    return page, status


@for_roles(*EDITORS)
def rule(document_id: str) -> ResponseReturnValue:
    """One rule, by pickers; what they can't say by its own lines."""
    draft = _draft(document_id)
    if draft is None:
        return _nothing_written(document_id)
    place = _place()
    try:
        written = find(document_id, draft.version.body, place.rule_id)
    except BadInput as error:
        if request.method == "POST":
            return _lost(draft, error)
        flash(error.sentence)
        return redirect(url_for("registrar.rules", document_id=document_id), 303)
    if request.method == "GET":
        return _opened(draft, written, place)
    if "lines" in request.form:
        return _save_lines(draft, written, place)
    fields, do = fields_in(request.form), request.form.get("do", "save")
    if do != "save":
        return _page(draft, written, place, _fitting(grown(fields, do), draft.check(written)))
    return _save_fields(draft, written, place, fields)


def _save_fields(
    draft: _Draft, written: WrittenRule, place: Place, fields: RuleFields
) -> ResponseReturnValue:
    document_id, check = draft.document.id, draft.check(written)
    but = "" if place.new else place.rule_id
    wrong = check.wrong_in(fields, taken_ids(document_id, draft.version.body, check, but))
    if wrong:
        return _page(draft, written, place, fields, wrong=wrong), 422
    try:
        _keep(document_id, lambda body: with_fields(document_id, body, place, fields))
    except _REFUSED as error:
        said = [Wrong("rule-id", error.sentence)]
        return _page(draft, written, place, fields, wrong=said, anew=True), BY_DOMAIN_ERROR[type(error)]
    flash(f"The rule {fields.id} is saved in the draft.", "done")
    return redirect(url_for("registrar.rules", document_id=document_id), 303)


def _save_lines(draft: _Draft, written: WrittenRule, place: Place) -> ResponseReturnValue:
    document_id, lines = draft.document.id, request.form["lines"]
    try:
        _keep(document_id, lambda body: with_lines(document_id, body, place, lines))
    except _REFUSED as error:
        said = [Wrong("lines", error.sentence)]
        return _page(draft, written, place, None, wrong=said, lines=lines, anew=True), BY_DOMAIN_ERROR[
            type(error)
        ]
    flash(f"The rule {place.rule_id} is saved in the draft.", "done")
    return redirect(url_for("registrar.rules", document_id=document_id), 303)


def _opened(draft: _Draft, written: WrittenRule, place: Place) -> ResponseReturnValue:
    why_not = ""
    try:
        fields = fields_of(written)
    except NotInFields as error:
        fields, why_not = None, str(error)
    if place.new:
        copied = request.args.get("copy") == "yes" and fields is not None
        fields = replace(fields, id="") if copied and fields is not None else _BLANK
    if request.args.get("as") == "source" and not place.new:
        fields = None
    complaints = proofs().results(draft.document.id, draft.version.body).complaints if not place.new else []
    table = lines_of(
        draft.candidate, draft.check(written).rulebook, wiring().desk.edition(today()), complaints
    )
    own = next((line.complaints for line in table.lines if line.rule.id == written.id), ())
    wrong = [Wrong(_FIELD_OF.get(key_of(one), "rule-id") if fields else "lines", one) for one in own]
    return _page(draft, written, place, fields, wrong=wrong, kept=True, why_not=why_not)


def _page(
    draft: _Draft,
    written: WrittenRule,
    place: Place,
    fields: RuleFields | None,
    *,
    wrong: list[Wrong] | None = None,
    kept: bool = False,
    lines: str | None = None,
    why_not: str = "",
    anew: bool = False,
) -> str:
    seen = digest(written) if anew or request.method == "GET" else place.seen
    return render_template(
        "registrar/rule.html",
        document=draft.document, version=draft.version, rule=written, fields=fields, wrong=wrong or [], kept=kept,
        lines=written.text if lines is None else lines, place=place, seen=seen, check=draft.check(written),
        why_not=why_not, others=note_presence(draft.document.id), words=HEADINGS,
    )  # fmt: skip


def _keep(document_id: str, change: Callable[[str], str]) -> None:
    """The change made in the draft as it stands now, so that a colleague's saving of another rule stays too."""
    with wiring().store.reading() as work:
        version = work.documents.open_version(document_id)
    if version is None:
        raise Conflict("The draft has been withdrawn meanwhile, so nothing was saved.")
    body = change(version.body)
    found = proofs().results(document_id, body)  # before anything is locked
    with wiring().store() as work:
        title = title_in(body, document_of(work, document_id).title)
        save_draft(
            work,
            document_id,
            version.number,
            body,
            version.digest,
            account(work),
            now(),
            lambda *_: found,
            title=title,
        )
        work.commit()


def _place() -> Place:
    given = request.values
    return Place(given.get("rule", ""), given.get("seen", ""), given.get("new", "") == "yes")


def _lost(draft: _Draft, error: BadInput) -> ResponseReturnValue:
    """A colleague took the rule out or named it otherwise: what was typed can become a new one."""
    left = rules_in(draft.version.body, f"{draft.document.id}.yml")
    if not left or "lines" in request.form:
        raise error
    said = [Wrong("rule-id", f"{error.sentence} Saving makes a new rule of this at the end.")]
    place = Place(left[-1].id, "", new=True)
    return _page(draft, left[-1], place, fields_in(request.form), wrong=said), 409


def _fitting(fields: RuleFields, check: RuleCheck) -> RuleFields:
    """Without the values of another fact, where a fact was chosen anew."""
    return replace(fields, when=_only_permitted(fields.when, check) if fields.when else None)


def _only_permitted(group: Group, check: RuleCheck) -> Group:
    parts: list[Test | Group] = []
    for part in group.parts:
        if isinstance(part, Group):
            parts.append(_only_permitted(part, check))
        else:
            allowed = check.permitted(part.fact)
            kept = tuple(value for value in part.values if not allowed or value in allowed)
            parts.append(replace(part, values=kept))
    return replace(group, parts=tuple(parts))
