"""Why this, why not another class, and what would change it: each line with the page that says so."""

from collections.abc import Iterable, Iterator

from knowledge.domain.decision import Change, Decision, Reason
from knowledge.domain.errors import BadInput
from knowledge.domain.explanation import why_not
from knowledge.domain.order import Match
from knowledge.domain.report import Report
from knowledge.services import wording
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition
from knowledge.services.intention import named


def read_meant(text: str, edition: Edition) -> Match:
    """The classes or the code that somebody had in mind: `8R`, `008/72` or a name such as mal comms.

    Raises BadInput where the notifiable list knows nothing by that name.
    """
    rows = edition.catalogue.by_code(text)
    if rows:
        return Match(codes=frozenset(row.code for row in rows))
    meant = named(text, edition)
    if meant is None:
        raise BadInput(f"There is no class, code or everyday name '{text[:60]}'.", field="meant")
    return Match(classes=frozenset(meant.classes))


def why_not_lines(
    classes: Iterable[str], report: Report, edition: Edition, decision: Decision
) -> tuple[Reason, ...]:
    """Why the decision is none of these classes; nothing where it is one of them."""
    return why_not(Match(frozenset(classes)), report, edition.rulebook, edition.on, decision)


def why_not_meant(case: CaseFile, edition: Edition, decision: Decision) -> list[str]:
    """Lines on why it is not the class that the officer had in mind; nothing where it is."""
    meant = named(case.meant, edition) if case.meant else None
    reasons = why_not_lines(meant.classes, case.report, edition, decision) if meant else ()
    lines = [f"- {reason.text} [{wording.cites(reason.because)}]" for reason in reasons]
    return [f"Why not {case.meant}:", *lines] if lines else []


def explained(decision: Decision) -> Iterator[str]:
    """A line for each reason that has words, then for each change."""
    for reason in decision.reasons:
        if reason.text:
            yield f"{reason.text} [{wording.cites(reason.because)}]"
    for change in decision.would_change:
        yield changed(change)


def changed(change: Change) -> str:
    crimes = "; ".join(wording.crime_line(crime) for crime in change.crimes)
    then = wording.HEADINGS[change.then].lower() + (f", {crimes}" if crimes else "")
    cites = f" [{wording.cites(change.because)}]" if change.because else ""
    return f"It would be otherwise if: {change.if_} ({then}).{cites}"
