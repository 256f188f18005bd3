"""Every rule of the starter rulebook has a worked case, and every worked case comes out."""

import pytest

from knowledge.domain.rule import WorkedCase
from knowledge.domain.rulebook import Topic
from knowledge.reading.citations import citations_in
from knowledge.reading.sources_file import read_sources
from tests.knowledge.edition import decided, edition, published

CITING = ("topic", "entry", "facts", "general", "counting", "flags")
TOPICS = edition().rulebook.topics
CASES = [(topic, case) for topic in TOPICS for case in topic.cases]


@pytest.mark.parametrize(("topic", "case"), CASES, ids=[f"{t.id}: {c.name}" for t, c in CASES])
def test_the_worked_case_comes_out(topic: Topic, case: WorkedCase) -> None:
    decision, question = decided(case.facts)
    assert question is None, f"still asks for {question.fact.id if question else ''}"
    if case.decision is None:
        assert decision.turned_away
        return
    assert decision.decided or decision.branches
    assert decision.word is case.decision
    if case.crimes is not None:
        found = sorted((crime.ho_class, crime.count) for crime in decision.crimes)
        assert found == sorted((ho_class, count) for ho_class, _, count in case.crimes)
        codes = {crime.code for crime in decision.crimes}
        assert {code for _, code, _ in case.crimes if code} <= codes
    if case.incident is not None:
        assert decision.incident == case.incident


@pytest.mark.parametrize("topic", TOPICS, ids=[topic.id for topic in TOPICS])
def test_every_rule_has_a_worked_case_that_fires_it(topic: Topic) -> None:
    fired = {reason.rule for case in topic.cases for reason in decided(case.facts)[0].reasons}
    silent = [rule.id for rule in topic.rules if rule.id not in fired]
    assert not silent


def test_every_decision_cites_a_page() -> None:
    for _, case in CASES:
        decision, _ = decided(case.facts)
        assert any(reason.because for reason in decision.reasons)


def test_every_citation_names_a_page_that_the_document_has() -> None:
    documents = published()
    sources = read_sources(next(one.body for one in documents if one.kind == "sources"))
    complaints = [
        f"{document.document_id}: {complaint}"
        for document in documents
        if document.kind in CITING
        for citation in citations_in(document.body, document.document_id, sources)
        if (complaint := sources.complaint(citation))
    ]
    assert complaints == []
