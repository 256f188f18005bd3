"""What an officer is still to be told of their own past answers, in whatever conversation they are."""

from collections.abc import Sequence

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from knowledge.domain.errors import StoreUnavailable
from knowledge.domain.notice import Notice
from knowledge.services.recalling import mark_seen, unseen
from webhook.clock import now, today
from webhook.identity import current_caller
from webhook.roles import for_everyone_signed_in
from webhook.wiring import wiring


def add_to(blueprint: Blueprint) -> None:
    """Saying that it was read."""
    blueprint.add_url_rule("/chat/notices/<int:notice>", "seen", seen, methods=["POST"])


def pending_notices() -> Sequence[Notice]:
    """Nothing, where the store can't be read: what was typed must come back all the same."""
    try:
        with wiring().store.reading() as work:
            return unseen(work, current_caller().owner, today())
    except StoreUnavailable:
        return ()


@for_everyone_signed_in
def seen(notice: int) -> ResponseReturnValue:
    """The officer has read it."""
    with wiring().store() as work:
        mark_seen(work, current_caller().owner, notice, now())
        work.commit()
    return redirect(url_for("chat.page"), 303)
