"""The words of old questions go, and what was decided stays."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from knowledge.domain.conversation import Asker, Outcome
from knowledge.services.answering_log import claim_conversation, finish_question, open_question, question_of
from knowledge.settings import Settings
from knowledge.store.schema import upgrade
from knowledge.store.unit_of_work import open_store
from webhook.commands.forgetting import forget_now, forgetting

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECRET = "a secret of sixteen characters"


def _settings(home: Path, url: str) -> Settings:
    return Settings(home, url, 8000, 5005, 5055, 90, SECRET, SECRET)


def _ask(url: str, at: datetime) -> int:
    store = open_store(url)
    with store() as work:
        claim_conversation(work, f"c{at.date()}", "account:1", at)
        opened = open_question(work, f"c{at.date()}", None, "slapped, no injury", Asker("officer", "A"), at)
        finish_question(
            work, opened.question, [{"text": "Record it", "status": "decided"}], Outcome("decided"), 5, SECRET
        )
        work.commit()
    store.close()
    return opened.question


def test_words_older_than_the_retention_are_forgotten_and_younger_ones_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/helpline.sqlite"
    upgrade(url)
    old, young = _ask(url, NOW - timedelta(days=91)), _ask(url, NOW - timedelta(days=89))
    assert forget_now(_settings(tmp_path, url), NOW) == 1
    with open_store(url).reading() as work:
        assert question_of(work, old).text is None
        assert question_of(work, old).outcome.status == "decided"
        assert question_of(work, young).text == "slapped, no injury"


def test_a_store_that_cannot_be_written_is_said_once_and_tried_later(tmp_path: Path) -> None:
    said: list[str] = []
    forget = forgetting(_settings(tmp_path, f"sqlite:///{tmp_path}/not/there.sqlite"), said.append)
    forget()
    forget()
    assert len(said) == 1
    assert "could not be forgotten" in said[0]
