"""The check of a document before it is approved: it is read, its pages exist, and every case still comes out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from knowledge.domain.documents import Published, in_its_place
from knowledge.domain.entry import Entry
from knowledge.domain.errors import BadInput
from knowledge.domain.interview import interview
from knowledge.domain.proof.finding import Defect
from knowledge.domain.results import Results
from knowledge.domain.rule import WorkedCase
from knowledge.domain.source import Sources
from knowledge.reading.citations import citations_by_rule
from knowledge.reading.offence_file import list_named_in
from knowledge.reading.sources_file import DOCUMENT, sources_in
from knowledge.reading.strict_yaml import ContentError
from knowledge.services.desk import Edition, build_edition
from knowledge.services.edition_parts import entry_of
from knowledge.services.importing import CATALOGUE
from knowledge.services.report_reading import read_report
from knowledge.services.rulebook_check import PROVED, proof_of, rulebook_findings
from knowledge.understanding.patterns import PatternError

FOUND_AMONG = 3
_SEARCHED = ("entry", "glossary")
"""What can change which entry a question finds: then every entry's test questions are asked again."""
_CITING = ("topic", "entry", "facts", "general", "counting", "flags")


def prove(document_id: str, body: str, published: Sequence[Published], on: date) -> Results:
    """What is wrong with the document as it would stand among the published ones; nothing when it may go."""
    kind, _, slug = document_id.partition("/")
    candidate = Published(document_id, kind, slug or kind, slug, body, 0, "", on)
    documents = in_its_place(published, candidate)
    try:
        faults = list(_faults(candidate, documents, published))
        edition = build_edition(documents, on)
    except (ContentError, PatternError) as error:
        return Results([str(error)], untried=True)
    if kind in _SEARCHED:
        own, others = _by_document(_asked_again(edition), document_id)
        own = [*_unknown_names(candidate, edition, published), *own]
        return Results(faults, [*own, *_new_among(others, published, on, _asked_again)])
    proof, found = Results(), None
    if kind in PROVED:
        proof = proof_of(document_id, edition, documents, lambda: _proved_before(published, on))
        faults, found = [*faults, *proof.faults], proof.complaints
    if proof.untried:
        return Results(faults, proof.failures, of_proof=found, untried=True)
    own, others = _by_document(case_complaints(edition), document_id)
    new = _new_among(others, published, on, case_complaints)
    return Results(faults, [*proof.failures, *own, *new], of_proof=found)


def everything_wrong(documents: Sequence[Published], on: date) -> list[str]:
    """What is wrong with all that is in effect on the day, one sentence for each; nothing when all is well.

    Raises ContentError where it can't be read at all.
    """
    sources = sources_in(documents)
    pages = [complaint for one in documents for complaint in _wrong_pages(one, sources)]
    edition = build_edition(documents, on)
    found = rulebook_findings(edition, documents)
    cases = [] if any(one.defect is Defect.CYCLE for one in found) else case_complaints(edition)
    return [*pages, *(one.sentence for one in found), *cases, *_asked_again(edition)]


def _proved_before(published: Sequence[Published], on: date) -> frozenset[str]:
    try:
        edition = build_edition(published, on)
    except (ContentError, PatternError):
        return frozenset()
    return frozenset(one.sentence for one in rulebook_findings(edition, published))


def case_complaints(edition: Edition) -> Iterable[str]:
    """Each worked case that does not come out, and each rule that no case tries.

    Topics are tried as the documents stand, so that a force's determination does not make their cases wrong.
    """
    yield from _determination_complaints(edition)
    edition = replace(edition, rulebook=edition.rulebook.undetermined)
    for topic in edition.rulebook.topics:
        fired: set[str] = set()
        for case in topic.cases:
            complaint, reasons = _try_case(case, edition)
            fired |= reasons
            if complaint:
                yield f"topic/{topic.id}: case '{case.name}': {complaint}"
        for rule in topic.rules:
            if rule.id not in fired:
                yield f"topic/{topic.id}: rule '{rule.id}' has no worked case that fires it"


def _determination_complaints(edition: Edition) -> Iterable[str]:
    """Each case that a determination does not settle as it says, tried on a day when it is in force."""
    for one in edition.rulebook.determinations:
        day = max(edition.on, one.in_force.since)
        if not one.in_force.covers(day):
            continue
        for case in one.cases:
            complaint, fired = _try_case(case, replace(edition, on=day))
            if not complaint and one.id not in fired:
                complaint = "the decision does not rest on the determination"
            if complaint:
                yield f"{one.id}: case '{case.name}': {complaint}"


def _asked_again(edition: Edition) -> Iterable[str]:
    for entry in edition.entries.values():
        yield from entry_complaints(entry, edition)


