"""A conversation with the starter edition, without a bot or a store between; its state goes through JSON."""

import json
from datetime import UTC, datetime

from knowledge.domain.reply import Reply
from knowledge.services.advising import reply_to
from knowledge.services.case_file import CaseFile
from knowledge.services.turn import Turn
from tests.knowledge.edition import DAY, edition

NOW = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


class Talk:
    """What an officer says and presses; `kind` is what the assistant takes her words for."""

    def __init__(self) -> None:
        self.case = CaseFile()

    def replies(
        self, text: str, kind: str | None = None, payload: dict[str, str] | None = None
    ) -> list[Reply]:
        turn = Turn("talk", text, kind, payload or {}, now=NOW, on=DAY)
        replies, case = reply_to(turn, edition(), self.case)
        self.case = CaseFile.from_json(json.loads(json.dumps(case.as_json())))
        return replies

    def says(self, text: str, kind: str | None = None) -> Reply:
        """The first reply."""
        return self.replies(text, kind)[0]

    def presses(self, kind: str, **payload: str) -> Reply:
        return self.replies(f"/{kind}", kind, payload)[0]

    def answers(self, value: str) -> Reply:
        """Presses an option of the question that stands open."""
        assert self.case.asked is not None
        return self.presses("inform", fact=self.case.asked, value=value)


def classes(reply: Reply) -> list[str]:
    assert reply.decision is not None
    return [crime.ho_class for crime in reply.decision.crimes]


def chips(reply: Reply) -> dict[str, object]:
    return {chip.fact: chip.value for chip in reply.understood}
