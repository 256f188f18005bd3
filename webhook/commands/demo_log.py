"""`./helpline up --demo`: past months of sample questions, so that every trainers' page has something to show.

The questions are the rules' own worked cases and the entries' own ways of asking, each marked as a sample; who
asked, in which team and when, is invented. A team that asks more, a training that helps and a subject that
grows are planted, so that there is something to find.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from knowledge.domain.conversation import Outcome
from knowledge.domain.month import Month
from knowledge.domain.training import Held
from knowledge.services.counting_asked import recount
from knowledge.services.desk import Edition
from knowledge.services.gaps.training import record_session
from knowledge.services.loading import load
from knowledge.store.quizzes import Result
from knowledge.store.samples import PastQuestion, add_past
from knowledge.store.unit_of_work import Store, UnitOfWork

MARK = "[sample]"
FIRST = "sample-past-0"
TEAMS = ("Sample response team", "Sample contact centre", "Sample investigation team", "Sample local team")
KEEN = (TEAMS[0], "stalking")
TRAINED, TAUGHT = TEAMS[:2], "assault"
GROWS = "malicious-communications"
MONTHS, PEOPLE, QUESTIONS = 6, 320, 16_000
WHO = "Sample trainer"
# Topic, how often it comes up, the class decided, and the one that is taken for it.
SUBJECTS = (
    ("assault", 40, "105A", "8N"),
    ("stalking", 16, "8Q", "8L"),
    ("harassment", 14, "8L", "8R"),
    ("malicious-communications", 14, "8R", "8L"),
    ("theft", 14, "39", "34B"),
    ("burglary", 10, "28K", "30C"),
    ("rape", 6, "19C", "20A"),
)
UNANSWERED = (
    "drone flown over the wall of a prison, what goes on for that",
    "drone over the prison wall again last night, is there anything to record",
    "who records a drone that dropped a parcel over the wall of a prison",
    "hire car never brought back, is that on the force where it was hired",
    "hire car was due on Friday and never brought back, theft or civil",
    "firm says a hire car was never brought back and he won't pick up",
    "dog bit a delivery driver in the front garden, who records it",
    "delivery driver says a dog bit him at the door, no injury to speak of",
    "dog bit the delivery driver and the owner says he kicked it first",
)
AUDITS = """category,team,audited,compliant,period,topic
Sample: rape,force,93,84,{period},rape
Sample: N100 recorded,force,34,6,{period},n100
Sample: victim informed of cancellation,force,49,34,{period},cancellation
Sample: recorded within 24 hours,force,611,556,{period},
Sample: assault,force,220,171,{period},assault
Sample: stalking,force,120,112,{period},stalking
"""


@dataclass(frozen=True)
class _Subject:
    """What is asked about a topic: cases of the class that is confused, and entries with ways of asking."""

    topic: str
    decided: str
    meant: str
    cases: list[str]
    entries: list[tuple[str, int, str]]


def add_past_months(store: Store, edition: Edition, now: datetime) -> int:
    """Write, count and compare by; how many questions there are now, 0 where they were added before."""
    with store() as work:
        if work.conversations.find(FIRST) is not None:
            return 0
        last = Month.last_over(now)
        questions = list(_questions(edition, last))
        add_past(work, questions)
        recount(work)
        _add_files(work, last, now)
        _add_quizzes(work, last)
        # Held in the middle, so that there is something before it and something after.
        held = Held(last.before(2).first + timedelta(days=2), (TAUGHT,), TRAINED, 60)
        record_session(work, held, WHO, now)
        work.commit()
    return len(questions)


def _questions(edition: Edition, last: Month) -> Iterator[PastQuestion]:
    chance = random.Random(1)
    subjects = {topic: _subject(edition, topic, decided, meant) for topic, _, decided, meant in SUBJECTS}
    first = last.before(MONTHS - 1)
    seconds = int((last.end - first.start).total_seconds())
    for number in range(QUESTIONS):
        at = first.start + timedelta(seconds=int(seconds * (number + chance.random()) / QUESTIONS))
        person = chance.randrange(PEOPLE)
        team = TEAMS[person % len(TEAMS)]
        late = at >= last.before(1).start
        weights = [_weight(topic, often, team, late=late) for topic, often, _, _ in SUBJECTS]
        subject = subjects[chance.choices(list(subjects), weights)[0]]
        text, outcome = _asked(chance, subject, _mistaken(subject.topic, team, at, last))
        passed = outcome.status == "handed_over"
        yield PastQuestion(
            FIRST.replace("0", str(number)), f"sample:{person}", at, team, f"{MARK} {text}", outcome,
            chance.choices((True, False, None), (25, 6, 69))[0], 500 + number % 700,
            timedelta(minutes=chance.randrange(20, 600)) if passed else None,
        )  # fmt: skip


def _subject(edition: Edition, topic: str, decided: str, meant: str) -> _Subject:
    cases = [
        case.name
        for case in edition.rulebook.by_topic[topic].cases
        if case.crimes and [ho_class for ho_class, _, _ in case.crimes] == [decided]
    ]
    entries = [
        (entry.id, entry.version, words)
        for entry in edition.entries.values()
        if topic in entry.topics
        for words in entry.asked_as[:2]
    ]
    return _Subject(topic, decided, meant, cases, entries)


def _weight(topic: str, often: float, team: str, *, late: bool) -> float:
    return often * (3 if (team, topic) == KEEN else 1) * (1.8 if late and topic == GROWS else 1)


def _mistaken(topic: str, team: str, at: datetime, last: Month) -> float:
    trained = topic == TAUGHT and team in TRAINED and at >= last.before(1).start
    return 0.18 if trained else 0.42


def _asked(chance: random.Random, subject: _Subject, mistaken: float) -> tuple[str, Outcome]:
    """What was asked, and what became of it."""
    what = chance.choices(("decided", "answered", "handed_over", "needs_facts"), (62, 26, 7, 5))[0]
    if what == "handed_over":
        return chance.choice(UNANSWERED), Outcome(status=what, kind="ask")
    if what == "answered" and subject.entries:
        entry, version, words = chance.choice(subject.entries)
        return words, Outcome(
            status=what, kind="ask", topic=subject.topic, entry=entry, entry_version=version
        )
    text = chance.choice(subject.cases) if subject.cases else f"which class is {subject.topic}"
    if what == "needs_facts":
        return text, Outcome(status=what, kind="ask", topic=subject.topic)
    meant = subject.meant if chance.random() < mistaken else subject.decided
    return text, Outcome(
        status="decided", kind="ask", topic=subject.topic, decision="record_crime",
        meant_class=meant if chance.random() < 0.7 else None, decided_class=subject.decided,
    )  # fmt: skip


def _add_files(work: UnitOfWork, last: Month, now: datetime) -> None:
    month = last.before(MONTHS - 1)
    heads = "".join(f"{team},{PEOPLE // len(TEAMS) + 10},{month}\n" for team in TEAMS)
    load(work, "teams", "sample-teams.csv", f"team,people,month\n{heads}".encode(), WHO, now)
    rows = "".join(
        f"{team},{topic},{one},{5 * often}\n"
        for one in month.up_to(last)
        for team in TEAMS
        for topic, often, _, _ in SUBJECTS
    )
    load(work, "crimes", "sample-crimes.csv", f"team,topic,month,crimes\n{rows}".encode(), WHO, now)
    period = f"{date(month.year, month.number, 1):%Y-%m} to {date(last.year, last.number, 1):%Y-%m}"
    load(work, "audits", "sample-audits.csv", AUDITS.format(period=period).encode(), WHO, now)


def _add_quizzes(work: UnitOfWork, last: Month) -> None:
    chance = random.Random(2)
    for person in range(0, PEOPLE, 4):
        for place, team in enumerate(TEAMS):
            right = chance.choices(range(6), (1, 2, 3, 4, 4, 2 + place))[0]
            result = Result(TAUGHT, team, f"sample:{person + place}", right, 5)
            work.quizzes.add(result, str(last), last.start + timedelta(days=3))
