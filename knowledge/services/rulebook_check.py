"""The check of everything that decides: proved as a whole, every page there, every rule tried by a worked case."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from knowledge.domain.documents import Published
from knowledge.domain.engine import decide
from knowledge.domain.errors import BadInput
from knowledge.domain.proof.finding import Defect, Finding
from knowledge.domain.proof.order import Offences
from knowledge.domain.proof.whole import prove_rulebook
from knowledge.domain.results import Results
from knowledge.domain.rule import Rule
from knowledge.domain.rulebook import Rulebook
from knowledge.services.desk import Edition
from knowledge.services.report_reading import read_report

PROVED = frozenset({"topic", "facts", "general", "counting", "flags"})
"""The kinds of document on which the proof depends."""
_WASTE = frozenset({Defect.NEVER_FIRES, Defect.NEVER_MATTERS, Defect.NOT_PROVED, Defect.UNTRIED})
"""What makes no answer wrong: whoever approves it may have a reason."""


def proof_of(
    document_id: str, edition: Edition, documents: Sequence[Published], before: Callable[[], Collection[str]]
) -> Results:
    """What one document brings into the edition that is made of these documents.

    `before` says what was found without it, once that is needed: what was wrong already must not stop the mending
    of something else, so of that only what stands in the document itself is told, and it stops nothing.
    """
    found = rulebook_findings(edition, documents)
    if not found:
        return Results()
    known = before()
    new = [one for one in found if one.sentence not in known]
    own = [one for one in found if one.sentence in known and one.document == document_id]
    faults = [one.sentence for one in new if one.defect not in _WASTE]
    failures = [one.sentence for one in (*new, *own) if one.sentence not in faults]
    return Results(faults, failures, untried=any(one.defect is Defect.CYCLE for one in found))


def rulebook_findings(edition: Edition, documents: Sequence[Published]) -> list[Finding]:
    """What the proof finds in the edition, each with the document of those given that it is to be mended in."""
    found = prove_rulebook(edition.rulebook, edition.on, _offences(edition))
    if not any(finding.defect is Defect.CYCLE for finding in found):  # deciding would go round in it too
        found += _untried(edition)
    return [replace(finding, document=_document_of(finding, documents)) for finding in found]


def _offences(edition: Edition) -> Offences:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for row in edition.catalogue.offences:
        key = (row.ho_class, row.code)
        found[key] = found.get(key, frozenset()) | ({row.basis} if row.basis else set())
    return found


def _untried(edition: Edition) -> Iterator[Finding]:
    """Rules across topics that no worked case of any topic fires."""
    rulebook = edition.rulebook.undetermined
    fired = set(_fired(rulebook, edition))
    of_day = rulebook.of(edition.on)
    for document, rules in (("general", of_day.recording + of_day.actions), ("flags", of_day.flags)):
        for rule in rules:
            if _mark(rule) not in fired:
                yield Finding(
                    Defect.UNTRIED,
                    document,
                    rule.id,
                    "when",
                    "no worked case of any topic fires it",
                    "Add a case to the 'cases' of a topic that it bears on",
                )


def _fired(rulebook: Rulebook, edition: Edition) -> Iterator[str]:
    for topic in rulebook.topics:
        for case in topic.cases:
            try:
                decision = decide(read_report(case.facts, rulebook), rulebook, edition.on)
            except BadInput:  # the check of the topic's own cases says so
                continue
            yield from (reason.rule for reason in decision.reasons)
            yield from (f"action {action.id}" for action in decision.actions)


def _mark(rule: Rule) -> str:
    return f"action {rule.then.action}" if rule.then.action else rule.id


def _document_of(finding: Finding, documents: Sequence[Published]) -> str:
    """A topic's finding names its document already; a fact or a rule across topics is looked for in those given."""
    if "/" in finding.document:
        return finding.document
    name = re.escape(finding.rule)
    written = rf"^  {name}:" if finding.document == "facts" else rf"^\s*-? *id: {name}$"
    for document in documents:
        if document.kind == "counting" == finding.document:
            return document.document_id
        if document.kind in PROVED and finding.rule and re.search(written, document.body, re.MULTILINE):
            return document.document_id
    return finding.document
