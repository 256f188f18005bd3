"""Logs of invented questions by numbered people, put straight into the store; the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from knowledge.domain.conversation import Outcome
from knowledge.domain.month import Month
from knowledge.store.samples import PastQuestion, add_past
from knowledge.store.unit_of_work import Store

TOPICS = ("assault", "stalking", "rape", "burglary", "fraud", "theft")
STATUSES = ("decided", "answered", "handed_over", "needs_facts", "out_of_scope", "unavailable")


@dataclass(frozen=True)
class Log:
    """So many questions by so many people in so many teams, over whole months."""

    first: Month
    months: int
    questions: int
    people: int
    teams: int = 4
    topics: tuple[str, ...] = TOPICS
    seed: int = 1
    keen: dict[tuple[str, str], float] = field(default_factory=dict)
    """Team and topic, and how many times as often it asks."""
    wrong: float = 0.3
    """How often the class that was meant isn't the one that is decided."""
    texts: bool = True

    def team_of(self, person: int) -> str:
        return f"Response {person % self.teams + 1}"


def write_log(store: Store, log: Log) -> None:
    """Each question is a conversation of one message. Count it afterwards with `recount`."""
    with store() as work:
        add_past(work, _questions(log))
        work.commit()


def _questions(log: Log) -> Iterator[PastQuestion]:
    chance = random.Random(log.seed)
    start = log.first.start
    seconds = int((log.first.after(log.months - 1).end - start).total_seconds())
    weights = [0.5**n + 0.05 for n in range(len(log.topics))]
    ats = sorted(chance.randrange(seconds) for _ in range(log.questions))
    for number, at in enumerate(ats):
        person = chance.randrange(log.people)
        team = log.team_of(person)
        keen = [w * log.keen.get((team, topic), 1.0) for topic, w in zip(log.topics, weights, strict=True)]
        topic = chance.choices(log.topics, keen)[0]
        outcome = _outcome(log, chance, topic, seldom=number % 3 == 0)
        yield PastQuestion(
            f"log-{log.seed}-{number}",
            f"account:{person}",
            start + timedelta(seconds=at),
            team,
            words_about(topic, number, outcome.status or "") if log.texts else None,
            outcome,
            chance.choices((True, False, None), (25, 8, 67))[0],
            400 + number % 900,
        )


def _outcome(log: Log, chance: random.Random, topic: str, *, seldom: bool) -> Outcome:
    status = chance.choices(STATUSES, (40, 30, 12, 10, 6, 2))[0]
    stated = status == "decided" and chance.random() < 0.6
    decided = ("8N", "8Q", "19C")[(hash_of(topic) + seldom) % 3] if status == "decided" else None
    meant = decided if chance.random() > log.wrong else "39"
    given = "assault-which-class" if seldom else "reports-by-professionals"
    entry, version = (given, 1) if status == "answered" else (None, None)
    return Outcome(
        status=status,
        kind="ask",
        topic=None if status in ("out_of_scope", "unavailable") else topic,
        entry=entry,
        entry_version=version,
        decision="record_crime" if decided else None,
        meant_class=meant if stated else None,
        decided_class=decided,
    )


def hash_of(word: str) -> int:
    """The same for the same word in every run, which Python's own is not."""
    return sum(map(ord, word))


def words_about(topic: str, number: int, status: str) -> str:
    """A few invented words, with nobody in them."""
    asked = (
        "drone flown over a prison wall",
        "dog bit the postman on the path",
        "hire car never brought back",
    )
    if status in ("handed_over", "unavailable"):
        return f"{asked[number % 3]}, case {number}"
    return f"what is the class for {topic}, case {number}"
