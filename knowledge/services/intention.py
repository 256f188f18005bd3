"""The officer's own idea of the class, held against the decision: told to her, and kept for the trainers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.domain.decision import Decision
from knowledge.domain.offence import Offence
from knowledge.domain.offence_words import class_written_in, words_of
from knowledge.domain.reply import Reply, Status
from knowledge.services import answers
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.understanding.intended import intended


@dataclass(frozen=True, slots=True)
class Meant:
    """A name as the officer wrote it, and the classes that it covers, the commonest first."""

    name: str
    classes: tuple[str, ...]

    def class_against(self, decided: Sequence[str]) -> str:
        """The one of its classes that was decided, else the commonest."""
        return next((one for one in self.classes if one in decided), self.classes[0])


def hear_intention(turn: Turn, edition: Edition) -> tuple[Turn, Meant | None]:
    """What the officer means to record, and the turn without it where the rest is a story.

    "I'd say assault with injury" is her conclusion: no injury may be read into it.
    """
    heard = None if turn.is_button else intended(turn.text, lambda words: named(words, edition))
    if heard is None:
        return turn, None
    tells = bool(edition.lexicon.understand(heard.rest).acts)
    return (replace(turn, text=heard.rest) if tells else turn), heard.meant


def answer_intention(
    heard: Meant | None, edition: Edition, replies: list[Reply], case: CaseFile
) -> tuple[list[Reply], CaseFile]:
    """Remember it in the case that it is about, and answer it as soon as there is a decision."""
    if heard is not None and case.told:
        case = replace(case, meant=heard.name)
    meant = named(case.meant, edition) if case.meant else None
    if meant is None:
        return replies, case
    return [_answered(reply, meant, edition) for reply in replies], case


def named(words: str, edition: Edition) -> Meant | None:
    """Everyday names and classes only: likeness to a title is too little to speak of somebody's idea."""
    name = edition.catalogue.named(words_of(words))
    if name is not None:
        rows: Sequence[Offence] = edition.catalogue.meant_by(name)
    else:
        written = class_written_in(words, edition.catalogue.has_class)
        rows = edition.catalogue.by_class(written) if written and written == words.upper() else ()
    classes = tuple(dict.fromkeys(row.ho_class for row in rows))
    return Meant(words, classes) if classes else None


def _answered(reply: Reply, meant: Meant, edition: Edition) -> Reply:
    decision = reply.decision
    if decision is None or reply.status is not Status.DECIDED:
        return reply
    decided = [crime.ho_class for crime in decision.crimes]
    ho_class = meant.class_against(decided)
    lead = _lead(decision, meant, ho_class, edition)
    return replace(reply, text=f"{lead}\n\n{reply.text}", extra={**reply.extra, "meant_class": ho_class})


def _lead(decision: Decision, meant: Meant, ho_class: str, edition: Edition) -> str:
    if any(crime.ho_class == ho_class for crime in decision.crimes):
        name = "meant-agrees" if len(decision.crimes) == 1 else "meant-among-others"
    elif any(row.ho_class == ho_class for row in decision.not_separate):
        name = "meant-not-separate"
    elif decision.crimes:
        name = "meant-differs"
    else:
        name = "meant-no-crime"
    given = ", ".join(dict.fromkeys(f"{crime.title} ({crime.ho_class})" for crime in decision.crimes))
    return answers.filled(name, edition, meant=f"{meant.name} ({ho_class})", given=given)
