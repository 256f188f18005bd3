"""Every worked example that the documents print is decided from its facts as the document decides it."""

import re
from collections import Counter
from collections.abc import Mapping

import pytest
from pypdf import PageObject, PdfReader

from knowledge.settings import PROJECT
from tests.knowledge.cases.departing import complaint
from tests.knowledge.cases.told import ToldCase, document_examples
from tests.knowledge.edition import decided, edition

EXAMPLES = document_examples()
FRAUD_RULES = PROJECT.parent / "shared" / "sources" / "nfib-fraud-april-2026.pdf"

# How many worked examples each page has, as "page:number". Not counted are the lists of what a thing can look like,
# the incident standard's lists of closing categories, and sheet 6 of the fraud rules: there the NFIB decides.
RULES = "8:1 18:1 19:2 20:2 21:2 22:2 27:1 35:3 36:5 37:2 42:2 43:1 66:1 71:1 83:3 86:2 91:1"
FRAUD = (
    "3:4 7:4 14:2 16:1 18:5 20:3 22:2 24:2 26:2 28:1 30:3 32:2 34:1 36:2 38:2 40:3 42:5 43:5 44:1 47:4 48:1 "
    "50:4 51:3 53:5 55:2 57:4 59:4 61:5 62:6 64:3 66:7 67:7 68:4 69:4 70:2 73:4 74:1 76:5 78:3 80:1 82:5 84:4 "
    "86:4 88:6 89:5 91:3 94:5 95:3 97:4 100:5 102:4 104:6 106:2 108:3 110:2 112:3 114:2 116:1 118:2 120:6 122:4 "
    "124:3 127:5 128:4 129:3 131:5 132:1 134:4 135:1 137:6 139:5 140:1 142:4 144:2 146:4 147:2"
)
OUTCOMES = "5:1 6:1 7:1 8:2 28:1"
RETAIL = "2:2"
PRINTED = {"p": RULES, "sheet": FRAUD, "og": OUTCOMES, "rr": RETAIL}


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.id for example in EXAMPLES])
def test_the_example_is_decided_as_the_document_decides_it(example: ToldCase) -> None:
    found = complaint(example)
    if example.differs:
        assert found, "it is decided as the document says now: take 'differs' away"
    else:
        assert not found, f"{example.id} {found}"


def test_a_worked_case_of_the_rulebook_carries_each_example() -> None:
    """What the registrar's check tries before anything is published covers the documents' own examples."""
    tried = {_by_the_rules(case.facts) for topic in edition().rulebook.topics for case in topic.cases}
    assert [example.id for example in EXAMPLES if _by_the_rules(example.facts) not in tried] == []


def _by_the_rules(facts: Mapping[str, object]) -> tuple[object, ...]:
    """The decision, its crimes and the topics' rules that gave it, the counts apart."""
    decision, _ = decided(facts)
    own = {rule.id for topic in edition().rulebook.topics for rule in topic.rules}
    fired = frozenset(reason.rule for reason in decision.reasons) & own
    crimes = frozenset((crime.ho_class, crime.code) for crime in decision.crimes)
    return decision.word, crimes, decision.incident, fired


def test_every_printed_example_is_carried() -> None:
    for document, pages in PRINTED.items():
        wanted = {page: int(number) for page, number in (row.split(":") for row in pages.split())}
        assert carried(document) == wanted


def carried(document: str) -> dict[str, int]:
    """How many examples of each page are told here, stages not counted apart."""
    found = [re.fullmatch(rf"{document}(\d+)\.(\d+)[a-z]?", example.id) for example in EXAMPLES]
    return dict(Counter(page for page, _ in {match.groups() for match in found if match}))


@pytest.mark.beside_shared
def test_the_fraud_rules_print_as_many_examples_as_are_counted_here() -> None:
    wanted = {page: int(number) for page, number in (row.split(":") for row in FRAUD.split())}
    printed = {str(sheet): _printed(page) for sheet, page in enumerate(PdfReader(FRAUD_RULES).pages, 1)}
    assert {sheet: number for sheet, number in printed.items() if number and sheet != "6"} == wanted


def _printed(page: PageObject) -> int:
    """Examples that begin on the page; sheet 116 prints the word twice over itself."""
    return len(
        re.findall(r"^ *(?:Example|EExxaammppllee)(?: *\d+:| +1[1:]|$| )", page.extract_text(), re.MULTILINE)
    )
