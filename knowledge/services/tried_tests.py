"""Every test question and worked case of a document with what came of it, right or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.domain.entry import EntryTest
from knowledge.domain.rule import WorkedCase
from knowledge.services.wording import HEADINGS


@dataclass(frozen=True, slots=True)
class TriedTest:
    """`expected` in words; `wrong` is what came of it instead, or nothing where it came out so."""

    asked: str
    expected: str
    wrong: str


def tried_tests(
    document_id: str, cases: Sequence[WorkedCase], tests: Sequence[EntryTest], complaints: Sequence[str]
) -> list[TriedTest]:
    """Out of the complaints of the check, which has tried every one of them."""
    said = [one.removeprefix(f"{document_id}: ") for one in complaints if one.startswith(f"{document_id}: ")]
    found = [
        TriedTest(case.name, "; ".join(_expected(case)), _after(f"case '{case.name}': ", said))
        for case in cases
    ]
    for test in tests:
        unstated = [words for words in test.states if f"the answer does not state '{words}'" in said]
        wrong = _after(f"'{test.ask}' ", said) or "; ".join(f"does not state “{one}”" for one in unstated)
        stated = " and ".join(f"“{words}”" for words in test.states)
        found.append(TriedTest(test.ask, f"finds this entry, which states {stated}", wrong))
    return found


def _after(begin: str, said: Sequence[str]) -> str:
    return next((one.removeprefix(begin) for one in said if one.startswith(begin)), "")


def _expected(case: WorkedCase) -> Iterator[str]:
    said = HEADINGS[case.decision] if case.decision else "Left open, saying only what it is not"
    yield said + (f": {case.incident}" if case.incident else "")
    for ho_class, code, count in case.crimes or ():
        yield f"{count} × {ho_class}" + (f" ({code})" if code else "")
