"""What the replies to a message mean for the log, for the officer's opinion and for the advisers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from knowledge.domain.conversation import Outcome, Question
from knowledge.domain.decision import recorded
from knowledge.services.answering_log import SMALL_TALK, mark_helped, question_of
from knowledge.services.handing_over import open_inquiry
from knowledge.store.unit_of_work import UnitOfWork
from webhook.payloads import Press

OPINIONS = {"helpful": True, "unhelpful": False}
# Turns that ask for a person, or about an answer; the question itself came before them.
ABOUT_THE_LAST = SMALL_TALK | {
    "human",
    "why",
    "source",
    "restart",
    "back",
    "stop",
    "resume",
    "guide",
    "meant",
}


def outcome_of(replies: Sequence[Mapping[str, Any]], press: Press | None) -> Outcome:
    """The row's columns, by the reply that matters: one that decides, else one that cites, else the first."""
    main = next((r for r in replies if r.get("decision")), None)
    main = main or next((r for r in replies if r.get("citations")), None) or replies[0]
    decision: Mapping[str, Any] = main.get("decision") or {}
    entry: Mapping[str, Any] = next(iter(main.get("entries") or []), {})
    classes = [str(crime["ho_class"]) for crime in decision.get("crimes") or []]
    return Outcome(
        status=str(main.get("status") or "unavailable"),
        kind=press.turn if press else main.get("kind"),
        topic=main.get("topic"),
        entry=entry.get("id"),
        entry_version=entry.get("version"),
        decision=decision.get("decision"),
        meant_class=main.get("meant_class"),
        decided_class=" ".join(recorded(decision.get("decision", ""), classes, decision.get("incident")))
        or None,
    )


def note_opinion(work: UnitOfWork, conversation: str, outcome: Outcome) -> None:
    """ "This helped" is about the answer before it."""
    if outcome.kind in OPINIONS:
        mark_helped(work, conversation, helped=OPINIONS[outcome.kind])


def hand_over(
    work: UnitOfWork,
    conversation: str,
    question: int,
    outcome: Outcome,
    replies: Sequence[dict[str, Any]],
    now: datetime,
) -> None:
    """Open the advisers' question that a reply promises, and give the reply its reference."""
    for reply in replies:
        if reply.get("status") == "handed_over" and not reply.get("inquiry"):
            asked = _meant(work, conversation, question, outcome)
            inquiry = open_inquiry(work, conversation, asked.id, asked.text or "", now)
            reply["inquiry"] = inquiry.reference
            reply["text"] = f"{reply['text']} The reference is {inquiry.reference}."


def _meant(work: UnitOfWork, conversation: str, question: int, outcome: Outcome) -> Question:
    """The last thing asked in words; buttons, and words about an answer, are passed over."""
    for asked in reversed(work.questions.of_conversation(conversation)):
        kind = outcome.kind if asked.id == question else asked.outcome.kind
        if kind not in ABOUT_THE_LAST and not (asked.text or "/").startswith("/"):
            return asked
    return question_of(work, question)
