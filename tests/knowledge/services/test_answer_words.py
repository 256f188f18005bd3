"""Two answers are the same only if an officer would read the same on the page."""

from knowledge.services.advising import Turn, reply_to
from knowledge.services.answer_words import lines_of
from knowledge.services.case_file import CaseFile
from tests.knowledge.conftest import NOW
from tests.knowledge.edition import DAY, edition


def said(text: str) -> tuple[str, ...]:
    replies, _ = reply_to(Turn("c", text, "ask", now=NOW, on=DAY), edition(), CaseFile())
    return lines_of(replies)


def beginnings(lines: tuple[str, ...]) -> set[str]:
    return {line.partition(":")[0] for line in lines}


def test_a_decision_is_read_with_its_flags_what_it_assumes_and_what_would_change_it() -> None:
    lines = said("he punched his girlfriend in the face, black eye, she reports it herself")
    assert any(line.startswith("Record a crime") for line in lines)
    assert {"Flags", "Assumed", "Source", "Understood"} <= beginnings(lines)
    assert any(line.startswith("It would change if ") for line in lines)


def test_a_question_is_read_with_why_it_is_asked_and_its_answers() -> None:
    lines = said("he punched me in the face")
    assert {"Asked because", "Answers"} <= beginnings(lines)


def test_an_entry_is_read_with_its_page() -> None:
    lines = said("what is a crime related incident")
    assert {"Entry", "Source"} <= beginnings(lines)


def test_choices_are_read_by_their_titles() -> None:
    lines = said("theft")
    assert sum(line.startswith("- ") for line in lines) > 1
