"""An answer says how sure it is: when it was checked, against what, and whether that is too long ago."""

from dataclasses import replace
from datetime import timedelta

from knowledge.domain.entry import GRACE, Entry
from knowledge.domain.reply import Reply, Status
from knowledge.search.index import EntryIndex
from knowledge.services.advising import reply_to
from knowledge.services.case_file import CaseFile
from knowledge.services.desk import Edition, wordbook
from knowledge.services.turn import Turn
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import DAY, edition, published

ASKED = "what does FOUR stand for"
NAME = "glossary-four"


def with_review_by(days_before: int) -> Edition:
    """The edition with the review day of one entry so many days before the day of asking."""
    held = edition()
    old: Entry = replace(held.entries[NAME], review_by=DAY - timedelta(days=days_before))
    entries = {**held.entries, NAME: old}
    return replace(held, entries=entries, index=EntryIndex(entries.values(), wordbook(published())))


def ask(held: Edition) -> Reply:
    return reply_to(Turn("c", ASKED, None, now=NOW, on=DAY), held, CaseFile())[0][0]


def test_an_answer_says_when_it_was_checked_and_against_which_edition() -> None:
    reply = ask(edition())
    assert "Checked on 23 November 2026 against Crime Recording Rules 2026/27" in reply.text
    entry = reply.as_json()["entries"][0]  # type: ignore[index]
    assert entry["verified"] == "2026-11-23"
    assert entry["review_by"] == "2027-04-01"
    assert entry["edition"] == "crime-recording-rules-2026-27"
    assert reply.as_json()["overdue"] is False


def test_an_overdue_entry_is_given_and_marked() -> None:
    reply = ask(with_review_by(1))
    assert reply.status is Status.ANSWERED
    assert reply.as_json()["overdue"] is True
    assert "past its review date" in reply.text


def test_on_its_review_day_an_entry_is_not_overdue() -> None:
    assert ask(with_review_by(0)).as_json()["overdue"] is False


def test_on_the_last_day_of_grace_an_entry_is_still_given() -> None:
    assert ask(with_review_by(GRACE.days)).status is Status.ANSWERED


def test_past_its_grace_the_question_goes_to_a_person_and_no_other_entry_is_given() -> None:
    reply = ask(with_review_by(GRACE.days + 1))
    assert reply.status is Status.HANDED_OVER
    assert not reply.entries
    assert not reply.citations
    assert "too long past its review date" in reply.text
