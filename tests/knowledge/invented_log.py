"""Logs of invented questions by numbered people, put straight into the tables; the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import insert

from knowledge.domain.month import Month
from knowledge.store.tables import ConversationRow, QuestionRow
from knowledge.store.unit_of_work import Store

TOPICS = ("assault", "stalking", "rape", "burglary", "fraud", "theft")
STATUSES = ("decided", "answered", "handed_over", "needs_facts", "out_of_scope", "unavailable")
_BATCH = 5000


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
    rows = _rows(log)
    with store() as work:
        while batch := list(islice(rows, _BATCH)):
            talks = [
                {"id": row["conversation_id"], "owner": owner, "state": {}, "redaction": {},
                 "created_at": row["at"], "last_at": row["at"]}
                for owner, row in batch
            ]  # fmt: skip
            work.session.execute(insert(ConversationRow.__table__), talks)
            work.session.execute(insert(QuestionRow.__table__), [row for _, row in batch])
        work.commit()


def _rows(log: Log) -> Iterator[tuple[str, dict[str, Any]]]:
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
        yield f"account:{person}", _row(log, chance, number, start + timedelta(seconds=at), team, topic)


def _row(log: Log, chance: random.Random, number: int, at: datetime, team: str, topic: str) -> dict[str, Any]:
    status = chance.choices(STATUSES, (40, 30, 12, 10, 6, 2))[0]
    stated = status == "decided" and chance.random() < 0.6
    decided = ("8N", "8Q", "19C")[hash_of(topic) % 3] if status == "decided" else None
    meant = decided if chance.random() > log.wrong else "39"
    entry = ("reports-by-professionals", 1) if status == "answered" else (None, None)
    return {
        "conversation_id": f"log-{log.seed}-{number}",
        "at": at,
        "tried_at": at,
        "role": "officer",
        "team": team,
        "text_redacted": words_about(topic, number, status) if log.texts else None,
        "kind": "ask",
        "topic": None if status in ("out_of_scope", "unavailable") else topic,
        "entry": entry[0],
        "entry_version": entry[1],
        "status": status,
        "decision": "record_crime" if decided else None,
        "meant_class": meant if stated else None,
        "decided_class": decided,
        "helped": chance.choices((True, False, None), (25, 8, 67))[0],
        "latency_ms": 400 + number % 900,
        "replies": None,
        "state": "answered",
    }


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
