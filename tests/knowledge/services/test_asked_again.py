"""Before an entry is published, every entry's test questions are asked again, and what now finds another is told."""

from datetime import date

from knowledge.domain.documents import Published
from knowledge.services.proving import everything_wrong, prove
from tests.knowledge.edition import DAY, published

NAME = "entry/glossary-four"


def body_of(document_id: str) -> str:
    return next(one.body for one in published() if one.document_id == document_id)


def greedy(asked: str) -> str:
    """An entry's body with another entry's question many times over among its own phrasings."""
    own = body_of(NAME)
    more = "".join(f'  - "{asked} {number}"\n' for number in range(60))
    return own.replace("asked_as:\n", f"asked_as:\n{more}", 1).replace(
        'terms: ["', f'terms: ["{asked}", "', 1
    )


def test_every_test_question_of_the_starter_edition_finds_its_entry() -> None:
    assert [one for one in everything_wrong(published(), DAY) if "now finds" in one] == []


def test_an_unchanged_entry_troubles_nobody() -> None:
    assert not prove(NAME, body_of(NAME), published(), DAY).failures


def test_an_entry_that_takes_anothers_question_is_told_of_before_it_is_published() -> None:
    asked = "by what time after the initial report must the crime be on the system?"
    rivals = [greedy(asked).replace("entry: glossary-four", f"entry: rival-{n}") for n in range(3)]
    documents = list(published())
    for number, body in enumerate(rivals[:2]):
        documents.append(_as_published(f"entry/rival-{number}", body))
    told = prove("entry/rival-2", rivals[2], documents, DAY).failures
    assert any(one.startswith("entry/when-to-record:") and "now finds" in one for one in told)


def _as_published(document_id: str, body: str) -> Published:
    return Published(
        document_id, "entry", document_id.split("/")[1], "Rival", body, 1, "ann", date(2026, 4, 1)
    )