def entry_complaints(entry: Entry, edition: Edition) -> Iterable[str]:
    """Each test question that no longer finds the entry, or whose answer the entry does not state."""
    text = " ".join((entry.title, entry.plain, entry.log)).lower()
    for test in entry.tests:
        found = [hit.entry.id for hit in edition.index.find(test.ask, FOUND_AMONG)]
        if entry.id not in found:
            yield f"entry/{entry.id}: '{test.ask}' now finds {', '.join(found) or 'nothing'}"
        for words in test.states:
            if words.lower() not in text:
                yield f"entry/{entry.id}: the answer does not state '{words}'"


def _unknown_names(candidate: Published, edition: Edition, published: Sequence[Published]) -> Iterable[str]:
    """Related entries that are not there, and topics that neither decide nor group any entry so far."""
    entry = edition.entries.get(candidate.slug) if candidate.kind == "entry" else None
    if entry is None:
        return
    subjects = {one for other in edition.entries.values() if other.id != entry.id for one in other.topics}
    held = next((one for one in published if one.document_id == candidate.document_id), None)
    try:
        before = entry_of(held) if held else None
    except ContentError:
        before = None  # what is published can't be read, and this mends it
    subjects |= set(edition.rulebook.by_topic) | set(before.topics if before else ())
    yield from (f"entry/{entry.id}: there is no topic '{one}'" for one in entry.topics if one not in subjects)
    unknown = [one for one in entry.related if one not in edition.entries]
    yield from (f"entry/{entry.id}: there is no related entry '{one}'" for one in unknown)


def _by_document(complaints: Iterable[str], document_id: str) -> tuple[list[str], list[str]]:
    own: list[str] = []
    others: list[str] = []
    for complaint in complaints:
        (own if complaint.startswith(f"{document_id}:") else others).append(complaint)
    return own, others


def _new_among(
    others: list[str],
    published: Sequence[Published],
    on: date,
    complaints: Callable[[Edition], Iterable[str]],
) -> list[str]:
    """What other documents complain of only since this change: what was wrong before must not stop its mending."""
    if not others:
        return []
    try:
        before = set(complaints(build_edition(published, on)))
    except (ContentError, PatternError):
        return others
    return [complaint for complaint in others if complaint not in before]


def _try_case(case: WorkedCase, edition: Edition) -> tuple[str, set[str]]:
    try:
        report = read_report(case.facts, edition.rulebook)
    except BadInput as error:
        return error.sentence, set()
    decision, question = interview(report, edition.rulebook, edition.on)
    fired = {reason.rule for reason in decision.reasons}
    fired |= {citation.doc for reason in decision.reasons for citation in reason.because}
    if question is not None:
        return f"still asks for '{question.fact.id}'", fired
    if case.decision is None:
        return "" if decision.turned_away else f"gives {decision.word.value}, and should be left open", fired
    if decision.turned_away:
        return "only says that this class does not apply, so it is left open", fired
    if decision.word is not case.decision:
        return f"gives {decision.word.value}, not {case.decision.value}", fired
    got = sorted((crime.ho_class, crime.count) for crime in decision.crimes)
    if case.crimes is not None and got != sorted((ho_class, count) for ho_class, _, count in case.crimes):
        return f"gives the crimes {got}", fired
    return "", fired


def _faults(
    candidate: Published, documents: Sequence[Published], published: Sequence[Published]
) -> Iterable[str]:
    """What the text cites that isn't there; of the text that names the documents, whose citations it would break."""
    sources = sources_in(documents)
    if candidate.kind == DOCUMENT:
        before = sources_in(published)
        broken = {complaint for one in published for complaint in _wrong_pages(one, before)}
        new = (complaint for one in published for complaint in _wrong_pages(one, sources))
        yield from (complaint for complaint in new if complaint not in broken)
    elif candidate.document_id == CATALOGUE:
        named = list_named_in(candidate.body)
        if named and sources.ids() and named not in sources:
            yield f"{CATALOGUE} is {named}, which `{DOCUMENT}` does not name yet: approve its draft first."
    else:
        yield from _wrong_pages(candidate, sources)


def _wrong_pages(candidate: Published, sources: Sources) -> Iterable[str]:
    if sources.ids() and candidate.kind in _CITING:
        yield from _page_complaints(candidate, sources)


def _page_complaints(candidate: Published, sources: Sources) -> Iterable[str]:
    name = f"{candidate.document_id}.yml"
    for rule, citations in citations_by_rule(candidate.body, name, sources).items():
        place = f"{name}: {rule}: source" if rule else name
        for complaint in filter(None, map(sources.complaint, citations)):
            yield f"{place}: {complaint}"
