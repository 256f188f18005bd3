"""Everything that an officer reads of an answer, line by line, so that two answers can be compared word by word."""

from collections.abc import Iterator, Sequence

from knowledge.domain.decision import Change, Decision
from knowledge.domain.interview import Question
from knowledge.domain.reply import Asked, Reply
from knowledge.services import wording
from knowledge.services.case_changes import words_of


def lines_of(replies: Sequence[Reply]) -> tuple[str, ...]:
    """The text, and what the page draws beside it: flags, assumptions, what would change it, sources, buttons.

    Left out is what the officer said, and which version of a document says it.
    """
    return tuple(line for reply in replies for line in _of_reply(reply))


def lines_of_decision(decision: Decision, question: Question | None) -> tuple[str, ...]:
    """A decision that was made from facts alone, with its reasons and their sources."""
    because = [line.because for line in decision.crimes]
    because += [line.because for line in decision.reasons]
    because += [line.because for line in decision.actions]
    cited = dict.fromkeys(citation for citations in because for citation in citations)
    return (
        *words_of(decision, question),
        *(f"One reading: {reading}" for reading in decision.readings),
        *(
            f"Not recorded separately: {row.title} ({row.ho_class} {row.code})"
            for row in decision.not_separate
        ),
        *(f"If {branch.label}: {wording.HEADINGS[branch.decision]}" for branch in decision.branches),
        *(f"Because: {reason.text}" for reason in decision.reasons),
        *(f"Do: {action.text}" for action in decision.actions),
        *_of_decision(decision),
        *(f"Source: {wording.cited(citation)}" for citation in cited),
    )


def _of_reply(reply: Reply) -> Iterator[str]:
    yield from reply.text.split("\n")
    if reply.decision is not None:
        yield from _of_decision(reply.decision)
    if reply.question is not None:
        yield from _of_question(reply.question)
    yield from (f"- {entry.title}" for entry in reply.choices)
    yield from (f"- Step by step: {title}" for _, title in reply.guides)
    yield from (f"Entry: {entry.title}" for entry in reply.entries)
    yield from (f"Understood: {chip.label}" for chip in reply.understood)
    yield from (f"Source: {wording.cited(citation)}" for citation in dict.fromkeys(reply.citations))


def _of_decision(decision: Decision) -> Iterator[str]:
    if decision.flags:
        yield "Flags: " + ", ".join(decision.flags)
    if len({crime.victim for crime in decision.crimes}) > 1:
        yield from (f"For {crime.victim}: {wording.crime_line(crime)}" for crime in decision.crimes)
    yield from (f"Assumed: {text}" for text in decision.presumed.values())
    yield from map(_would_change, decision.would_change)


def _would_change(change: Change) -> str:
    crimes = "; ".join(wording.crime_line(crime) for crime in change.crimes)
    return (
        f"It would change if {change.if_}: {wording.HEADINGS[change.then]}{f': {crimes}' if crimes else ''}"
    )


def _of_question(question: Asked) -> Iterator[str]:
    yield f"Asked because: {question.why}"
    if question.options:
        yield "Answers: " + " / ".join(label for _, label in question.options)
    yield f"At most {question.at_most_more} more."
