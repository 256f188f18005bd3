"""One message in, replies out: what the conversation knows is read, the turn taken, and the rest stored."""

from dataclasses import replace

from knowledge.domain.reply import Reply
from knowledge.services.answers import judge
from knowledge.services.case_file import CaseFile
from knowledge.services.clock import with_time_of_report
from knowledge.services.desk import Desk, Edition
from knowledge.services.intention import answer_intention, heard_intention, story_of
from knowledge.services.marking import marked
from knowledge.services.replying import take_turn
from knowledge.services.rules_day import (
    day_of_rules,
    reported_in,
    tells_the_day_alone,
    with_edition_used,
)
from knowledge.services.turn import Turn
from knowledge.services.turns.own_idea import idea_in_words
from knowledge.services.turns.report import decide_on

__all__ = ["Desk", "Turn", "advise", "reply_to"]


def advise(turn: Turn, desk: Desk) -> list[Reply]:
    """The replies to one message; what the conversation now knows is stored before they are given.

    Raises StoreUnavailable when the store can't be read, BadInput for facts that a program got wrong.
    """
    turn = with_time_of_report(turn)
    with desk.store.reading() as work:
        conversation = work.conversations.find(turn.conversation)
        before = CaseFile.from_json(conversation.state if conversation else {})
        day = day_of_rules(work, turn.on, reported_in(turn, before))
        edition = desk.edition_in(work, day)
    dated = replace(turn, on=day)
    if (day != turn.on or before.reported) and tells_the_day_alone(dated, edition, before):
        replies, after = decide_on(dated, edition, before, judge(before, edition, dated), [], "")
    else:
        replies, after = reply_to(dated, edition, before)
    after = replace(after, reported=day if day != turn.on and edition.rules and after.told else None)
    if day != turn.on:
        replies = with_edition_used(replies, edition)
    if conversation is not None and after != before:
        with desk.store() as work:
            work.conversations.save_state(turn.conversation, after.as_json())
            work.commit()
    return replies


def reply_to(turn: Turn, edition: Edition, case: CaseFile) -> tuple[list[Reply], CaseFile]:
    """The turn with the time of the report and the officer's own idea taken from its words first."""
    turn = with_time_of_report(turn)
    heard = heard_intention(turn, edition)
    taken = idea_in_words(heard, turn, edition, case) or take_turn(
        story_of(turn, heard, edition), edition, case
    )
    replies, after = answer_intention(heard, edition, *taken)
    return marked(replies, edition), after
