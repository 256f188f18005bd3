"""The shared scenario cases as facts: what was told, and what is expected, keyed by the case's id.

A file holds, for each case: `page` (of the rules, or document and page), `acts` (with what is particular to each),
`facts` of the whole report, `expect` (the decision, or those that the case leaves open), `crimes` ("class code",
without the code where the class has none, "x3" for three), and where needed

- `ends_in`: the case is a question about the rules, but the facts end in this decision, cited at the page;
- `open`: the fact that nobody in the case knows, so that the decision is given for each of its answers;
- `differs`: why the engine does not give what the case expects.

No text of a case stands here; the benchmark `answered_cases` reads it from the shared folder.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from knowledge.reading.strict_yaml import Block, parse

FOLDER = Path(__file__).parent
OFFICIAL = "official_examples"
RULES = "crime-recording-rules-2026-27"
_CRIME = re.compile(r"(\S+)(?: ((?!x\d)\S+))?(?: x(\d+))?")


@dataclass(frozen=True, slots=True)
class ToldCase:
    id: str
    topic: str
    """The file that the case stands in."""
    facts: Mapping[str, object]
    """As POST /api/v1/decisions takes them, `acts` among them."""
    expect: tuple[str, ...]
    crimes: Counter[tuple[str, str]]
    page: tuple[str, str]
    ends_in: str = ""
    open: str = ""
    differs: str = ""

    @property
    def official(self) -> bool:
        return self.topic == OFFICIAL

    @property
    def acts(self) -> tuple[Mapping[str, object], ...]:
        rows = self.facts["acts"]
        return tuple(rows) if isinstance(rows, list) else ()

    def tells(self, fact: str) -> str | None:
        """What the officer of this case would answer when asked for the fact; None where the case does not say."""
        for row in (self.facts, *self.acts):
            if fact in row and row[fact] != "not_known":
                return str(row[fact])
        return None


@lru_cache(maxsize=1)
def told_cases() -> tuple[ToldCase, ...]:
    """The scenarios of the shared cases."""
    return _in_folder(FOLDER)


@lru_cache(maxsize=1)
def document_examples() -> tuple[ToldCase, ...]:
    """The worked examples that the documents print, by document, page and number; a, b, c are the stages of one."""
    return _in_folder(FOLDER / "documents")


def _in_folder(folder: Path) -> tuple[ToldCase, ...]:
    return tuple(case for file in sorted(folder.glob("*.yml")) for case in _read(file))


def _read(file: Path) -> list[ToldCase]:
    top = parse(file.read_text(encoding="utf-8"), file.name)
    cases = [_case(name, top.block(name), file.stem) for name in top.names()]
    top.done()
    return cases


def _case(name: str, block: Block, topic: str) -> ToldCase:
    facts = block.block("facts")
    acts = block.take("acts")
    assert isinstance(acts, list), f"{block.place}: 'acts' must be a list"
    told: dict[str, object] = {fact: facts.text(fact) for fact in facts.names()}
    told["acts"] = [{"act": act} if isinstance(act, str) else act for act in acts]
    case = ToldCase(
        name,
        topic,
        told,
        block.texts("expect"),
        _crimes(block),
        _page(block.text("page")),
        block.text("ends_in", ""),
        block.text("open", ""),
        block.text("differs", ""),
    )
    block.done()
    return case


def _crimes(block: Block) -> Counter[tuple[str, str]]:
    crimes: Counter[tuple[str, str]] = Counter()
    for written in block.texts("crimes"):
        found = _CRIME.fullmatch(written)
        assert found, f"{block.place}: '{written}' is not 'class code' or 'class code x2'"
        crimes[found[1], found[2] or ""] += int(found[3] or 1)
    return crimes


def _page(written: str) -> tuple[str, str]:
    doc, _, page = written.rpartition(" ")
    return doc or RULES, page
