"""The trainers' figures in words: what each is called, and what exactly it counts."""

from dataclasses import dataclass
from datetime import timedelta

from knowledge.domain.teaching import NONE, Choice, Ending, Known, Listing, Period
from webhook.chat.wording import DECISIONS, day

ENDINGS = {
    Ending.DECIDED: "Decided",
    Ending.ANSWERED: "Answered",
    Ending.UNFINISHED: "Left open",
    Ending.OUTSIDE: "Out of scope",
    Ending.UNANSWERED: "Unanswered",
}


@dataclass(frozen=True)
class Figure:
    """One number on the page; `field` is its name in a Tally."""

    field: str
    label: str
    counts: str
    listing: Listing


FIGURES = (
    Figure(
        "asked",
        "Asked",
        "Questions. All that belongs to one question is counted once: what the helpline asked back, the answers to "
        "that, and the buttons. Greetings, thanks and remarks about an answer are not counted.",
        Listing.ALL,
    ),
    Figure("decided", "Decided", "Ended in a recording decision.", Listing.DECIDED),
    Figure("answered", "Answered", "Ended in an approved entry or the list of offences.", Listing.ANSWERED),
    Figure(
        "unfinished",
        "Left open",
        "The helpline asked back or offered titles, and nothing more came.",
        Listing.UNFINISHED,
    ),
    Figure(
        "outside",
        "Out of scope",
        "Not about recording crime, or not to be made out.",
        Listing.OUTSIDE,
    ),
    Figure(
        "unanswered",
        "Unanswered",
        "Went to an adviser, or the helpline failed.",
        Listing.UNANSWERED,
    ),
    Figure("helped", "Helped", "The officer said that the answer helped.", Listing.HELPED),
    Figure(
        "not_helpful", "Not helpful", "The officer said that the answer did not help.", Listing.NOT_HELPFUL
    ),
    Figure(
        "asked_again",
        "Asked again",
        "The same person asked a new question on the same topic within 24 hours.",
        Listing.AGAIN,
    ),
)

HEADINGS = {figure.listing: figure.label for figure in FIGURES} | {
    Listing.ALL: "All questions",
    Listing.AGAIN: "Asked again within a day",
}


def topic_title(known: Known, topic: str | None) -> str:
    """A topic's title."""
    return known.topics.get(topic, topic) if topic and topic != NONE else "No topic recognised"


def team_name(team: str | None) -> str:
    """A team's name."""
    return team if team and team != NONE else "No team given"


def decision_word(decision: str | None) -> str:
    """A decision as a heading has it; empty when there is none."""
    return DECISIONS.get(decision, decision.replace("_", " ")) if decision else ""


def short_day(one: Period) -> str:
    """The first day of a week, for a narrow place."""
    return f"{one.first.day} {one.first:%b}"


def week_words(week: Period) -> str:
    """A week as a row's heading."""
    if week.is_whole_week:
        return f"Week of {day(week.first)}"
    if week.first == week.last:
        return f"{day(week.first)} (1 day)"
    return f"{day(week.first)} to {day(week.last)} ({(week.last - week.first).days + 1} days)"


def choice_words(choice: Choice, known: Known) -> str:
    """A choice in one line."""
    parts = [f"{day(choice.period.first)} to {day(choice.period.last)}"]
    if choice.team:
        parts.append(team_name(choice.team))
    if choice.topic:
        parts.append(topic_title(known, choice.topic))
    return ", ".join(parts)


def share(part: int, whole: int) -> str:
    """A part in 100, rounded; a dash where there is nothing to divide by."""
    return f"{part * 100 / whole:.0f} %" if whole else "–"


def gap_words(gap: timedelta | None) -> str:
    """How soon somebody asked again."""
    if gap is None:
        return ""
    minutes = round(gap.total_seconds() / 60)
    if minutes < 60:
        return "1 minute" if minutes == 1 else f"{minutes} minutes"
    hours = round(minutes / 60)
    return "1 hour" if hours == 1 else f"{hours} hours"
