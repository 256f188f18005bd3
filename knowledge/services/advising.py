"""One message in, replies out: what the conversation knows is read, the turn taken, and the rest stored."""

from knowledge.domain.reply import Reply
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Desk
from knowledge.services.replying import take_turn
from knowledge.services.turn import Turn

__all__ = ["Desk", "Turn", "advise"]


def advise(turn: Turn, desk: Desk) -> list[Reply]:
    """The replies to one message; what the conversation now knows is stored before they are given.

    Raises StoreUnavailable when the store can't be read, BadInput for facts that a program got wrong.
    """
    with desk.store.reading() as work:
        edition = desk.edition_in(work, turn.on)
        conversation = work.conversations.find(turn.conversation)
    before = CaseFile.from_json(conversation.state if conversation else {})
    replies, after = take_turn(turn, edition, before)
    if conversation is not None and after != before:
        with desk.store() as work:
            work.conversations.save_state(turn.conversation, after.as_json())
            work.commit()
    return replies
