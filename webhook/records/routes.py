"""What was advised under a reference, for whoever finds it in a crime's log."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from knowledge.services.records import is_genuine, matches, record_of
from webhook.roles import for_everyone_signed_in
from webhook.wiring import wiring

blueprint = Blueprint("records", __name__, url_prefix="/r")


@blueprint.get("")
@for_everyone_signed_in
def find() -> ResponseReturnValue:
    """A form for a reference and its check code; both together open the record."""
    reference = request.args.get("reference", "").strip()
    if reference:
        return redirect(url_for("records.record", reference=reference, code=request.args.get("code") or None))
    return render_template("records/find.html")


@blueprint.get("/<reference>")
@for_everyone_signed_in
def record(reference: str) -> ResponseReturnValue:
    """The advice as it was given, and whether the code in the log is its own.

    The officer's words are not shown: the conversation is open to its owner and to advisers.
    """
    code = request.args.get("code", "")
    with wiring().store.reading() as work:
        asked = record_of(work, reference)
    return render_template(
        "records/record.html",
        asked=asked,
        genuine=is_genuine(asked, wiring().settings.secret_key),
        typed=code,
        matching=matches(asked, code) if code else None,
    )
