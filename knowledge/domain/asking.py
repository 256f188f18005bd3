"""From the log's messages to questions: what counts as one, and what became of it.

One question may take many messages: the helpline asks back, the officer answers by word or
button, then says whether it helped. Counting messages would make every interview look like
a question asked again, so all that belongs to one question is folded into it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from knowledge.domain.teaching import Asked, Ending

# Nothing is asked by these, and nothing comes of them.
ASIDES = frozenset(
    {
        "greet", "thanks", "bye", "capabilities", "abuse", "override",
        "helpful", "unhelpful", "why", "source", "restart", "back",
        "stop", "resume",
    }
)  # fmt: skip
# These can only be about the question before them.
STEPS = frozenset({"choose", "forget", "change", "unsure", "human", "meant"})
# These are taken for answers to what the helpline asked back, unless they change the topic.
REPLIES = frozenset({"inform", "affirm", "deny", "correct"})
NOBODY_HELPED = frozenset({"handed_over", "unavailable"})
# After this long, whatever is said begins anew.
PAUSE = timedelta(hours=1)
AGAIN = timedelta(days=1)
"""What comes of a question later than this after it was asked is not counted: so a month can't change any more
once a day has passed after it."""
_OPINIONS = {"helpful": True, "unhelpful": False}


class Said(NamedTuple):
    """One message as the log has it, without its words. A tuple, since there are many."""

    id: int
    conversation: str
    owner: str
    at: datetime
    team: str
    kind: str
    topic: str | None
    status: str
    decision: str | None
    helped: bool | None
    took_ms: int = 0
    entry: str | None = None
    entry_version: int | None = None
    stated: str = ""
    decided: str = ""


@dataclass(slots=True)
class _Question:
    """A question while its messages come in."""

    first: Said
    last: Said
    topic: str | None
    status: str
    decision: str | None
    helped: bool | None
    took_ms: int = 0
    entry: tuple[str | None, int | None] = (None, None)
    stated: str = ""
    decided: str = ""
    again: timedelta | None = None
    said_in_time: bool | None = None
    said_late: bool = False

    @classmethod
    def begin(cls, said: Said) -> "_Question":
        """With its first message."""
        made = cls(said, said, said.topic, said.status, said.decision, None)
        made.note(said)
        return made

    def note(self, said: Said) -> None:
        """What every message may add, whatever it does to the outcome."""
        self.took_ms += said.took_ms
        if said.entry:
            self.entry = said.entry, said.entry_version
        self.stated = self.stated or said.stated
        self.decided = said.decided or self.decided

    def add(self, said: Said) -> None:
        """One more message about it. A short word in between leaves its outcome as it is."""
        self.last = said
        self.note(said)
        self.topic = said.topic or self.topic
        if said.topic or said.status in NOBODY_HELPED:
            self.status = said.status
            self.decision = said.decision or self.decision

    def hear(self, said: Said) -> None:
        """An opinion, with its time where it came as a message; the answer alone doesn't say when."""
        if said.kind in _OPINIONS:
            if said.at - self.first.at <= AGAIN:
                self.said_in_time = _OPINIONS[said.kind]
            else:
                self.said_late = True
        elif said.helped is not None:
            self.helped = said.helped

    @property
    def opinion(self) -> bool | None:
        """What the officer said of it within a day."""
        return self.said_in_time if self.said_in_time is not None or self.said_late else self.helped

    def continues_with(self, said: Said) -> bool:
        """Whether the message belongs to this question."""
        if said.at - self.first.at > AGAIN:
            return False
        if said.kind in STEPS:
            return True
        if said.at - self.last.at > PAUSE:
            return False
        if said.kind in REPLIES:
            return said.topic in (None, self.topic) or self.topic is None
        return self.status == "needs_facts" and said.topic is not None and said.topic == self.topic


def fold(messages: Iterable[Said]) -> Iterator[Asked]:
    """The questions in messages, which come oldest first; in the order in which they were asked."""
    latest: dict[str, _Question] = {}
    questions: list[_Question] = []
    for said in messages:
        before = latest.get(said.conversation)
        if said.kind not in ASIDES:
            if before is not None and before.continues_with(said):
                before.add(said)
            elif said.kind not in STEPS:
                before = _Question.begin(said)
                latest[said.conversation] = before
                questions.append(before)
        if before is not None:
            before.hear(said)
    _mark_again(questions)
    return map(_asked, questions)


def _mark_again(questions: Iterable[_Question]) -> None:
    """Note on a question how soon the same person asked about the same topic anew."""
    latest: dict[tuple[str, str], _Question] = {}
    for question in questions:
        if question.topic is None:
            continue
        key = question.first.owner, question.topic
        before = latest.get(key)
        if before is not None:
            gap = question.first.at - before.first.at
            before.again = gap if gap <= AGAIN else None
        latest[key] = question


def _asked(question: _Question) -> Asked:
    return Asked(
        question.first.id,
        question.first.at,
        question.first.team,
        question.topic,
        Ending.of(question.status),
        question.decision,
        question.opinion,
        question.again,
        question.first.conversation,
        question.first.owner,
        question.status == "handed_over",
        question.took_ms,
        *question.entry,
        question.stated,
        question.decided,
    )
