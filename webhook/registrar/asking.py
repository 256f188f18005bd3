"""Asking as on a day, with or without a draft: what would be said, and nothing is kept of it."""

from datetime import date, datetime, time

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from knowledge.domain.documents import Version, in_its_place
from knowledge.domain.errors import BadInput
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.advising import Turn, reply_to
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition, build_edition
from knowledge.services.previewing import as_published
from knowledge.services.publishing import document_of, effective
from webhook.chat import history
from webhook.clock import LONDON, now, today
from webhook.registrar.blueprint import EDITORS
from webhook.relay import LONGEST_TEXT
from webhook.roles import for_roles
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """One page, by GET: nothing changes by asking."""
    blueprint.add_url_rule("/ask", "ask", ask)


@for_roles(*EDITORS)
def ask() -> ResponseReturnValue:
    """What the helpline would say to this on that day, as approved, or with the draft of one document in it."""
    text, document_id = request.args.get("q", "").strip(), request.args.get("with", "")
    turn, complaint, on = None, "", today()
    if request.args:
        try:
            on = _day(request.args.get("on", ""))
            turn = _answered(text, on, document_id)
        except (BadInput, ContentError) as error:
            complaint = str(error)
    page = render_template(
        "registrar/ask.html", text=text, on=on, document_id=document_id, turn=turn, complaint=complaint
    )
    return page, 422 if complaint else 200


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written) if written else today()
    except ValueError:
        raise BadInput("Give a day, such as 2026-12-01.", field="on") from None


def _answered(text: str, on: date, document_id: str) -> history.Turn:
    if not 1 <= len(text) <= LONGEST_TEXT:
        raise BadInput(f"Ask something, in at most {LONGEST_TEXT} characters.", field="q")
    moment = datetime.combine(on, time(12), LONDON) if on != today() else now()
    turn = Turn("preview", text, None, now=moment, on=on)
    replies, _ = reply_to(turn, _edition(on, document_id), CaseFile())
    shown = [one.as_json() for one in replies]
    return history.Turn(0, "preview", text, shown, history.new_form())


def _edition(on: date, document_id: str) -> Edition:
    if not document_id:
        return wiring().desk.edition(on)
    with wiring().store.reading() as work:
        document = document_of(work, document_id)
        draft: Version | None = work.documents.open_version(document_id)
        published = effective(work, on)
    if draft is None:
        raise BadInput("Nothing of this document is being written.", field="with")
    return build_edition(in_its_place(published, as_published(document, draft, now())), on)
