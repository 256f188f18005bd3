"""The officer's own idea of the class, held against the decision: told to her, and kept for the trainers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.domain.confusable import confusable
from knowledge.domain.decision import NO_CRIME, Decision
from knowledge.domain.offence import Offence
from knowledge.domain.offence_words import class_written_in, words_of
from knowledge.domain.reply import Reply, Status
from knowledge.services import answers, wording
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.turn import Turn
from knowledge.understanding.intended import Intended, intended, without_fillers

OTHER = "other"
"""What the button "something else" says in place of a class."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A name as the officer wrote it, and the classes that it covers, the commonest first."""

    name: str
    classes: tuple[str, ...]

    def class_against(self, decided: Sequence[str]) -> str:
        """The one of its classes that was decided, else the commonest."""
        return next((one for one in self.classes if one in decided), self.classes[0])


Heard = Intended[Meant]


def heard_intention(turn: Turn, edition: Edition) -> Heard | None:
    """What the officer says that she means to record."""
    return None if turn.is_button else intended(turn.text, lambda words: named(words, edition))


def story_of(turn: Turn, heard: Heard | None, edition: Edition) -> Turn:
    """The turn without the idea, where the rest is a story.

    "I'd say assault with injury" is her conclusion: no injury may be read into it.
    """
    tells = heard is not None and edition.lexicon.understand(heard.rest).acts
    return replace(turn, text=heard.rest) if heard is not None and tells else turn


def answer_intention(
    heard: Heard | None, edition: Edition, replies: list[Reply], case: CaseFile
) -> tuple[list[Reply], CaseFile]:
    """Remember it in the case that it is about, and answer it as soon as there is a decision.

    Where nothing is known of it, the decision offers the classes that are taken for one another.
    """
    if heard is not None and case.told:
        case = replace(case, meant=heard.meant.name)
    meant = named(case.meant, edition) if case.meant else None
    return [_answered(reply, meant, edition) for reply in replies], case


def named(words: str, edition: Edition) -> Meant | None:
    """Everyday names and classes only: likeness to a title is too little to speak of somebody's idea."""
    if words.lower().replace(" ", "-") == NO_CRIME:
        return Meant(NO_CRIME, (NO_CRIME,))
    name = edition.catalogue.named(words_of(words))
    if name is not None:
        rows: Sequence[Offence] = edition.catalogue.meant_by(name)
    else:
        written = class_written_in(words, edition.catalogue.has_class)
        rows = edition.catalogue.by_class(written) if written and written == words.upper() else ()
    classes = tuple(dict.fromkeys(row.ho_class for row in rows))
    if not classes and edition.rulebook.records(words.upper()):
        classes = (words.upper(),)  # a class of the fraud rules, which the notifiable list leaves out
    return Meant(words, classes) if classes else None


def named_alone(text: str, edition: Edition) -> Meant | None:
    """What a message that was asked for a class says, if it is just that."""
    return named(without_fillers(text), edition)


def _answered(reply: Reply, meant: Meant | None, edition: Edition) -> Reply:
    decision = reply.decision
    if decision is None or reply.status is not Status.DECIDED:
        return reply
    if meant is None:
        return replace(reply, extra={**reply.extra, "meant_choices": list(_choices(decision, edition))})
    ho_class = meant.class_against(decision.recorded)
    lead = _lead(decision, meant, ho_class, edition)
    return replace(reply, text=f"{lead}\n\n{reply.text}", extra={**reply.extra, "meant_class": ho_class})


def _choices(decision: Decision, edition: Edition) -> Iterator[dict[str, str]]:
    """What may be said by one tap; nothing where the decision is not about what to record."""
    if not decision.recorded:
        return
    first = decision.recorded[0]
    same = f"{decision.in_order[0].title} ({first})" if decision.crimes else wording.HEADINGS[decision.word]
    yield {"ho_class": first, "label": f"The same: {same}"}
    near = confusable(decision, edition.rulebook)
    shared = Counter(title for _, title in (*((c.ho_class, c.title) for c in decision.in_order[:1]), *near))
    for ho_class, title in near:
        # Classes of burglary differ by the list's words only.
        told_apart = title if shared[title] == 1 else edition.catalogue.class_title(ho_class) or title
        yield {"ho_class": ho_class, "label": f"{told_apart} ({ho_class})"}
    if NO_CRIME not in decision.recorded:
        yield {"ho_class": NO_CRIME, "label": edition.say("meant-nothing")}
    yield {"ho_class": OTHER, "label": edition.say("meant-other")}


def _lead(decision: Decision, meant: Meant, ho_class: str, edition: Edition) -> str:
    given = ", ".join(dict.fromkeys(f"{crime.title} ({crime.ho_class})" for crime in decision.crimes))
    if ho_class == NO_CRIME:
        name = "meant-nothing-agrees" if ho_class in decision.recorded else "meant-nothing-differs"
        return answers.filled(name, edition, given=given or decision.incident or "")
    if ho_class in decision.recorded:
        name = "meant-agrees" if len(decision.crimes) < 2 else "meant-among-others"
    elif any(row.ho_class == ho_class for row in decision.not_separate):
        name = "meant-not-separate"
    elif decision.crimes:
        name = "meant-differs"
    else:
        name = "meant-no-crime"
    said = _title(ho_class, decision, edition) if meant.name.upper() == ho_class else meant.name
    return answers.filled(name, edition, meant=f"{said} ({ho_class})", given=given)


def _title(ho_class: str, decision: Decision, edition: Edition) -> str:
    decided = {crime.ho_class: crime.title for crime in decision.crimes}
    near = dict(confusable(decision, edition.rulebook, most=100))
    return decided.get(ho_class) or near.get(ho_class) or edition.catalogue.class_title(ho_class)
