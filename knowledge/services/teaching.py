"""What officers asked, for those who teach them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from knowledge.domain.asking import AGAIN, fold
from knowledge.domain.errors import BadInput
from knowledge.domain.teaching import (
    NONE,
    Asked,
    Choice,
    Group,
    Known,
    Listing,
    Overview,
    Period,
    Read,
    Tally,
    Week,
)
from knowledge.services.answering_log import GIVEN_UP
from knowledge.store.unit_of_work import UnitOfWork

LOOKED = "questions read"
# A question asked just before midnight is finished, and may be asked again, on the next day.
MARGIN = timedelta(days=1)


def known(work: UnitOfWork) -> Known:
    """What there is to choose from, topics by title."""
    titles = work.teaching.topic_titles()
    topics = {topic: titles.get(topic) or _as_title(topic) for topic in {*titles, *work.teaching.topics()}}
    by_title = sorted(topics.items(), key=lambda pair: pair[1].lower())
    return Known(work.teaching.teams(), dict(by_title))


def check_team(known: Known, team: str) -> None:
    """BadInput for a team that nobody knows."""
    if team not in (NONE, *known.teams):
        raise BadInput(f"Nobody of a team called “{team}” has asked anything.", field="team")


def check_topic(known: Known, topic: str) -> None:
    """BadInput for a topic that nobody knows."""
    if topic != NONE and topic not in known.topics:
        raise BadInput(f"There is no topic called “{topic}”.", field="topic")


def asked_in(work: UnitOfWork, choice: Choice, now: datetime) -> list[Asked]:
    """The questions of a choice, oldest first."""
    start, end = choice.period.start, choice.period.end
    said = work.teaching.said(start - MARGIN, end + max(MARGIN, AGAIN), now - GIVEN_UP)
    return [one for one in fold(said) if start <= one.at < end and choice.takes(one)]


def overview(work: UnitOfWork, choice: Choice, now: datetime) -> Overview:
    """All figures of a choice."""
    questions = asked_in(work, choice, now)
    return Overview(
        choice,
        Tally.of(questions),
        _groups(questions, lambda one: one.topic),
        _groups(questions, lambda one: one.team or None),
        _weeks(questions, choice.period),
    )


def listed(work: UnitOfWork, choice: Choice, listing: Listing, now: datetime) -> list[Asked]:
    """The questions of a list, newest first, without their words."""
    return [one for one in reversed(asked_in(work, choice, now)) if listing.holds(one)]


def read_words(
    work: UnitOfWork, questions: Sequence[Asked], what: str, who: str, account_id: int | None, now: datetime
) -> list[Read]:
    """The words of these questions; that somebody looked is noted in the same work, so commit it.

    `what` says which they are, for whoever reads the record of events.
    """
    words = work.teaching.words([one.id for one in questions])
    if questions:
        detail = f"{len(questions)} shown: {what}"
        work.events.add(now, who, LOOKED, account_id=account_id, detail=detail)
    return [Read(one, *words.get(one.id, (None, None))) for one in questions]


def _groups(questions: Sequence[Asked], key: Callable[[Asked], str | None]) -> list[Group]:
    """Most asked first."""
    found: dict[str | None, list[Asked]] = defaultdict(list)
    for one in questions:
        found[key(one)].append(one)
    groups = [Group(name, Tally.of(some)) for name, some in found.items()]
    return sorted(groups, key=lambda group: (-group.tally.asked, group.key or ""))


def _weeks(questions: Sequence[Asked], period: Period) -> list[Week]:
    """Every week of the period, those without questions too."""
    weeks, begin = [], 0
    for days in period.weeks():
        end = begin
        while end < len(questions) and questions[end].at < days.end:
            end += 1
        weeks.append(Week(days, Tally.of(questions[begin:end])))
        begin = end
    return weeks


def _as_title(topic: str) -> str:
    """A topic that only entries name: `third-party-report` reads Third party report."""
    words = topic.removeprefix("signpost.").replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
