"""Puts a decision or an entry before the officer: approved words in a fixed order, with the citations."""

from datetime import date, datetime

from knowledge.domain import determination
from knowledge.domain.citation import Because, Citation
from knowledge.domain.decision import Action, Crime, Decision
from knowledge.domain.entry import Entry
from knowledge.domain.interview import Question
from knowledge.domain.reply import Asked, Chip
from knowledge.domain.rule import Word
from knowledge.understanding.received import LONDON

HEADINGS = {
    Word.RECORD_CRIME: "Record a crime",
    Word.CRIME_RELATED_INCIDENT: "Record a crime related incident, not a crime",
    Word.INCIDENT_ONLY: "No crime to record: incident only",
    Word.N100: "Record a reported incident of rape (N100)",
    Word.N300: "Record a death report (N300)",
    Word.CANCEL: "The record can be cancelled",
    Word.TRANSFER: "For another force: transfer",
    Word.REFER: "Ask the Force Crime Registrar",
    Word.ADD_TO_EXISTING: "Add to the crime already recorded",
    Word.OUTCOME: "Outcome",
    Word.ANSWER: "Answer",
}


def cited(citation: Citation) -> str:
    if citation.doc.startswith(f"{determination.KIND}/"):
        return f"This force: {citation.section}"
    unit = "p." if citation.unit == "page" else citation.unit
    return f"{citation.title or citation.doc} {unit} {citation.page}, {citation.section}"


def cites(because: Because) -> str:
    return "; ".join(cited(citation) for citation in dict.fromkeys(because))


def checked(entry: Entry) -> str:
    """How sure the entry is: when it was last checked against what, and by when it must be again."""
    held = f" against {entry.because[0].title or entry.because[0].doc}" if entry.because else ""
    return f"Checked on {_day(entry.verified)}{held}; to be checked again by {_day(entry.review_by)}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def crime_line(crime: Crime) -> str:
    code = f", {crime.code}" if crime.code else ""
    return f"{crime.count} × {crime.title} ({crime.ho_class}{code})"


def in_short(decision: Decision) -> str:
    """The decision inside a sentence: what is recorded by class and code, or the heading's words."""
    heading = HEADINGS[decision.word]
    if decision.incident:
        return f"{heading[0].lower()}{heading[1:]}, {decision.incident}"
    if not decision.crimes:
        return heading[0].lower() + heading[1:]
    rows = (
        f"{crime.count} × {crime.ho_class}{f' {crime.code}' if crime.code else ''} ({crime.title})"
        for crime in decision.crimes
    )
    return f"{heading[0].lower()}{heading[1:]}, {' and '.join(rows)}"


def decision_text(decision: Decision) -> str:
    """The decision first, then what to record, why, and what to do."""
    lines = [HEADINGS[decision.word] + (f": {decision.incident}" if decision.incident else "") + "."]
    lines += [
        f"- {crime_line(crime)}{_role(decision, crime)}"
        for crime in decision.in_order
        if not decision.incident
    ]
    whys = list(dict.fromkeys(reason.text for reason in decision.reasons if reason.text))
    if whys:
        lines += ["", "Why:", *(f"- {why}" for why in whys)]
    if decision.readings:
        lines += ["", "The rules can be read either way:", *(f"- {reading}" for reading in decision.readings)]
    if decision.not_separate:
        lines += [
            "",
            "Not recorded separately:",
            *(f"- {row.title} ({row.ho_class}). {row.why}" for row in decision.not_separate),
        ]
    if decision.actions:
        lines += ["", "Do:", *(f"- {action.text}{_by(action)}" for action in decision.actions)]
    return "\n".join(lines)


def _role(decision: Decision, crime: Crime) -> str:
    return {"principal": ": the principal crime", "addition": ": recorded in addition"}.get(
        decision.role_of(crime), ""
    )


def _by(action: Action) -> str:
    """The end of the 24 hours, as a clock in England and Wales shows it."""
    return f" By {action.by.astimezone(LONDON):%H:%M on %d/%m/%Y}." if action.by else ""


def branches_text(decision: Decision) -> str:
    """What each answer would lead to, where the officer does not know; the decision first where all lead to it."""
    if not decision.branches:
        return (
            "It can't be settled yet: more than one thing that it turns on is not known. Find out what you can and "
            "tell me, or ask the Force Crime Registrar."
        )
    words = {branch.decision for branch in decision.branches}
    lines = ["It turns on one thing that is not known:"]
    if len(words) == 1:
        lines = [
            f"{HEADINGS[words.pop()]}, whichever it is. What is recorded turns on one thing that is not known:"
        ]
    for branch in decision.branches:
        crimes = "; ".join(crime_line(crime) for crime in branch.crimes)
        lines.append(
            f"- {branch.label}: {HEADINGS[branch.decision].lower()}{' – ' + crimes if crimes else ''}"
        )
    return "\n".join(lines)


def asked(question: Question) -> Asked:
    fact = question.fact
    return Asked(fact.id, fact.question, fact.why, tuple(fact.options.items()), question.at_most_more)


def decision_log(decision: Decision, chips: tuple[Chip, ...], now: datetime) -> str:
    """The rationale to paste into the log: conclusion, facts, rules, day. Labels only, so no personal data."""
    rows = [
        f"RECORDING DECISION: {HEADINGS[decision.word]}{' ' + decision.incident if decision.incident else ''}."
    ]
    rows += [f"Crime: {crime_line(crime)}." for crime in decision.crimes if not decision.incident]
    if chips:
        rows.append("Facts relied on: " + "; ".join(chip.label for chip in chips) + ".")
    if decision.presumed:
        rows.append("Assumed: " + "; ".join(decision.presumed.values()) + ".")
    rows += [f"{reason.text} [{cites(reason.because)}]" for reason in decision.reasons if reason.text]
    rows += [f"Not recorded separately: {row.title} ({row.ho_class})." for row in decision.not_separate]
    rows += [f"{action.text}{_by(action)}" for action in decision.actions if action.by]
    if decision.flags:
        rows.append("Flags: " + ", ".join(decision.flags) + ".")
    rows.append(
        f"Rules in force {decision.on:%d/%m/%Y}, edition {decision.edition}. Advice given {now:%d/%m/%Y %H:%M} UTC. "
        "Decision support: the recording decision is the officer's."
    )
    return "\n".join(rows)


def entry_log(entry: Entry, now: datetime) -> str:
    return (
        f"{entry.log or entry.answer}\n[{cites(entry.because)}; entry {entry.id} version {entry.version}; "
        f"advice given {now:%d/%m/%Y %H:%M} UTC]"
    )


def decision_citations(decision: Decision) -> Because:
    rows = [citation for crime in decision.crimes for citation in crime.because]
    rows += [citation for reason in decision.reasons for citation in reason.because]
    rows += [citation for branch in decision.branches for citation in branch.because]
    rows += [citation for action in decision.actions for citation in action.because]
    return tuple(dict.fromkeys(rows))
