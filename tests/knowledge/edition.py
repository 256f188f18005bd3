"""The starter edition as tests use it: read once, without a store."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from knowledge.domain.decision import Decision
from knowledge.domain.documents import Published
from knowledge.domain.interview import Question, interview
from knowledge.domain.report import Report
from knowledge.reading.starter import starter_documents
from knowledge.services.desk import Edition, build_edition
from knowledge.services.report_reading import read_report

DAY = date(2026, 11, 2)


@lru_cache(maxsize=1)
def published() -> tuple[Published, ...]:
    """Every starter document as if approved, in the order in which the store gives them."""
    rows = []
    for document in starter_documents():
        kind, _, slug = document.id.partition("/")
        rows.append(
            Published(
                document.id, kind, slug or kind, document.title, document.body, 1, "starter", date(2026, 4, 1)
            )
        )
    return tuple(sorted(rows, key=lambda one: one.document_id))


@lru_cache(maxsize=1)
def edition() -> Edition:
    return build_edition(published(), DAY)


def report(facts: Mapping[str, object]) -> Report:
    return read_report(facts, edition().rulebook)


def decided(facts: Mapping[str, object]) -> tuple[Decision, Question | None]:
    """The decision and the next question for these facts, under the starter rulebook."""
    return interview(report(facts), edition().rulebook, DAY)
