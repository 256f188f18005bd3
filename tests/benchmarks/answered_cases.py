"""The shared scenarios through the conversation, each question answered from the facts of its case.

.venv/bin/python -m tests.benchmarks.answered_cases [--misses] [CASE ...]

A case's text is read from ../shared/cases, its facts from tests/knowledge/cases. The officer of the case presses the
button that her facts name, and "don't know" where they do not tell. Where an answer about the rules is wanted she
chooses a title that cites the page; where a decision is, no title will do. The last reply is
scored as ../shared/tools/score_cases.py does. Everything but the web and Rasa takes part.
"""

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

from knowledge.domain.report import View
from knowledge.services.case_file import CaseFile
from knowledge.services.replying import take_turn
from knowledge.services.turn import Turn
from knowledge.settings import PROJECT
from knowledge.understanding.redaction import Memory, redact
from tests.knowledge.cases.told import ToldCase, told_cases
from tests.knowledge.edition import DAY, edition, report

SHARED = PROJECT.parent / "shared"
FILES = ("official", "real")
MOST_QUESTIONS = 8
RIGHT_WANTED, WRONG_ALLOWED = 0.95, 0.01

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """How one case went: the scorer's verdict on the first and on the last reply, and the facts asked on the way."""

    case: ToldCase
    first: str
    last: str
    cited: bool
    same_crimes: bool | None
    questions: tuple[str, ...]
    promised: int | None
    """How many questions the first of them said there could be; None where none was asked."""
    reply: Json

    @property
    def broke_the_promise(self) -> bool:
        """More questions followed than the first one said, or one came twice."""
        told = self.promised is not None and len(self.questions) > self.promised
        return told or len(set(self.questions)) < len(self.questions)


class Officer:
    """Tells the text of a case, and then answers from its facts."""

    def __init__(self, case: ToldCase, scorer: ModuleType) -> None:
        self._case, self._merged = case, scorer.merged
        self._known = View(report(case.facts), edition().rulebook)
        self._state = CaseFile()

    def says(self, text: str) -> Json:
        return self._take(redact(text, Memory()).text, None, {})

    def answers(self, fact: str) -> Json:
        value = self._case.tells(fact) or self._follows(fact)
        if value is None:
            return self._take("/unsure", "unsure", {"fact": fact})
        return self._take("/inform", "inform", {"fact": fact, "value": value})

    def chooses(self, choices: list[Json]) -> Json | None:
        """The title whose entry cites the page that the case turns on, where an answer and no decision is wanted."""
        entries = edition().entries
        if self._case.expect != ("answer",):
            return None
        for choice in choices:
            because = entries[choice["entry"]].because
            if self._case.page in {(one.doc, str(one.page)) for one in because}:
                return self._take("/choose", "choose", {"entry": choice["entry"]})
        return None

    def _follows(self, fact: str) -> str | None:
        """What the facts of the case say by themselves, such as the age group where the age is told."""
        value = self._known(fact)
        return None if value is None or isinstance(value, tuple) or value == "not_known" else str(value)

    def _take(self, text: str, kind: str | None, payload: Mapping[str, str]) -> Json:
        turn = Turn(self._case.id, text, kind, payload, {}, now=datetime.now(UTC), on=DAY)
        replies, self._state = take_turn(turn, edition(), self._state)
        merged: Json = self._merged([reply.as_json() for reply in replies])
        return merged


def ask(case: ToldCase, shared: Json, scorer: ModuleType) -> Asked:
    """One conversation, to its end or to the eighth question."""
    officer = Officer(case, scorer)
    reply = first = officer.says(shared["text"])
    promised = first["question"]["at_most_more"] + 1 if first.get("question") else None
    questions: list[str] = []
    while len(questions) < MOST_QUESTIONS:
        following = _next(officer, reply, questions)
        if following is None:
            break
        reply = following
    last, cited, same = scorer.score(shared, reply)
    return Asked(case, scorer.score(shared, first)[0], last, cited, same, tuple(questions), promised, reply)


def _next(officer: Officer, reply: Json, questions: list[str]) -> Json | None:
    if reply.get("question"):
        questions.append(reply["question"]["fact"])
        return officer.answers(reply["question"]["fact"])
    if reply.get("choices"):
        questions.append("choice")
        return officer.chooses(reply["choices"])
    return None


def shared_cases() -> Iterator[Json]:
    for name in FILES:
        for line in (SHARED / "cases" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_cases", SHARED / "tools" / "score_cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _row(name: str, results: list[Asked]) -> str:
    n = len(results)
    last = Counter(result.last for result in results)
    first = Counter(result.first for result in results)
    crimes = [result.same_crimes for result in results if result.same_crimes is not None]
    asked = [len(result.questions) for result in results]
    shares = "  ".join(
        f"{verdict} {last[verdict] / n:.3f}" for verdict in ("right", "asks", "holds", "wrong")
    )
    return (
        f"{name:9} {n:4} cases  first reply right {first['right'] / n:.3f}  answered: {shares}  "
        f"cited {sum(result.cited for result in results) / n:.3f}  "
        f"crimes {sum(crimes) / max(1, len(crimes)):.3f}  "
        f"questions: mean {sum(asked) / n:.2f}, most {max(asked)}, "
        f"promises broken {sum(result.broke_the_promise for result in results)}"
    )


def _miss(result: Asked, shared: Json) -> str:
    got = result.reply.get("decision") or {}
    crimes = [f"{row['ho_class']} {row.get('code')} x{row.get('count')}" for row in got.get("crimes") or []]
    wanted = [f"{row['ho_class']} x{row.get('count')}" for row in shared["expected"].get("crimes", [])]
    return (
        f"{result.case.id} {result.last}{' crimes differ' if result.same_crimes is False else ''}: "
        f"{shared['text'][:300]!r}\n    wants {shared['expected']['decision']} {wanted} p.{result.case.page[1]}; "
        f"asked {list(result.questions)}; got {result.reply.get('status')} {got.get('decision')} {crimes} "
        f"understood {[(chip['fact'], chip['value']) for chip in result.reply.get('understood', [])]}"
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> int:
    if not (SHARED / "cases").is_dir():
        _say(f"The shared cases are not there: {SHARED / 'cases'} is absent, so there is nothing to ask.")
        return 1
    wanted = {one for one in sys.argv[1:] if not one.startswith("-")}
    told = {case.id: case for case in told_cases()}
    rows = [row for row in shared_cases() if row["id"] in told and (not wanted or row["id"] in wanted)]
    if not rows:
        _say(f"No scenario is called {', '.join(sorted(wanted))}.")
        return 2
    scorer = _scorer()
    results = [ask(told[row["id"]], row, scorer) for row in rows]
    if "--misses" in sys.argv:
        for result, row in zip(results, rows, strict=True):
            if result.last != "right" or result.same_crimes is False:
                _say(_miss(result, row))
    for name, part in (("official", False), ("real", True)):
        some = [result for result in results if (result.case.topic == "public") is part]
        if some:
            _say(_row(name, some))
    _say(_row("together", results))
    right = sum(result.last == "right" for result in results) / len(results)
    wrong = sum(result.last == "wrong" for result in results) / len(results)
    return 0 if wanted or (right >= RIGHT_WANTED and wrong <= WRONG_ALLOWED) else 1


if __name__ == "__main__":
    sys.exit(main())
