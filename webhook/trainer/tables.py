"""Each table of figures, once, for the page and for its file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.domain.teaching import Group, Known, Overview, Read, Tally
from webhook.clock import LONDON
from webhook.trainer.spreadsheet import Cell
from webhook.trainer.wording import ENDINGS, FIGURES, decision_word, share, team_name, topic_title, week_words

COUNTS = ("Asked", "Unanswered", "Not helpful", "Asked again")


@dataclass(frozen=True)
class Table:
    """A header and its rows."""

    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def figures(overview: Overview, known: Known) -> Table:
    """The figures of all together, and what each counts."""
    rows = [(figure.label, getattr(overview.total, figure.field), figure.counts) for figure in FIGURES]
    return Table(("Figure", "Questions", "What it counts"), rows)


def topics(overview: Overview, known: Known) -> Table:
    """By topic, with its share of all."""
    return _groups("Topic", overview.topics, overview.total, lambda key: topic_title(known, key))


def teams(overview: Overview, known: Known) -> Table:
    """By team, with its share of all."""
    return _groups("Team", overview.teams, overview.total, team_name)


def weeks(overview: Overview, known: Known) -> Table:
    """By week."""
    header = ("Week", "First day", "Last day", *COUNTS)
    rows = [
        (week_words(week.days), str(week.days.first), str(week.days.last), *_counts(week.tally))
        for week in overview.weeks
    ]
    return Table(header, rows)


def week_counts(overview: Overview) -> Table:
    """By week, for the page: the days are in the row's name."""
    return Table(
        ("Week", *COUNTS), [(week_words(week.days), *_counts(week.tally)) for week in overview.weeks]
    )


TABLES: dict[str, Callable[[Overview, Known], Table]] = {
    "figures": figures,
    "topics": topics,
    "teams": teams,
    "weeks": weeks,
}


def questions(read: Sequence[Read], known: Known) -> Table:
    """A list of questions with their words."""
    header = (
        "Asked at (UK time)", "Team", "Topic", "Outcome", "Decision", "Helped", "Asked again after (minutes)",
        "Reference", "Question (redacted)",
    )  # fmt: skip
    return Table(header, [_question(one, known) for one in read])


def _question(one: Read, known: Known) -> tuple[Cell, ...]:
    asked = one.asked
    helped = {True: "yes", False: "no", None: ""}[asked.helped]
    return (
        f"{asked.at.astimezone(LONDON):%Y-%m-%d %H:%M}",
        team_name(asked.team),
        topic_title(known, asked.topic),
        ENDINGS[asked.ending],
        decision_word(asked.decision),
        helped,
        round(asked.again.total_seconds() / 60) if asked.again is not None else None,
        one.reference,
        one.text if one.text is not None else "(no longer kept)",
    )


def _groups(name: str, groups: Sequence[Group], total: Tally, title: Callable[[str | None], str]) -> Table:
    rows = [
        (
            title(group.key),
            group.tally.asked,
            share(group.tally.asked, total.asked),
            *_counts(group.tally)[1:],
        )
        for group in groups
    ]
    return Table((name, COUNTS[0], "Share", *COUNTS[1:]), rows)


def _counts(tally: Tally) -> tuple[int, int, int, int]:
    return tally.asked, tally.unanswered, tally.not_helpful, tally.asked_again
