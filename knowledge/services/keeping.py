"""Keeping what must be kept, and forgetting what must not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from knowledge.domain.conversation import Json
from knowledge.reading.paragraph_file import keep_texts, kept_texts, only_kept_names
from knowledge.store.backup import restore_backup, write_backup
from knowledge.store.dump import read_kept
from knowledge.store.unit_of_work import UnitOfWork

# What stays of a reply: what was decided on which version, without anybody's words.
_REMAINS = ("status", "decision", "entries", "citations", "record")


@dataclass(frozen=True)
class Forgotten:
    """How many of each lost their words."""

    questions: int
    conversations: int
    inquiries: int


def backup(url: str, home: Path, file: Path, now: datetime) -> dict[str, int]:
    """The whole store, consistent while running, and the rules that were read; rows of each table."""
    return write_backup(url, file, now, kept_texts(home))


def restore(url: str, home: Path, file: Path, *, replace: bool = False) -> dict[str, int]:
    """The whole store from a backup, or nothing; rows of each table.

    A store in which people have worked is left alone unless `replace` is said.
    """
    kept = read_kept(file)
    only_kept_names(kept)
    rows = restore_backup(url, file, replace=replace)
    keep_texts(home, kept)
    return rows


def forget_old_texts(work: UnitOfWork, before: datetime) -> Forgotten:
    """Blank the words of everything asked before then; what was decided stays countable.

    Commits by batches, so that nobody waits for the whole.
    """
    questions = 0
    for batch in work.questions.with_text_before(before):
        for question in batch:
            work.questions.forget_words(question.id, _remains(question.replies))
        questions += len(batch)
        work.commit()
    conversations = work.conversations.forget(before)
    inquiries = work.inquiries.forget(before)
    work.commit()
    return Forgotten(questions, conversations, inquiries)


def _remains(replies: Sequence[Json] | None) -> list[dict[str, Any]] | None:
    if replies is None:
        return None
    return [_without_words(reply) for reply in replies]


def _without_words(reply: Json) -> dict[str, Any]:
    kept = {key: reply[key] for key in _REMAINS if key in reply}
    understood = reply.get("understood") or []
    kept["understood"] = [{"fact": fact.get("fact"), "value": fact.get("value")} for fact in understood]
    return kept
