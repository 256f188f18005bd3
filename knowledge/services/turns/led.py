"""Being led: by the name of a topic, or through a list of crimes one at a time."""

from dataclasses import replace

from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.services.turns import guided
from knowledge.services.turns.steering import start_guide, steered
from knowledge.services.turns.taken import Taken
from knowledge.understanding.understand import Understood

MOST_ACTS = 8
"""Above it a message is a list of crimes rather than one report; the longest real report in our tests has six."""


def led_through(turn: Turn, edition: Edition, case: CaseFile) -> Taken | None:
    """ "Decide harassment": by name, or the choice of names."""
    wanted = turn.wants_to_be_led
    named = None if wanted is None else guided.named_in(wanted, edition)
    if named is None:
        return None
    if len(named) == 1:
        return start_guide(named[0][0], turn, edition, case.as_told())
    if named:
        reply = answers.guiding("guide-group", named, edition, turn, case.short)
        return [reply], replace(case.as_told(), last="choose")
    return steered("guide", turn, edition, case)


def one_at_a_time(understood: Understood, turn: Turn, edition: Edition, case: CaseFile) -> Taken:
    """A list of crimes is taken one at a time: nothing is decided on what may be a dozen reports."""
    topics = edition.rulebook.topics_for(understood.acts)
    reply = answers.guiding(
        "many", guided.titled((topic.id for topic in topics), edition), edition, turn, case.short
    )
    text = reply.text.replace("{number}", str(len(understood.acts)))
    return [replace(reply, text=text)], CaseFile(last="choose", short=case.short)
