"""A conversation as the page shows it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.domain.conversation import Inquiry, Question
from knowledge.services.handing_over import answers_for
from knowledge.store.unit_of_work import Store
from webhook.chat.wording import as_said

MOST_TURNS = 50


@dataclass(frozen=True)
class Turn:
    """One message and its replies; `form` is the id that its buttons' messages get."""

    key: int
    conversation: str
    said: str
    replies: Sequence[Mapping[str, Any]]
    form: str


@dataclass(frozen=True)
class History:
    """What has been said, oldest first, and what advisers have answered since."""

    turns: Sequence[Turn]
    answers: Sequence[Inquiry]


def new_form() -> str:
    """The id of a form as shown once: sent twice, it is one message."""
    return secrets.token_urlsafe(12)


def history_of(store: Store, conversation: str, owner: str) -> History:
    """The latest turns of somebody's own conversation; nothing of anybody else's."""
    with store.reading() as work:
        known = work.conversations.find(conversation)
        if known is None or known.owner != owner:
            return History((), ())
        questions = work.questions.of_conversation(conversation)[-MOST_TURNS:]
        return History(_turns(questions), answers_for(work, conversation))


def latest_turn(store: Store, conversation: str, owner: str) -> Turn | None:
    """The turn that has just been answered."""
    return next(reversed(history_of(store, conversation, owner).turns), None)


def _turns(questions: Sequence[Question]) -> list[Turn]:
    turns: list[Turn] = []
    for question in questions:
        earlier = turns[-1].replies if turns else ()
        said = as_said(question.text, earlier) if question.text else "(no longer kept)"
        turns.append(Turn(question.id, question.conversation, said, question.replies or (), new_form()))
    return turns


def history_of_inquiry(store: Store, inquiry: Inquiry) -> Sequence[Turn]:
    """For an adviser: the redacted conversation that a question to them came from."""
    with store.reading() as work:
        return _turns(work.questions.of_conversation(inquiry.conversation)[-MOST_TURNS:])
