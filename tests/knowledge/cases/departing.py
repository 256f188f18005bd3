"""How a decision departs from what a case expects."""

from collections import Counter

from knowledge.domain.citation import Because
from knowledge.domain.decision import Decision
from tests.knowledge.cases.told import ToldCase
from tests.knowledge.edition import decided


def complaint(case: ToldCase) -> str:
    """How the decision departs from what the case expects; empty when it does not."""
    decision, question = decided(case.facts)
    if question is not None:
        return f"still asks for {question.fact.id}"
    if not decision.decided:
        return _complaint_of_branches(case, decision)
    if decision.word.value not in (*case.expect, case.ends_in):
        return f"gives {decision.word.value}, not {' or '.join(case.expect)}"
    crimes = Counter({(crime.ho_class, crime.code or ""): crime.count for crime in decision.crimes})
    if case.crimes != crimes:
        return f"gives the crimes {dict(crimes)}"
    if case.expect == ("answer",) and case.page not in cited(decision):
        return f"does not cite page {case.page[1]}"
    return ""


def _complaint_of_branches(case: ToldCase, decision: Decision) -> str:
    words = {branch.decision.value for branch in decision.branches}
    if {branch.fact for branch in decision.branches} != {case.open}:
        return f"is left open by {sorted(decision.missing)}"
    if not words or not words <= set(case.expect):
        return f"gives {sorted(words)} in its branches"
    return "" if case.page in cited(decision) else f"does not cite page {case.page[1]}"


def cited(decision: Decision) -> set[tuple[str, str]]:
    parts: list[Because] = [reason.because for reason in decision.reasons]
    parts += [crime.because for crime in decision.crimes]
    parts += [included.because for included in decision.not_separate]
    parts += [branch.because for branch in decision.branches]
    return {(citation.doc, str(citation.page)) for part in parts for citation in part}
