"""The chat page: a form that posts and comes back, which a script makes quicker where there is one."""

import hashlib
import re
import secrets

from flask import Blueprint, jsonify, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import BadInput, Conflict, StoreUnavailable
from knowledge.reading.strict_yaml import ContentError
from webhook.chat.history import History, history_of, latest_turn, new_form
from webhook.chat.notices import pending_notices
from webhook.errors import translated
from webhook.identity import current_caller
from webhook.relay import Message
from webhook.roles import for_everyone_signed_in
from webhook.wiring import wiring

blueprint = Blueprint("chat", __name__)
_FORM = re.compile(r"[A-Za-z0-9_-]{8,40}")


@blueprint.get("/")
@for_everyone_signed_in
def page() -> ResponseReturnValue:
    """The conversation so far, and where to type."""
    return _page(session.get("conversation") or secrets.token_urlsafe(16))


@blueprint.post("/")
@for_everyone_signed_in
def say() -> ResponseReturnValue:
    """Without script: send, then show the page anew. What was typed comes back if it can't be sent."""
    conversation = request.form.get("conversation", "")
    try:
        _send(conversation)
    except (BadInput, Conflict, StoreUnavailable, ContentError) as error:
        refused = translated(error)
        return _page(conversation, refused.message), refused.status
    return redirect(url_for("chat.page", _anchor="composer"), 303)


@blueprint.post("/chat/message")
@for_everyone_signed_in
def fragment() -> ResponseReturnValue:
    """For our script: the same, as the turn's own piece of page."""
    conversation = request.form.get("conversation", "")
    _send(conversation)
    turn = latest_turn(wiring().store, conversation, current_caller().owner)
    html = render_template("reply/turn.html", turn=turn, live=True)
    html += render_template("chat/notices.html", notices=pending_notices())
    return jsonify(conversation=conversation, html=html, form=new_form())


@blueprint.post("/chat/new")
@for_everyone_signed_in
def begin() -> ResponseReturnValue:
    """Leave this conversation and begin another."""
    session.pop("conversation", None)
    return redirect(url_for("chat.page"), 303)


def _send(conversation: str) -> None:
    text = request.form.get("text", "")
    message = Message(conversation, text, _message_id(request.form.get("form", ""), text))
    wiring().relay.answer(message, current_caller())
    session["conversation"] = conversation


def _message_id(form: str, text: str) -> str:
    """The same form with the same words is the same message, however often it is sent."""
    if not _FORM.fullmatch(form):
        form = new_form()
    return f"{form}.{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}"


def _page(conversation: str, complaint: str | None = None) -> str:
    history = _history(conversation)
    return render_template(
        "chat/page.html",
        conversation=conversation,
        form_id=new_form(),
        turns=history.turns,
        answers=history.answers,
        notices=pending_notices(),
        complaint=complaint,
        typed=request.form.get("text", "") if complaint else "",
    )


def _history(conversation: str) -> History:
    """Nothing, where the store is what a form could not be sent to: what was typed must come back."""
    try:
        return history_of(wiring().store, conversation, current_caller().owner)
    except StoreUnavailable:
        if request.method == "GET":
            raise
        return History((), ())
