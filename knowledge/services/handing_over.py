"""Questions that the helpline can't answer go to a person, with a reference."""

from datetime import datetime

from knowledge.domain.conversation import Inquiry, InquiryState
from knowledge.domain.errors import BadInput, Conflict, NotAllowed, NotFound
from knowledge.domain.people import Account, Role
from knowledge.store.unit_of_work import UnitOfWork

ADVISERS = frozenset({Role.ADVISER, Role.REGISTRAR, Role.ADMIN})
LONGEST_ANSWER = 8000


def open_inquiry(
    work: UnitOfWork, conversation: str, question_id: int | None, text: str, now: datetime
) -> Inquiry:
    """Pass a question (redacted) on; asked twice of the same question, it stays one."""
    if question_id is not None:
        known = work.inquiries.find_by_question(question_id)
        if known is not None:
            return known
    return work.inquiries.add(conversation, question_id, text, now)


def open_inquiries(work: UnitOfWork) -> list[Inquiry]:
    """What waits for an adviser, oldest first."""
    return work.inquiries.open()


def inquiry_of(work: UnitOfWork, reference: str) -> Inquiry:
    """By reference, or NotFound."""
    found = work.inquiries.find(reference.strip().upper())
    if found is None:
        raise NotFound("There is no question of that reference.", field="reference")
    return found


def answer_inquiry(work: UnitOfWork, reference: str, answer: str, who: Account, now: datetime) -> Inquiry:
    """An adviser's answer (redacted); Conflict when a colleague was quicker."""
    if who.role not in ADVISERS:
        raise NotAllowed("Only advisers answer these questions.")
    answer = answer.strip()
    if not 1 <= len(answer) <= LONGEST_ANSWER:
        raise BadInput(f"Write an answer of at most {LONGEST_ANSWER} characters.", field="answer")
    waiting = inquiry_of(work, reference)
    done = work.inquiries.answer(waiting.reference, answer, who.name, now)
    if done is None:
        by = inquiry_of(work, reference).answered_by
        raise Conflict(f"{by} has already answered {waiting.reference}.")
    work.events.add(now, who.name, "inquiry answered", account_id=who.id, detail=done.reference)
    return done


def answers_for(work: UnitOfWork, conversation: str) -> list[Inquiry]:
    """What advisers have answered in a conversation, oldest first."""
    return [
        inquiry
        for inquiry in work.inquiries.of_conversation(conversation)
        if inquiry.state is InquiryState.ANSWERED
    ]
