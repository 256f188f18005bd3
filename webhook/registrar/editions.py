"""New editions of the documents: uploaded here, compared, and worked off text by text."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from knowledge.domain.errors import BadInput, Conflict
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.editions import edition_work, excuse, queue_up, release
from knowledge.services.importing import OffenceChange, RulesImport, import_offences, import_rules
from knowledge.services.publishing import effective
from webhook.clock import now, today
from webhook.registrar.blueprint import EDITORS, account
from webhook.roles import for_roles
from webhook.wiring import wiring

Read = TypeVar("Read")


def add_to(blueprint: Blueprint) -> None:
    """One page, and the steps on it."""
    blueprint.add_url_rule("/editions", "editions", editions, methods=["GET", "POST"])
    blueprint.add_url_rule("/editions/<edition>/release", "release", release_edition, methods=["POST"])
    rule = "/editions/<edition>/leave/<path:document_id>"
    blueprint.add_url_rule(rule, "leave", leave, methods=["POST"])


@for_roles(*EDITORS)
def editions() -> ResponseReturnValue:
    """Upload a file and see what it changes; below, what is still to be looked at."""
    if request.method == "GET":
        return _page()
    kind = "offences" if "offences" in request.files else "rules"
    try:
        if kind == "offences":
            return _page(offences=_read_offences())
        return _page(rules=_read_rules())
    except (BadInput, Conflict, ContentError) as error:
        return _page(complaint=str(error), field=kind), 409 if isinstance(error, Conflict) else 422


@for_roles(*EDITORS)
def leave(edition: str, document_id: str) -> ResponseReturnValue:
    """A text may stand as it is, for a reason."""
    try:
        with wiring().store() as work:
            excuse(work, edition, document_id, request.form.get("reason", ""), account(work), now())
            work.commit()
    except BadInput as error:
        return _page(complaint=error.sentence, field=f"reason-{document_id}"), 422
    return redirect(url_for("registrar.editions"), 303)


@for_roles(*EDITORS)
def release_edition(edition: str) -> ResponseReturnValue:
    """Everything was looked at, or has its reason."""
    try:
        with wiring().store() as work:
            release(work, edition, account(work), now())
            work.commit()
    except Conflict as error:
        return _page(complaint=error.sentence, field="queue"), 409
    flash(f"{edition} is released.", "done")
    return redirect(url_for("registrar.editions"), 303)


def _read_rules() -> RulesImport:
    with wiring().store.reading() as work:
        published = effective(work, today())
    done = _with_file("rules", ".pdf", lambda file: import_rules(file, wiring().settings.home, published))
    with wiring().store() as work:
        queue_up(work, done, now())
        work.commit()
    return done


def _read_offences() -> OffenceChange:
    year = request.form.get("year", "").strip()

    def read(file: Path) -> OffenceChange:
        with wiring().store() as work:
            change = import_offences(work, file, year, now(), today())
            work.commit()
        return change

    return _with_file("offences", ".ods", read)


def _with_file(name: str, suffix: str, read: Callable[[Path], Read]) -> Read:
    """What is read from the uploaded file, which is not kept."""
    sent: FileStorage | None = request.files.get(name)
    if sent is None or not sent.filename:
        raise BadInput("Choose a file first.", field=name)
    if not sent.filename.lower().endswith(suffix):
        raise BadInput(f"{sent.filename} is not a {suffix} file.", field=name)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"upload{suffix}"
        sent.save(file)
        return read(file)


def _page(
    *,
    rules: RulesImport | None = None,
    offences: OffenceChange | None = None,
    complaint: str = "",
    field: str = "",
) -> str:
    with wiring().store.reading() as work:
        found = edition_work(work)
    return render_template(
        "registrar/editions.html", work=found, rules=rules, offences=offences, complaint=complaint,
        field=field, year=request.form.get("year", ""),
    )  # fmt: skip
