"""New editions of the documents: uploaded here, compared, and worked off text by text."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from knowledge.domain.documents import Version
from knowledge.domain.errors import BadInput, Conflict
from knowledge.reading.sources_file import DOCUMENT
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.editions import edition_work, excuse
from knowledge.services.importing import (
    OffenceChange,
    RulesImport,
    import_offences,
    keep_edition,
    read_edition,
)
from knowledge.services.publishing import effective
from knowledge.services.releasing import look_again, release, released_text, take_in, take_in_list
from webhook.clock import now, today
from webhook.registrar.blueprint import EDITORS, account, proofs
from webhook.registrar.past import begin_if_needed
from webhook.roles import for_roles
from webhook.wiring import wiring

Read = TypeVar("Read")
_LONGEST_NAME = 100
_FIELDS = {"rules": {"since": "since"}, "offences": {"edition": "year", "since": "year"}}
"""Where on the page a complaint belongs that names one of a service's fields."""


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
        named = getattr(error, "field", None) or kind
        status = 409 if isinstance(error, Conflict) else 422
        return _page(complaint=str(error), field=_FIELDS[kind].get(named, kind)), status


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
    """Everything was looked at, or has its reason: ask a second person to let it answer."""
    sent: list[Version] = []

    def step() -> None:
        with wiring().store() as work:
            sent.append(release(work, edition, account(work), now(), proofs().held()))
            work.commit()

    try:
        with wiring().store() as work:
            look_again(work, edition, now())
            text = released_text(work, edition)
            work.commit()
        proofs().checked(DOCUMENT, text, step)
    except (BadInput, Conflict, ContentError) as error:
        return _page(complaint=str(error), field="queue"), 409
    begin_if_needed(sent[-1])
    flash("The release waits for a second person’s approval.", "done")
    return redirect(url_for("registrar.review", document_id=DOCUMENT), 303)


def _read_rules() -> RulesImport:
    with wiring().store.reading() as work:
        published = effective(work, today())
    home, since = wiring().settings.home, _first_day()
    done = _with_file("rules", ".pdf", lambda file: read_edition(file, home, published))
    with wiring().store() as work:
        take_in(work, done, since, now(), today())
        keep_edition(done, home)
        work.commit()
    return done


def _first_day() -> date | None:
    written = request.form.get("since", "").strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise BadInput("Give a day, such as 2027-04-01.", field="since") from None


def _read_offences() -> OffenceChange:
    year = request.form.get("year", "").strip()

    def read(file: Path) -> OffenceChange:
        with wiring().store() as work:
            change = import_offences(work, file, year, now(), today())
            if not change.nothing:
                take_in_list(work, year, now(), today())
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
        # A complaint begins with the file's name: hers, as far as it can be one here.
        stem = secure_filename(sent.filename[: -len(suffix)])[:_LONGEST_NAME] or name
        file = Path(folder) / f"{stem}{suffix}"
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
        field=field, year=request.form.get("year", ""), since=request.form.get("since", ""),
    )  # fmt: skip
